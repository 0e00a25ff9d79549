package dev.kotae.store.commit;

import dev.kotae.memory.StoreFailure;
import dev.kotae.store.commit.Session.Work;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One caller's work on its way through the writer. Either the writer takes it up or the caller
/// takes it back, never both.
final class Unit<T> {
    private final String what;
    private final Work<T> work;
    private final Consumer<T> afterwards;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private @Nullable T result;
    private volatile @Nullable Throwable hindrance;

    /// Work that nobody has taken up yet.
    ///
    /// @param what names the work in failures
    /// @param afterwards told the result once it is committed, on the writer's thread
    Unit(String what, Work<T> work, Consumer<T> afterwards) {
        this.what = what;
        this.work = work;
        this.afterwards = afterwards;
    }

    /// Whether the caller of this method is the one who decides over the unit from now on.
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    /// Does the work, not yet committed.
    void run(Session session) throws SQLException {
        result = work.on(session);
    }

    /// The work is durable.
    void committed() {
        var done = result;
        if (done != null && !outcome.isDone()) {
            afterwards.accept(done);
            outcome.complete(done);
        }
    }

    /// What keeps the work from being begun, which is tried again for as long as its caller waits.
    void hindered(Throwable by) {
        hindrance = by;
    }

    /// Nothing of the work was kept.
    void failed(Throwable cause) {
        outcome.completeExceptionally(cause);
    }

    /// Waits until the work is durable. Not interruptible: what is asked to be kept is kept.
    ///
    /// @param deadline by [System#nanoTime]
    /// @throws StoreFailure when it was not kept; or when the disk hangs, and then it may yet be
    T await(long deadline) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return outcome.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new StoreFailure(what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            take();
            var by = hindrance;
            throw new StoreFailure(what, by == null ? e : by);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
