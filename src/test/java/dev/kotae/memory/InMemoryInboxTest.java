package dev.kotae.memory;

final class InMemoryInboxTest extends InboxContract {
    private final InMemoryInbox inbox = new InMemoryInbox(clock);

    @Override
    protected Inbox inbox() {
        return inbox;
    }

    @Override
    protected void reopen() {
        inbox.voidLeases();
    }
}
