package dev.kotae.store.commit;

import dev.kotae.memory.StoreFailure;
import dev.kotae.store.commit.Session.Opening;
import dev.kotae.store.commit.Session.Work;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few connections that only read, beside the writer and without waiting for it.
final class Readers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Readers.class);

    /// A read takes some microseconds of processor time and holds a carrier thread meanwhile: more
    /// of them at once would gain nothing.
    private static final int CONNECTIONS = 4;

    private static final int PATIENCE_SECONDS = 5;

    private final Opening opening;
    private final Semaphore free = new Semaphore(CONNECTIONS);
    private final ConcurrentLinkedQueue<Session> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /// Opens nothing yet.
    ///
    /// @param opening opens a connection, when the first reader needs it
    Readers(Opening opening) {
        this.opening = opening;
    }

    /// Reads in one transaction: what it sees is of one moment.
    ///
    /// @param what names the work in failures
    /// @throws StoreFailure when it could not be read, or the thread was interrupted while waiting
    <T> T read(String what, Work<T> work) {
        try {
            if (closed || !free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreFailure(what, new TimeoutException(closed ? "closed" : "busy"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailure(what, e);
        }
        try {
            return read(work);
        } catch (SQLException e) {
            throw new StoreFailure(what, e);
        } finally {
            free.release();
        }
    }

    private <T> T read(Work<T> work) throws SQLException {
        var kept = idle.poll();
        var session = kept == null ? new Session(opening.open(), Dialect.SQLITE) : kept;
        boolean well = false;
        try {
            var result = work.on(session);
            session.rollback();
            well = true;
            return result;
        } finally {
            if (well) {
                idle.add(session);
            } else {
                session.close();
            }
        }
    }

    /// Waits for the reads that are under way, and closes the connections.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!free.tryAcquire(CONNECTIONS, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("store readers still busy after {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var session = idle.poll(); session != null; session = idle.poll()) {
            try {
                session.close();
            } catch (SQLException e) {
                log.debug("store connection was broken", e);
            }
        }
    }
}
