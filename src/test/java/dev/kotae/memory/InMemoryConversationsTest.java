package dev.kotae.memory;

final class InMemoryConversationsTest extends ConversationsContract {
    private final InMemoryInbox inbox = new InMemoryInbox(clock);

    @Override
    protected Inbox inbox() {
        return inbox;
    }

    @Override
    protected Conversations conversations() {
        return inbox.conversations();
    }

    @Override
    protected void reopen() {
        inbox.voidLeases();
    }
}
