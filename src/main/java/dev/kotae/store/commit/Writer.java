package dev.kotae.store.commit;

import dev.kotae.memory.StoreFailure;
import dev.kotae.store.commit.Session.Opening;
import dev.kotae.store.commit.Session.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It takes whatever is queued as one batch and commits it at once
/// (group commit): the sync of the disk, which is what a write costs, is shared by all who wait. A
/// unit that fails is undone alone; when the commit fails, every unit of the batch has failed.
final class Writer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Writer.class);

    private static final int QUEUED = 2_048;
    private static final int BATCH = 256;
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Opening opening;
    private final Checkpoints checkpoints;
    private final BlockingQueue<Unit<?>> queue = new ArrayBlockingQueue<>(QUEUED);
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean ended;
    private @Nullable Session session;
    private boolean ailing;

    /// Starts the thread.
    ///
    /// @param opening opens the connection to write on; again after one that broke
    /// @param checkpoints told of every commit
    Writer(Opening opening, Checkpoints checkpoints) {
        this.opening = opening;
        this.checkpoints = checkpoints;
        this.thread = Thread.ofPlatform().name("store-writer").daemon().start(this::work);
    }

    /// Does some work in a transaction and returns when it is durable. Not interruptible.
    ///
    /// @param what names the work in failures
    /// @param patience how long to wait for that
    /// @param work runs on the writer's thread, with other callers' work in the same transaction
    /// @param afterwards told the result when it is durable, on the writer's thread; must not block
    /// @throws StoreFailure when it was not kept
    <T> T write(String what, Duration patience, Work<T> work, Consumer<T> afterwards) {
        long deadline = System.nanoTime() + patience.toNanos();
        var unit = new Unit<T>(what, work, afterwards);
        if (closing || !enqueued(unit, deadline)) {
            throw new StoreFailure(what, new TimeoutException(closing ? "closed" : "queue full"));
        }
        if (ended && unit.take()) {
            throw new StoreFailure(what, new TimeoutException("closed"));
        }
        return unit.await(deadline);
    }

    private boolean enqueued(Unit<?> unit, long deadline) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return queue.offer(unit, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work() {
        var batch = new ArrayList<Unit<?>>(BATCH);
        while (!(closing && queue.isEmpty())) {
            await(batch);
            queue.drainTo(batch, BATCH - batch.size());
            batch.removeIf(unit -> !unit.take());
            commit(batch);
            batch.clear();
        }
        ended = true;
        queue.forEach(unit -> unit.failed(new TimeoutException("closed")));
        discard();
    }

    private void await(List<Unit<?>> batch) {
        try {
            batch.add(queue.take());
        } catch (InterruptedException e) {
            // close() wakes us this way; the loop's condition knows.
            log.trace("woken");
        }
    }

    private void commit(List<Unit<?>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            var open = session();
            // The right to write, before anything is read: what reads first cannot write any more
            // once somebody beside us has (`inbox redrive`). The driver's own way to say so would
            // take it again as soon as a batch is committed, and keep it.
            open.run("end");
            open.run("begin immediate");
            for (var unit : batch) {
                attempt(unit, open);
            }
            open.commit();
            rose();
            batch.forEach(Unit::committed);
            checkpoints.committed(open);
        } catch (Throwable e) {
            // The worker's edge: whatever it was, those who wait are told, and the next batch
            // begins
            // on a connection of which we know the state.
            fell(e);
            batch.forEach(unit -> unit.failed(e));
            discard();
        }
    }

    /// One line for a disk that fills, however many batches fail: those who wait say the rest.
    private void fell(Throwable cause) {
        if (!ailing) {
            log.error("store writes=failing cause={}", cause.toString());
        }
        ailing = true;
    }

    private void rose() {
        if (ailing) {
            log.info("store writes=well");
        }
        ailing = false;
    }

    private Session session() throws SQLException {
        var open = session;
        if (open == null) {
            open = new Session(opening.open(), Dialect.SQLITE);
            session = open;
        }
        return open;
    }

    private void attempt(Unit<?> unit, Session open) throws SQLException {
        open.update("savepoint unit");
        try {
            unit.run(open);
        } catch (SQLException e) {
            undo(open, e);
            unit.failed(e);
        } catch (RuntimeException e) {
            undo(open, e);
            unit.failed(e);
        }
        open.update("release savepoint unit");
    }

    /// On a full disk the engine may have undone the whole transaction by itself, and the batch has
    /// failed with the unit.
    private static <E extends Exception> void undo(Session open, E cause) throws E {
        try {
            open.update("rollback to savepoint unit");
        } catch (SQLException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }

    private void discard() {
        var open = session;
        session = null;
        if (open != null) {
            try (open) {
                open.rollback();
            } catch (SQLException e) {
                log.debug("store connection was broken", e);
            }
        }
    }

    /// Commits what is queued and ends the thread.
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            if (!thread.join(CLOSING)) {
                log.warn("store writer still busy after {}", CLOSING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
