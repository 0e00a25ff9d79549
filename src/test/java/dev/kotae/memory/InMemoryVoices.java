package dev.kotae.memory;

import dev.kotae.chat.Address;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who spoke where, forgotten when the process ends.
final class InMemoryVoices implements Voices {
    private final InstantSource clock;
    private final Map<Key, Heard> heard = new HashMap<>();

    private record Key(Address address, String person) {}

    private record Heard(Instant asked, Instant aside, Instant at) {}

    InMemoryVoices(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void together(Address address, String person, Instant at) {
        put(address, person, at, Instant.EPOCH);
    }

    @Override
    public synchronized void aside(Address address, String person, Instant at) {
        put(address, person, Instant.EPOCH, at);
    }

    private void put(Address address, String person, Instant asked, Instant aside) {
        heard.merge(
                new Key(address, person),
                new Heard(asked, aside, clock.instant()),
                (old, young) ->
                        new Heard(
                                later(old.asked, young.asked),
                                later(old.aside, young.aside),
                                young.at));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public synchronized List<Voice> in(Address address) {
        return heard.entrySet().stream()
                .filter(one -> one.getKey().address.equals(address))
                .map(one ->
                        new Voice(one.getKey().person, one.getValue().asked, one.getValue().aside))
                .sorted(Comparator.comparing(Voice::person))
                .toList();
    }

    synchronized int sweep(Instant before, int batch) {
        var old =
                heard.entrySet().stream()
                        .filter(one -> one.getValue().at.isBefore(before))
                        .limit(batch)
                        .map(Map.Entry::getKey)
                        .toList();
        old.forEach(heard::remove);
        return old.size();
    }
}
