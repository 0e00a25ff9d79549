package dev.kotae.store.port;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.AuditTrail.Event;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.TurnRecord;
import dev.kotae.store.commit.Session;
import dev.kotae.store.commit.Session.Work;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.port.Settling.Keep;
import dev.kotae.store.table.Audits;
import dev.kotae.store.table.Deliveries;
import dev.kotae.store.table.Families;
import dev.kotae.store.table.Hold;
import dev.kotae.store.table.Lanes;
import dev.kotae.store.table.Look;
import dev.kotae.store.table.Records;
import dev.kotae.store.table.StoredTurn;
import dev.kotae.store.table.Turns;
import dev.kotae.store.table.VoiceRows;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The inbox in the database. Every change goes through [Transactions]. Times are kept in
/// milliseconds, those of messages in microseconds.
final class JdbcInbox implements Inbox {
    /// Slack waits 3 seconds for its 200; a door that says no within that is asked again.
    private static final Duration AT_THE_DOOR = Duration.ofMillis(2_500);

    /// Behind the door somebody's answer is at stake, and nobody counts seconds.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final Keep keep;
    private final TurnIds ids;
    private final InstantSource clock;
    private final Doorbell due;
    private final OpenTurns open;

    JdbcInbox(
            Transactions transactions,
            Keep keep,
            TurnIds ids,
            InstantSource clock,
            Doorbell due,
            OpenTurns open) {
        this.transactions = transactions;
        this.keep = keep;
        this.ids = ids;
        this.clock = clock;
        this.due = due;
        this.open = open;
    }

    @Override
    public Acceptance accept(Asked asked) {
        open.refuseMore();
        var body = keep.json().of(asked);
        return transactions.admit(
                "accept",
                AT_THE_DOOR,
                session -> accept(session, asked, body),
                acceptance -> {
                    if (acceptance instanceof Acceptance.Kept) {
                        open.oneMore();
                        due.ring();
                    }
                });
    }

    private Acceptance accept(Session session, Asked asked, String body) throws SQLException {
        var tenant = asked.address().tenant();
        var deliveries = new Deliveries(session);
        var earlier = deliveries.earlier(tenant, asked.identities());
        if (earlier.isPresent()) {
            return new Acceptance.Repeated(earlier.get());
        }
        long now = clock.millis();
        var turn = new Turn(ids.next(), asked);
        new Lanes(session).arrive(tenant, asked.address().lane(), now);
        var other = deliveries.add(tenant, asked.identities(), turn.id(), now);
        if (other.isPresent()) {
            return new Acceptance.Repeated(other.get());
        }
        new Turns(session).add(turn.id(), asked, body, asked.asker(), now);
        new VoiceRows(session).asked(asked.address(), asked.asker(), asked.at(), now);
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
                    var look = new Lanes(session).take(worker, now, now + lease.toMillis());
                    if (look instanceof Look.Taken taken && taken.lost()) {
                        new Till(session, now).lost(taken.turn().id());
                    }
                    return look;
                });
    }

    private Optional<Claim> claim(Look.Taken taken) {
        var stored = taken.turn();
        var turn = stored.turn(keep.json());
        var progress = stored.progress(keep.json()).map(own -> inheriting(taken, own));
        if (turn.isEmpty() || progress.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Claim(
                        turn.get(),
                        turns(taken.joined()),
                        Instant.ofEpochMilli(stored.acceptedAt()),
                        Instant.ofEpochMilli(stored.begunAt()),
                        taken.hold().fence(),
                        stored.attempt(),
                        stored.resumed(),
                        taken.version(),
                        progress.get()));
    }

    private static Progress inheriting(Look.Taken taken, Progress own) {
        boolean takesOver = taken.turn().post().isEmpty() && !taken.inherited().isEmpty();
        return takesOver ? new Progress.Replacing(taken.inherited(), own) : own;
    }

    /// One that cannot be read is left out here, and given up when it is claimed.
    private List<Turn> turns(List<StoredTurn> stored) {
        return stored.stream().flatMap(one -> one.turn(keep.json()).stream()).toList();
    }

    /// Nobody will ever be able to read it: the lane must not wait for that.
    private void giveUp(Look.Taken taken) {
        var hold = taken.hold();
        writeAndTell(
                "give up",
                held(
                        hold,
                        session -> {
                            settling(session, hold).giveUp(taken.turn().id(), "", "unreadable");
                            return true;
                        }));
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
            long slept = due.await(heard, Math.min(left, untilNext));
            return slept < left;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public List<Turn> behind(Claim claim) {
        var stored =
                transactions.read(
                        "look behind",
                        session -> new Turns(session).untouched(Hold.of(claim), BEHIND));
        return turns(stored);
    }

    @Override
    public boolean join(Claim claim, List<Turn> joining) {
        var hold = Hold.of(claim);
        var head = claim.turn().id();
        return write(
                "join",
                held(
                        hold,
                        session -> {
                            var turns = new Turns(session);
                            if (!turns.isUnanswered(head)) {
                                return false;
                            }
                            for (var one : joining) {
                                if (!turns.isUntouched(one.id(), hold)) {
                                    return false;
                                }
                            }
                            settling(session, hold).join(joining, head);
                            return true;
                        }));
    }

    @Override
    public Set<Claim> renew(Collection<Claim> claims, Duration lease) {
        var holds = new TreeSet<>(Hold.LOCKING);
        claims.forEach(claim -> holds.add(Hold.of(claim)));
        var held =
                write(
                        "renew",
                        session ->
                                new Lanes(session).renew(holds, clock.millis() + lease.toMillis()));
        return claims.stream()
                .filter(claim -> !held.contains(Hold.of(claim)))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isReplaced(Claim claim) {
        var turn = claim.turn();
        var replaces = turn.asked().replaces();
        return transactions.read(
                "look for another",
                session ->
                        new Families(session)
                                .isReplaced(replaces.isEmpty() ? turn.id() : replaces, turn.id()));
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
        var work = held(hold, session -> settling(session, hold).settle(claim.turn(), settlement));
        return switch (settlement) {
            case Settlement.Recorded _ -> write("record", work);
            case Settlement.Apologised _ -> write("apologise", work);
            case Settlement.Done _ -> writeAndTell("end", work);
            case Settlement.Later _ -> writeAndTell("delay", work);
            case Settlement.HandedOver _ -> writeAndTell("hand over", work);
            case Settlement.GivenUp _ -> writeAndTell("give up", work);
        };
    }

    private Settling settling(Session session, Hold hold) {
        return new Settling(session, keep, hold, clock.millis());
    }

    /// Work that is done only while the lane is held.
    private static Work<Boolean> held(Hold hold, Work<Boolean> work) {
        return session -> new Lanes(session).holds(hold) && work.on(session);
    }

    /// For what lets go of a lane, whose next turn somebody may be waiting for.
    private boolean writeAndTell(String what, Work<Boolean> work) {
        return transactions.write(
                what,
                PATIENCE,
                work,
                changed -> {
                    if (changed) {
                        due.ring();
                    }
                });
    }

    private <T> T write(String what, Work<T> work) {
        return transactions.write(what, PATIENCE, work, result -> {});
    }

    @Override
    public Stats stats() {
        return transactions.read("count", session -> records(session).stats(clock.millis()));
    }

    @Override
    public List<TurnRecord> list(TurnRecord.State state, int limit) {
        return transactions.read("list", session -> records(session).list(state, limit));
    }

    @Override
    public Optional<TurnRecord> find(String turn) {
        return transactions.read("find", session -> records(session).find(turn));
    }

    @Override
    public Optional<TurnRecord> latest(String turn) {
        return transactions.read("find latest", session -> records(session).latest(turn));
    }

    private Records records(Session session) {
        return new Records(session, keep.json());
    }

    @Override
    public boolean redrive(String turn) {
        return writeAndTell(
                "redrive",
                session -> {
                    var turns = new Turns(session);
                    var dead = turns.dead(turn);
                    return dead.isPresent() && wake(session, turns, dead.get());
                });
    }

    private boolean wake(Session session, Turns turns, Turns.Dead dead) throws SQLException {
        long now = clock.millis();
        new Lanes(session).arrive(dead.tenant(), dead.lane(), now);
        if (!turns.wake(dead)) {
            return false;
        }
        new Audits(session, keep.json())
                .add(
                        new AuditEntry(
                                Instant.ofEpochMilli(now),
                                dead.tenant(),
                                dead.id(),
                                dead.lane(),
                                "",
                                Event.REDRIVEN,
                                "",
                                "",
                                0,
                                List.of()));
        return true;
    }

    /// A very long duration is as good as the longest.
    private static long nanos(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }
}
