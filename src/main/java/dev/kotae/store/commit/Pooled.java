package dev.kotae.store.commit;

import dev.kotae.memory.StoreFailure;
import dev.kotae.store.commit.Session.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Transactions on a server, each on a connection of a pool, at `read committed`. One that the
/// engine undid for the sake of another is done again.
///
/// Runs on platform threads of its own, as many as there are connections: an interrupt of a virtual
/// thread would cut the connection that it reads from, and a caller's patience ends even where the
/// network hangs.
public final class Pooled implements Transactions {
    private static final Logger log = LoggerFactory.getLogger(Pooled.class);

    private static final int QUEUED = 2_048;
    private static final int ATTEMPTS = 3;
    private static final Duration READING = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    /// Not serializable, a deadlock, and what somebody else has inserted at the same moment: it is
    /// there to be found the next time.
    private static final Set<String> AGAIN = Set.of("40001", "40P01", "23505");

    private final Pool pool;
    private final ThreadPoolExecutor threads;

    /// @param pool closed with this
    /// @param connections how many the pool has
    public Pooled(Pool pool, int connections) {
        this.pool = pool;
        this.threads =
                new ThreadPoolExecutor(
                        connections,
                        connections,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(QUEUED),
                        Thread.ofPlatform().name("store-", 1).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public <T> T write(String what, Duration patience, Work<T> work, Consumer<T> afterwards) {
        long deadline = System.nanoTime() + patience.toNanos();
        var unit = new Unit<T>(what, work, afterwards);
        try {
            threads.execute(() -> attempt(unit, deadline));
        } catch (RejectedExecutionException e) {
            var why = threads.isShutdown() ? "closed" : "queue full";
            throw new StoreFailure(what, new TimeoutException(why));
        }
        return unit.await(deadline);
    }

    @Override
    public <T> T admit(String what, Duration patience, Work<T> work, Consumer<T> afterwards) {
        return write(what, patience, work, afterwards);
    }

    @Override
    public <T> T read(String what, Work<T> work) {
        return write(what, READING, work, result -> {});
    }

    private void attempt(Unit<?> unit, long deadline) {
        if (!unit.take()) {
            return;
        }
        try {
            int attempt = 1;
            while (!done(unit, deadline, attempt < ATTEMPTS)) {
                attempt++;
            }
        } catch (Throwable e) {
            // The thread's edge: whatever it was, who waits is told.
            unit.failed(e);
        }
    }

    /// @return false when nothing of it was kept and it is to be done again
    private boolean done(Unit<?> unit, long deadline, boolean more) throws SQLException {
        try (var session = session(unit, deadline)) {
            try {
                unit.run(session);
            } catch (SQLException e) {
                undo(session);
                var state = String.valueOf(e.getSQLState());
                boolean again = AGAIN.contains(state) ? more : isLost(state) && !isOver(deadline);
                if (!again) {
                    throw e;
                }
                log.debug("store transaction is done again", e);
                return false;
            } catch (RuntimeException e) {
                undo(session);
                throw e;
            }
            session.commit();
        }
        unit.committed();
        return true;
    }

    /// Whether the connection broke or the server went. Before the commit that means that nothing
    /// was kept.
    private static boolean isLost(String state) {
        return state.startsWith("08") || state.startsWith("57P0");
    }

    /// Nothing has been done yet that could be done twice: while the caller waits, so do we.
    private Session session(Unit<?> unit, long deadline) throws SQLException {
        while (true) {
            try {
                return new Session(pool.open(), Dialect.POSTGRESQL);
            } catch (SQLTransientConnectionException e) {
                unit.hindered(e);
                if (isOver(deadline)) {
                    throw e;
                }
            }
        }
    }

    private boolean isOver(long deadline) {
        return System.nanoTime() - deadline >= 0 || threads.isShutdown();
    }

    private static void undo(Session session) {
        try {
            session.rollback();
        } catch (SQLException e) {
            log.debug("store connection was broken", e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("store still busy after {}", CLOSING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.close();
    }

    /// Connections that others may have used before.
    public interface Pool extends Session.Opening, AutoCloseable {
        /// A connection that does not commit by itself. Waits for one, some seconds at most.
        ///
        /// @throws SQLTransientConnectionException when there was none in that time
        @Override
        Connection open() throws SQLException;

        @Override
        void close();
    }
}
