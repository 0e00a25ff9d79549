package dev.kotae.memory;

import dev.kotae.chat.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A ledger that forgets when the process ends: everything that is reserved is looked through
/// whenever somebody asks.
public final class InMemoryLedger implements Ledger {
    private final InstantSource clock;
    private final Map<Counter, Long> booked = new HashMap<>();
    private final Map<Counter, Integer> told = new HashMap<>();
    private final Map<String, Reserved> reserved = new HashMap<>();

    /// Empty.
    public InMemoryLedger(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Decision reserve(
            Turn turn, List<Limit> limits, long microUsd, Duration ttl) {
        var now = clock.instant();
        var wanted = new HashMap<Counter, Long>();
        var passed = new ArrayList<Decision.Refused>();
        for (var limit : limits) {
            var counter =
                    counter(turn.asked().address().tenant(), limit, limit.scope().subject(turn));
            long amount = limit.unit() == Unit.TURNS ? 1 : microUsd;
            wanted.put(counter, amount);
            if (used(counter, turn.id()) + amount > limit.most()) {
                passed.add(new Decision.Refused(limit, limit.window().end(now)));
            }
        }
        if (!passed.isEmpty()) {
            return passed.stream().max(Comparator.comparing(Decision.Refused::again)).orElseThrow();
        }
        reserved.put(turn.id(), new Reserved(wanted, now.plus(ttl)));
        return new Decision.Granted();
    }

    /// Frees what a turn has reserved and not booked.
    synchronized void release(Turn turn) {
        reserved.remove(turn.id());
    }

    @Override
    public synchronized long spent(String tenant, Limit limit, String subject) {
        return used(counter(tenant, limit, subject), "");
    }

    @Override
    public synchronized long spentBesides(Turn turn, Limit limit) {
        var subject = limit.scope().subject(turn);
        return used(counter(turn.asked().address().tenant(), limit, subject), turn.id());
    }

    @Override
    public synchronized Optional<Integer> reached(Turn turn, Limit limit, List<Integer> percents) {
        var counter = counter(turn.asked().address().tenant(), limit, limit.scope().subject(turn));
        long sum = booked.getOrDefault(counter, 0L);
        int before = told.getOrDefault(counter, 0);
        var highest =
                percents.stream()
                        .filter(percent -> percent > before && sum * 100 >= percent * limit.most())
                        .max(Comparator.naturalOrder());
        highest.ifPresent(percent -> told.put(counter, percent));
        return highest;
    }

    /// Books what a turn cost in place of what it reserved, whether or not that has expired.
    synchronized void book(Turn turn, long microUsd) {
        var held = reserved.remove(turn.id());
        if (held != null) {
            held.amounts
                    .keySet()
                    .forEach(counter ->
                            booked.merge(
                                    counter, counter.unit == Unit.TURNS ? 1 : microUsd, Long::sum));
        }
    }

    /// Books what a turn has cost so far besides what it holds.
    synchronized void bookBesides(Turn turn, long microUsd) {
        var held = reserved.get(turn.id());
        if (held != null) {
            held.amounts.keySet().stream()
                    .filter(counter -> counter.unit == Unit.MICRO_USD)
                    .forEach(counter -> booked.merge(counter, microUsd, Long::sum));
        }
    }

    /// Books all the money that a turn holds: whoever worked on it was lost.
    synchronized void lost(Turn turn) {
        var held = reserved.get(turn.id());
        if (held != null) {
            if (held.expires.isAfter(clock.instant())) {
                held.amounts.forEach((counter, amount) -> {
                    if (counter.unit == Unit.MICRO_USD) {
                        booked.merge(counter, amount, Long::sum);
                    }
                });
            }
            held.amounts.replaceAll((_, _) -> 0L);
        }
    }

    synchronized int sweep(Instant before, int batch) {
        reserved.values().removeIf(one -> one.expires.isBefore(before));
        var old =
                booked.keySet().stream()
                        .filter(one -> one.end.isBefore(before))
                        .limit(batch)
                        .toList();
        old.forEach(booked::remove);
        return old.size();
    }

    private Counter counter(String tenant, Limit limit, String subject) {
        return new Counter(
                tenant,
                limit.scope(),
                subject,
                limit.unit(),
                limit.window(),
                limit.window().end(clock.instant()));
    }

    private long used(Counter counter, String butFor) {
        return booked.getOrDefault(counter, 0L)
                + reserved.entrySet().stream()
                        .filter(one -> !one.getKey().equals(butFor))
                        .map(Map.Entry::getValue)
                        .filter(one -> one.expires.isAfter(clock.instant()))
                        .mapToLong(one -> one.amounts.getOrDefault(counter, 0L))
                        .sum();
    }

    private record Counter(
            String tenant, Scope scope, String subject, Unit unit, Window window, Instant end) {}

    private record Reserved(Map<Counter, Long> amounts, Instant expires) {}
}
