package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The table of lanes: who may be worked on next, and who holds what. Whoever changes the open
/// turns of a lane has locked its row before, by one of these methods.
public record Lanes(Session session) {
    private static final String HELD =
            " where tenant = ? and lane = ? and fence = ? and held_by is not null";

    /// A pause of our own is no longer; one that was asked of us may be cut short by a start.
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /// As a process begins that shares the store with nobody: nobody lives who holds anything, what
    /// was never begun waits for nothing, and what was put off for no longer than a turn is,
    /// whatever the clock was when it came.
    public void voidLeases(long now) throws SQLException {
        session.update(
                """
                update lane set held_by = null, ready_at = ?
                where ready_at is not null and (held_by is not null or (ready_at > ? and not exists (
                    select 1 from turn
                    where turn.tenant = lane.tenant and turn.lane = lane.lane and turn.begun > 0
                    and turn.state in ('waiting', 'answered'))))
                """,
                now,
                now);
        long latest = now + LONGEST_PAUSE.toMillis();
        session.update("update lane set ready_at = ? where ready_at > ?", latest, latest);
    }

    /// The turns that somebody holds, or held as it died.
    public List<String> held() throws SQLException {
        return session.all(
                """
                select turn.id from lane join turn
                on turn.tenant = lane.tenant and turn.lane = lane.lane
                where lane.held_by is not null and turn.begun > 0
                and turn.state in ('waiting', 'answered')
                """,
                row -> row.getString(1));
    }

    /// The lanes of a channel.
    public List<String> in(String tenant, String channel) throws SQLException {
        return session.all(
                """
                select lane from lane where tenant = ? and (lane = ? or lane like ?)
                union select lane from turn where tenant = ? and (lane = ? or lane like ?)
                """,
                row -> row.getString(1),
                tenant,
                channel,
                channel + "/%",
                tenant,
                channel,
                channel + "/%");
    }

    /// The clock was set: whatever waits for a time waits for as long as it was to.
    ///
    /// @param millis by how much; below zero where it was set back
    public void shift(long millis) throws SQLException {
        session.update(
                "update lane set ready_at = ready_at + ? where ready_at is not null", millis);
        new Turns(session).shift(millis);
        new Reservations(session).shift(millis);
        new Tokens(session).shift(millis);
    }

    /// A turn comes. An idle lane is due at once; in another one it waits behind others.
    public void arrive(String tenant, String lane, long now) throws SQLException {
        session.update(
                """
                insert into lane (tenant, lane, fence, version, ready_at) values (?, ?, ?, 0, ?)
                on conflict (tenant, lane) do update
                set ready_at = excluded.ready_at, rested_at = null
                where lane.ready_at is null
                """,
                tenant,
                lane,
                now,
                now);
    }

    /// Takes the lane that has been due longest, for its first open turn. One that somebody is
    /// changing at this moment is passed over.
    ///
    /// @param until the end of the lease
    public Look take(String worker, long now, long until) throws SQLException {
        while (true) {
            var due =
                    session.first(
                            "select tenant, lane, held_by from lane where ready_at <= ?"
                                    + " order by ready_at limit 1"
                                    + session.dialect().skipLocked(),
                            row ->
                                    new Place(
                                            row.getString(1),
                                            row.getString(2),
                                            row.getString(3) != null),
                            now);
            if (due.isEmpty()) {
                return new Look.Nothing(next(now));
            }
            var place = due.get();
            var turn = new Turns(session).begin(place.tenant(), place.lane(), now);
            if (turn.isPresent()) {
                return hold(place, worker, until, turn.get());
            }
            rest(place.tenant(), place.lane(), now);
        }
    }

    /// When the next lane will be due. One that is due already is in somebody's hands at this
    /// moment.
    private Optional<Long> next(long now) throws SQLException {
        return session.first(
                "select ready_at from lane where ready_at > ? order by ready_at limit 1",
                row -> row.getLong(1),
                now);
    }

    private Look hold(Place lane, String worker, long until, StoredTurn turn) throws SQLException {
        var joined = new Turns(session).joined(turn.id());
        var inherited =
                turn.replaces().isEmpty() ? "" : new Families(session).post(turn.replaces());
        return session.first(
                        "update lane set fence = fence + 1, held_by = ?, ready_at = ?"
                                + " where tenant = ? and lane = ? returning fence, version",
                        row ->
                                new Look.Taken(
                                        new Hold(lane.tenant(), lane.lane(), row.getLong(1)),
                                        row.getLong(2),
                                        turn,
                                        joined,
                                        inherited,
                                        lane.held()),
                        worker,
                        until,
                        lane.tenant(),
                        lane.lane())
                .orElseThrow();
    }

    /// Whether the claim still holds the lane, which is then locked.
    public boolean holds(Hold hold) throws SQLException {
        return session.first(
                        "select 1 from lane" + HELD + session.dialect().forUpdate(),
                        row -> row.getInt(1),
                        hold.tenant(),
                        hold.lane(),
                        hold.fence())
                .isPresent();
    }

    /// Holds lanes for longer.
    ///
    /// @param holds in the order of [Hold#LOCKING]
    /// @return those of them that still hold their lane
    public Set<Hold> renew(SortedSet<Hold> holds, long until) throws SQLException {
        var all = List.copyOf(holds);
        var changed =
                session.updates(
                        "update lane set ready_at = ?" + HELD,
                        all,
                        hold -> new Object[] {until, hold.tenant(), hold.lane(), hold.fence()});
        return IntStream.range(0, all.size())
                .filter(n -> changed[n] == 1)
                .mapToObj(all::get)
                .collect(Collectors.toSet());
    }

    /// Counts a change of what is remembered.
    ///
    /// @return the conversation's new version, which is the number of a new exchange
    public long remember(String tenant, String lane) throws SQLException {
        return session.first(
                        "update lane set version = version + 1 where tenant = ? and lane = ?"
                                + " returning version",
                        row -> row.getLong(1),
                        tenant,
                        lane)
                .orElse(0L);
    }

    /// The version of a lane's conversation; empty where nothing is known of it.
    public Optional<Long> version(String tenant, String lane) throws SQLException {
        return session.first(
                "select version from lane where tenant = ? and lane = ?",
                row -> row.getLong(1),
                tenant,
                lane);
    }

    /// Keeps others from changing the open turns of a lane.
    public void lock(String tenant, String lane) throws SQLException {
        session.first(
                "select 1 from lane where tenant = ? and lane = ?" + session.dialect().forUpdate(),
                row -> row.getInt(1),
                tenant,
                lane);
    }

    /// Has a lane claimed at once that nobody holds, whatever it waits for.
    public void hurry(String tenant, String lane, long now) throws SQLException {
        session.update(
                "update lane set ready_at = ? where tenant = ? and lane = ?"
                        + " and held_by is null and ready_at > ?",
                now,
                tenant,
                lane,
                now);
    }

    /// Lets a lane rest that nobody holds and in which nothing is open any more.
    public void restIfIdle(String tenant, String lane, long now) throws SQLException {
        boolean free =
                session.first(
                                "select 1 from lane where tenant = ? and lane = ?"
                                        + " and held_by is null and ready_at is not null",
                                row -> row.getInt(1),
                                tenant,
                                lane)
                        .isPresent();
        if (free && new Turns(session).due(tenant, lane).isEmpty()) {
            rest(tenant, lane, now);
        }
    }

    /// Lets go of the lane. Its next turn is due now, or when its delay is over: a lane gets in
    /// line anew for each of its turns, so that a long one does not hold up the others.
    public void moveOn(Hold hold, long now) throws SQLException {
        var due = new Turns(session).due(hold.tenant(), hold.lane());
        if (due.isPresent()) {
            session.update(
                    "update lane set held_by = null, ready_at = ? where tenant = ? and lane = ?",
                    Math.max(now, due.get()),
                    hold.tenant(),
                    hold.lane());
        } else {
            rest(hold.tenant(), hold.lane(), now);
        }
    }

    private void rest(String tenant, String lane, long now) throws SQLException {
        session.update(
                "update lane set held_by = null, ready_at = null, rested_at = ?"
                        + " where tenant = ? and lane = ?",
                now,
                tenant,
                lane);
    }

    private record Place(String tenant, String lane, boolean held) {}
}
