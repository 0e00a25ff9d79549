package dev.kotae.store.commit;

import dev.kotae.store.commit.Session.Opening;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves what was committed from SQLite's log into its file, a little at a time and beside the
/// writer. Left to itself, SQLite has the writer do that within a commit, thousands of pages and
/// two syncs at once, and everybody whose question is in the next batch waits for it.
final class Checkpoints implements AutoCloseable {
    /// After so many commits some pages are worth moving.
    private static final int COMMITS = 16;

    /// What was committed is moved at the latest then: a copy of the file has nearly all.
    private static final Duration LATEST = Duration.ofSeconds(1);

    /// Pages of the log, 16 MiB. One that is longer has to begin anew, which it does only when a
    /// commit finds all of it moved: the writer moves the last few pages itself.
    private static final int LONG = 4_096;

    /// What was moved still stands in the log until something else is written there: what was
    /// forgotten, too. So it is emptied that often.
    private static final Duration EMPTYING = Duration.ofSeconds(5);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

    private final Opening opening;
    private final Semaphore commits = new Semaphore(0);
    private final Thread thread;
    private volatile boolean tooLong;
    private @Nullable Session session;
    private boolean used = true;
    private long emptied = System.nanoTime();

    /// Starts the thread.
    ///
    /// @param opening opens a connection that may write
    Checkpoints(Opening opening) {
        this.opening = opening;
        this.thread = Thread.ofPlatform().name("store-checkpoints").daemon().start(this::work);
    }

    /// The writer has committed.
    ///
    /// @param writer its connection, no transaction being open
    void committed(Session writer) throws SQLException {
        if (tooLong) {
            tooLong = false;
            move(writer);
        }
        commits.release();
    }

    private void work() {
        try {
            while (true) {
                if (commits.tryAcquire(EMPTYING.toMillis(), TimeUnit.MILLISECONDS)) {
                    used = true;
                    // True or not, it is time.
                    var _ = commits.tryAcquire(COMMITS, LATEST.toMillis(), TimeUnit.MILLISECONDS);
                    commits.drainPermits();
                }
                if (used) {
                    moveBeside();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            discard();
        }
    }

    private void moveBeside() throws InterruptedException {
        try {
            var open = session;
            if (open == null) {
                open = new Session(opening.open(), Dialect.SQLITE);
                session = open;
                // Who waits for readers while it empties the log keeps the writer waiting.
                var _ = open.first("pragma busy_timeout = 0", row -> row.getInt(1));
            }
            tooLong = move(open) > LONG;
            if (System.nanoTime() - emptied > EMPTYING.toNanos() && empty(open)) {
                emptied = System.nanoTime();
                used = false;
            }
        } catch (SQLException e) {
            // The writer meets the same trouble, and says so; nothing is lost meanwhile.
            log.debug("store checkpoint failed", e);
            discard();
            Thread.sleep(AFTER_FAILURE);
        }
    }

    /// Moves what nobody stands in the way of.
    ///
    /// @return the length of the log in pages
    private static int move(Session session) throws SQLException {
        session.commit();
        // Columns: busy, pages in the log, pages moved (sqlite.org, "PRAGMA wal_checkpoint").
        int pages = session.first("pragma wal_checkpoint(passive)", row -> row.getInt(2)).orElse(0);
        session.commit();
        return pages;
    }

    /// Cuts the log to nothing, if all of it was moved and nobody is reading it or writing.
    ///
    /// @return whether it did
    private static boolean empty(Session session) throws SQLException {
        boolean busy =
                session.first("pragma wal_checkpoint(truncate)", row -> row.getInt(1) > 0)
                        .orElse(true);
        session.commit();
        return !busy;
    }

    private void discard() {
        var open = session;
        session = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            log.debug("store connection was broken", e);
        }
    }

    /// Ends the thread.
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(CLOSING)) {
                log.warn("store checkpoint still busy after {}", CLOSING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
