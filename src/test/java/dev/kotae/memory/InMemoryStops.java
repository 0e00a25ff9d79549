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
        var turn = inbox.stop(address, person);
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
