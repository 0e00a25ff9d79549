package dev.kotae.store;

import dev.kotae.memory.Conversations;
import dev.kotae.memory.ConversationsContract;
import dev.kotae.memory.Inbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
final class PostgresConversationsTest extends ConversationsContract {
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
    protected Conversations conversations() {
        return store.store().conversations();
    }

    @Override
    protected void reopen() {
        store.reopen();
    }
}
