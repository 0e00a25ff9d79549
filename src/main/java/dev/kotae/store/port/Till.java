package dev.kotae.store.port;

import dev.kotae.chat.Turn;
import dev.kotae.memory.Ledger.Decision;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.store.commit.Session;
import dev.kotae.store.table.Counters;
import dev.kotae.store.table.Counters.Counter;
import dev.kotae.store.table.Notices;
import dev.kotae.store.table.Reservations;
import dev.kotae.store.table.Reservations.Held;
import dev.kotae.store.table.Turns;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Reserves, books and releases, in a transaction that is open. Everybody locks in one order: a
/// lane, its turn, that turn's counters by their keys, and then what is reserved of them.
///
/// @param now milliseconds since 1970
record Till(Session session, long now) {
    /// Reserves an amount against all limits or none.
    Decision reserve(Turn turn, List<Limit> limits, long microUsd, Duration ttl)
            throws SQLException {
        new Turns(session).lock(turn.id());
        var wanted = limits.stream().map(limit -> wanted(turn, limit, microUsd)).toList();
        var total = lock(keys(reservations().of(turn.id()), wanted));
        var own = reservations().of(turn.id());
        for (var held : own) {
            total.merge(held.counter(), -held.amount(), Long::sum);
        }
        var refused =
                wanted.stream()
                        .filter(one -> one.passes(total.getOrDefault(one.held.counter(), 0L)))
                        .max(Comparator.comparingLong(one -> one.held.counter().endsAt()));
        if (refused.isPresent()) {
            var again = Instant.ofEpochMilli(refused.get().held.counter().endsAt());
            return new Decision.Refused(refused.get().limit, again);
        }
        giveBack(turn.id(), own);
        for (var held : new HashSet<>(wanted.stream().map(Wanted::held).toList())) {
            reservations().add(turn.id(), held, now + ttl.toMillis());
            counters().add(held.counter(), 0, held.amount());
        }
        return new Decision.Granted();
    }

    private Wanted wanted(Turn turn, Limit limit, long microUsd) {
        var key = key(turn, limit);
        long amount =
                switch (limit.unit()) {
                    case MICRO_USD -> microUsd;
                    case TURNS -> 1;
                };
        return new Wanted(limit, new Held(key, limit.unit().name(), amount));
    }

    /// The highest mark that a limit has reached and of which nobody was told yet: from now on
    /// somebody was.
    Optional<Integer> reached(Turn turn, Limit limit, List<Integer> percents) throws SQLException {
        var key = key(turn, limit);
        counters().lock(key);
        var highest = unheard(turn, limit, percents);
        if (highest.isPresent()) {
            new Notices(session).tell(key, highest.get());
        }
        return highest;
    }

    /// The highest mark that a limit has reached and of which nobody was told yet.
    Optional<Integer> unheard(Turn turn, Limit limit, List<Integer> percents) throws SQLException {
        var key = key(turn, limit);
        long booked = counters().booked(key);
        long told = new Notices(session).told(key);
        return percents.stream()
                .filter(percent -> percent > told && booked * 100 >= percent * limit.most())
                .max(Comparator.naturalOrder());
    }

    private Counter key(Turn turn, Limit limit) {
        var tenant = turn.asked().address().tenant();
        return key(tenant, limit, limit.scope().subject(turn), now);
    }

    /// The counter of a limit in the window in which a moment lies.
    static Counter key(String tenant, Limit limit, String subject, long moment) {
        var now = Instant.ofEpochMilli(moment);
        var window = limit.window();
        var name =
                String.join(
                        ":",
                        limit.scope().name(),
                        window.name(),
                        limit.unit().name(),
                        Long.toString(window.start(now).toEpochMilli()),
                        subject);
        return new Counter(tenant, name, window.end(now).toEpochMilli());
    }

    private static Collection<Counter> keys(List<Held> held, List<Wanted> wanted) {
        var keys = new TreeSet<Counter>();
        held.forEach(one -> keys.add(one.counter()));
        wanted.forEach(one -> keys.add(one.held.counter()));
        return keys;
    }

    /// Locks counters, given in order, and frees what has expired of them.
    ///
    /// @return what each of them holds
    private Map<Counter, Long> lock(Collection<Counter> keys) throws SQLException {
        var totals = new HashMap<Counter, Long>();
        for (var key : keys) {
            var sum = counters().lock(key);
            long freed = reservations().expire(key, now);
            if (freed > 0) {
                counters().add(key, 0, -freed);
            }
            totals.put(key, sum.booked() + sum.reserved() - freed);
        }
        return totals;
    }

    private void giveBack(String turn, List<Held> own) throws SQLException {
        for (var held : own) {
            counters().add(held.counter(), 0, -held.amount());
        }
        remove(turn, own);
    }

    private void remove(String turn, List<Held> own) throws SQLException {
        if (!own.isEmpty()) {
            reservations().remove(turn);
        }
    }

    /// Frees what a turn holds. The turn is locked.
    void release(String turn) throws SQLException {
        giveBack(turn, locked(turn));
    }

    /// Books what a turn cost in place of what it held, also where that has expired. The turn is
    /// locked.
    void book(String turn, long microUsd) throws SQLException {
        var own = locked(turn);
        for (var held : own) {
            long cost =
                    switch (Unit.valueOf(held.unit())) {
                        case MICRO_USD -> microUsd;
                        case TURNS -> 1;
                    };
            counters().add(held.counter(), cost, -held.amount());
        }
        remove(turn, own);
    }

    /// Books what a turn has cost so far besides what it holds. The turn is locked.
    void bookBesides(String turn, long microUsd) throws SQLException {
        for (var held : locked(turn)) {
            switch (Unit.valueOf(held.unit())) {
                case MICRO_USD -> counters().add(held.counter(), microUsd, 0);
                case TURNS -> {
                    // One question is one, however often it is tried.
                }
            }
        }
    }

    /// Books all the money that a turn holds: whoever worked on it was lost, and may have been
    /// answered and billed before. The turn's lane is locked.
    void lost(String turn) throws SQLException {
        new Turns(session).lock(turn);
        for (var held : locked(turn)) {
            switch (Unit.valueOf(held.unit())) {
                case MICRO_USD -> counters().add(held.counter(), held.amount(), -held.amount());
                case TURNS -> counters().add(held.counter(), 0, -held.amount());
            }
        }
        reservations().empty(turn);
    }

    private List<Held> locked(String turn) throws SQLException {
        var held = reservations().of(turn);
        if (held.isEmpty()) {
            return held;
        }
        lock(keys(held, List.of()));
        return reservations().of(turn);
    }

    /// Frees what has expired of some counters.
    ///
    /// @return of how many
    int expire(int limit) throws SQLException {
        var keys = new TreeSet<>(reservations().expired(now, limit));
        lock(keys);
        return keys.size();
    }

    private Counters counters() {
        return new Counters(session);
    }

    private Reservations reservations() {
        return new Reservations(session);
    }

    private record Wanted(Limit limit, Held held) {
        boolean passes(long others) {
            return others + held.amount() > limit.most();
        }
    }
}
