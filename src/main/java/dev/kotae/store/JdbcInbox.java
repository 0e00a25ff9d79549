package dev.kotae.store;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.TurnRecord;
import dev.kotae.store.commit.Session;
import dev.kotae.store.commit.Session.Work;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Exchanges;
import dev.kotae.store.table.Hold;
import dev.kotae.store.table.Lanes;
import dev.kotae.store.table.Look;
import dev.kotae.store.table.StoredJson;
import dev.kotae.store.table.Turns;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The inbox in the database. Every change goes through [Transactions]. Times are kept in
/// milliseconds.
final class JdbcInbox implements Inbox {
    /// Slack waits 3 seconds for its 200; a door that says no within that is asked again.
    private static final Duration AT_THE_DOOR = Duration.ofMillis(2_500);

    /// Behind the door somebody's answer is at stake, and nobody counts seconds.
    private static final Duration BEHIND = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final StoredJson json;
    private final TurnIds ids;
    private final InstantSource clock;
    private final Doorbell due = new Doorbell();

    JdbcInbox(Transactions transactions, StoredJson json, TurnIds ids, InstantSource clock) {
        this.transactions = transactions;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Acceptance accept(Asked asked) {
        var body = json.of(asked);
        return transactions.write(
                "accept",
                AT_THE_DOOR,
                session -> keep(session, asked, body),
                acceptance -> {
                    if (acceptance instanceof Acceptance.Kept) {
                        due.ring();
                    }
                });
    }

    private Acceptance keep(Session session, Asked asked, String body) throws SQLException {
        var turns = new Turns(session);
        for (var identity : asked.identities()) {
            var earlier = turns.earlier(asked.address().tenant(), identity);
            if (earlier.isPresent()) {
                return new Acceptance.Repeated(earlier.get());
            }
        }
        long now = clock.millis();
        new Lanes(session).arrive(asked.address(), now);
        var turn = new Turn(ids.next(), asked);
        turns.add(turn.id(), asked, body, now);
        return new Acceptance.Kept(turn);
    }

    @Override
    public Optional<Claim> claim(String worker, Duration lease, Duration maxWait) {
        if (lease.toMillis() <= 0) {
            throw new IllegalArgumentException("a lease of " + lease + " holds nothing");
        }
        long started = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            long heard = due.rings();
            switch (look(worker, lease)) {
                case Look.Taken taken -> {
                    var claim = claim(taken);
                    if (claim.isPresent()) {
                        return claim;
                    }
                    giveUp(taken);
                }
                case Look.Nothing nothing -> {
                    long left = nanos(maxWait) - (System.nanoTime() - started);
                    if (!worthAnotherLook(heard, left, nanos(untilNext(nothing, lease)))) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Look look(String worker, Duration lease) {
        return write(
                "claim",
                session -> {
                    long now = clock.millis();
                    return new Lanes(session).take(worker, now, now + lease.toMillis());
                });
    }

    private Optional<Claim> claim(Look.Taken taken) {
        var stored = taken.turn();
        var asked = json.read(stored.asked(), Asked.class, stored.id());
        var progress = stored.progress(json);
        if (asked.isEmpty() || progress.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Claim(
                        new Turn(stored.id(), asked.get()),
                        List.of(),
                        Instant.ofEpochMilli(stored.acceptedAt()),
                        taken.hold().fence(),
                        stored.attempt(),
                        taken.version(),
                        progress.get()));
    }

    /// Nobody will ever be able to read it: the lane must not wait for that.
    private void giveUp(Look.Taken taken) {
        change(
                "give up",
                taken.hold(),
                ending(taken.hold(), taken.turn().id(), "dead", "unreadable"));
    }

    /// What is claimed after this look is due a lease from now at the earliest: nobody has to be
    /// told of it who looks again by then.
    private Duration untilNext(Look.Nothing nothing, Duration lease) {
        return nothing.next()
                .map(at -> Duration.ofMillis(at - clock.millis()))
                .filter(wait -> wait.compareTo(lease) < 0)
                .orElse(lease);
    }

    private boolean worthAnotherLook(long heard, long left, long untilNext) {
        try {
            return left > 0 && (due.await(heard, Math.min(left, untilNext)) || untilNext < left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean renew(Claim claim, Duration lease) {
        return write(
                "renew",
                session ->
                        new Lanes(session)
                                .renew(Hold.of(claim), clock.millis() + lease.toMillis()));
    }

    @Override
    public boolean posted(Claim claim, String post) {
        return write(
                "posted",
                held(
                        Hold.of(claim),
                        session -> {
                            new Turns(session).posted(claim.turn().id(), post);
                            return true;
                        }));
    }

    @Override
    public boolean settle(Claim claim, Settlement settlement) {
        var hold = Hold.of(claim);
        var turn = claim.turn().id();
        return switch (settlement) {
            case Settlement.Recorded(var answer, var exchange) ->
                    write(
                            "record",
                            held(hold, recording(hold, turn, json.of(answer), json.of(exchange))));
            case Settlement.Done() -> change("end", hold, ending(hold, turn, "done", ""));
            case Settlement.Later(var at, var why) ->
                    change("delay", hold, delaying(hold, turn, at.toEpochMilli(), why));
            case Settlement.HandedOver() ->
                    change("delay", hold, delaying(hold, turn, 0, "handed-over"));
            case Settlement.GivenUp(var why) ->
                    change("give up", hold, ending(hold, turn, "dead", why));
        };
    }

    private Work<Boolean> recording(Hold hold, String turn, String answer, String exchange) {
        return session -> {
            if (!new Turns(session).answered(turn, answer)) {
                return false;
            }
            long number = new Lanes(session).remember(hold);
            new Exchanges(session).add(hold, number, exchange, clock.millis());
            return true;
        };
    }

    private Work<Boolean> delaying(Hold hold, String turn, long at, String why) {
        return session -> {
            new Turns(session).delay(turn, at, why);
            new Lanes(session).moveOn(hold, clock.millis());
            return true;
        };
    }

    private Work<Boolean> ending(Hold hold, String turn, String state, String why) {
        return session -> {
            new Turns(session).end(turn, state, why);
            new Lanes(session).moveOn(hold, clock.millis());
            return true;
        };
    }

    @Override
    public List<Turn> behind(Claim claim) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public boolean join(Claim claim, List<Turn> turns) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public Stats stats() {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public List<TurnRecord> list(TurnRecord.State state, int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public Optional<TurnRecord> find(String turn) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public boolean redrive(String turn) {
        throw new UnsupportedOperationException("not yet");
    }

    /// Work that is done only while the lane is held.
    private static Work<Boolean> held(Hold hold, Work<Boolean> work) {
        return session -> new Lanes(session).holds(hold) && work.on(session);
    }

    /// Lets go of a lane, whose next turn somebody may be waiting for.
    private boolean change(String what, Hold hold, Work<Boolean> work) {
        return transactions.write(
                what,
                BEHIND,
                held(hold, work),
                changed -> {
                    if (changed) {
                        due.ring();
                    }
                });
    }

    private <T> T write(String what, Work<T> work) {
        return transactions.write(what, BEHIND, work, result -> {});
    }

    /// A very long duration is as good as the longest.
    private static long nanos(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }
}
