package dev.kotae.memory;

import dev.kotae.chat.Address;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The wishes to stop what is in an [InMemoryInbox].
record InMemoryStops(InMemoryInbox inbox) implements Stops {
    @Override
    public Optional<String> ask(Address address, String person) {
        return told(inbox.stop(address, person));
    }

    @Override
    public Optional<String> ask(String tenant, String message, String person) {
        return told(inbox.stop(tenant, message, person));
    }

    private Optional<String> told(Optional<String> turn) {
        turn.ifPresent(id -> inbox.listeners().forEach(listener -> listener.accept(id)));
        return turn;
    }

    @Override
    public Set<String> asked(Collection<String> some) {
        var both = new HashSet<>(some);
        both.retainAll(inbox.stopped());
        return both;
    }

    @Override
    public Listening listen(Consumer<String> listener) {
        inbox.listeners().add(listener);
        return () -> inbox.listeners().remove(listener);
    }
}
