package dev.kotae.store;

import dev.kotae.memory.Inbox;
import dev.kotae.memory.InboxContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteInboxTest extends InboxContract {
    @TempDir private Path folder;
    private Reopened store;

    @BeforeEach
    void open() {
        store = Reopened.in(folder, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected Inbox inbox() {
        return store.store().inbox();
    }

    @Override
    protected void reopen() {
        store.reopen();
    }
}
