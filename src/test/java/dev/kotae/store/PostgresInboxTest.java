package dev.kotae.store;

import dev.kotae.memory.Inbox;
import dev.kotae.memory.InboxContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
final class PostgresInboxTest extends InboxContract {
    private Reopened store;

    @BeforeEach
    void open() {
        store = Reopened.onServer(clock);
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
