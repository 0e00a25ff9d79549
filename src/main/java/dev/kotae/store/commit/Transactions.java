package dev.kotae.store.commit;

import dev.kotae.memory.StoreFailure;
import dev.kotae.store.commit.Session.Work;
import java.time.Duration;
import java.util.function.Consumer;

/// Runs work on the database, each in a transaction of its own. The one thing of which every port
/// of the store is made, whatever the engine.
///
/// Work may be run a second time, when the engine undid the first for the sake of another: it must
/// change nothing but the database.
public interface Transactions extends AutoCloseable {
    /// Does some work and returns when it is durable. Not interruptible: what is asked to be kept
    /// is kept.
    ///
    /// @param what names the work in failures
    /// @param patience how long to wait for that
    /// @param work must not return null
    /// @param afterwards told the result when it is durable, perhaps on another thread; must not
    ///   block
    /// @throws StoreFailure when it was not kept; or when the disk or the network hangs, and then
    ///   it may yet be
    <T> T write(String what, Duration patience, Work<T> work, Consumer<T> afterwards);

    /// As [#write], for somebody who can come again. While it is known that nothing can be kept, or
    /// that more waits than can be kept in time, it is refused within some milliseconds.
    <T> T admit(String what, Duration patience, Work<T> work, Consumer<T> afterwards);

    /// Reads what is committed; what one statement sees is of one moment.
    ///
    /// @param what names the work in failures
    /// @throws StoreFailure when it could not be read, or the thread was interrupted while waiting
    <T> T read(String what, Work<T> work);

    /// Whether it is known that nothing can be kept just now.
    default boolean isShut() {
        return false;
    }

    /// Finishes what is under way and refuses what comes afterwards.
    @Override
    void close();
}
