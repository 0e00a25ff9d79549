package dev.kotae.store.commit;

import dev.kotae.store.commit.Session.Opening;
import dev.kotae.store.commit.Session.Work;
import java.time.Duration;
import java.util.function.Consumer;

/// Transactions on a SQLite file: all writes through one thread that commits many of them with one
/// sync of the disk, reads beside it.
public final class GroupCommit implements Transactions {
    private final Writer writer;
    private final Readers readers;

    /// Opens nothing yet.
    ///
    /// @param writing opens the one connection that writes; again after one that broke
    /// @param reading opens a connection that reads
    public GroupCommit(Opening writing, Opening reading) {
        this.writer = new Writer(writing);
        this.readers = new Readers(reading);
    }

    @Override
    public <T> T write(String what, Duration patience, Work<T> work, Consumer<T> afterwards) {
        return writer.write(what, patience, work, afterwards);
    }

    @Override
    public <T> T admit(String what, Duration patience, Work<T> work, Consumer<T> afterwards) {
        return write(what, patience, work, afterwards);
    }

    @Override
    public <T> T read(String what, Work<T> work) {
        return readers.read(what, work);
    }

    /// Commits what is queued; blocks until that is done, 10 seconds at most on a disk that hangs.
    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
