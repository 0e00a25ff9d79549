package dev.kotae.store.table;

import dev.kotae.chat.Address;
import dev.kotae.store.commit.Session;
import java.sql.SQLException;
import java.util.Optional;

/// The table of lanes: who may be worked on next, and who holds what.
public record Lanes(Session session) {
    private static final String HELD =
            " where tenant = ? and lane = ? and fence = ? and held_by is not null";

    /// As a process begins: nobody lives who holds anything, and what was never tried waits for
    /// nothing, whatever the clock was when it came.
    public void voidLeases(long now) throws SQLException {
        session.update(
                """
                update lane set held_by = null, ready_at = ?
                where ready_at is not null and (held_by is not null or (ready_at > ? and not exists (
                    select 1 from turn
                    where turn.tenant = lane.tenant and turn.lane = lane.lane and turn.attempt > 0
                    and turn.state in ('waiting', 'answered'))))
                """,
                now,
                now);
    }

    /// A turn has come. An idle lane is due at once; in another one it waits behind others.
    public void arrive(Address address, long now) throws SQLException {
        session.update(
                """
                insert into lane (tenant, lane, fence, version, ready_at) values (?, ?, 0, 0, ?)
                on conflict (tenant, lane) do update set ready_at = excluded.ready_at
                where lane.ready_at is null
                """,
                address.tenant(),
                address.lane(),
                now);
    }

    /// Takes the lane that has been due longest, for its oldest open turn. One that somebody is
    /// changing at this moment is passed over.
    ///
    /// @param until the end of the lease
    public Look take(String worker, long now, long until) throws SQLException {
        while (true) {
            var next =
                    session.first(
                            "select tenant, lane from lane where ready_at <= ?"
                                    + " order by ready_at limit 1"
                                    + session.dialect().skipLocked(),
                            row -> new Ready(row.getString(1), row.getString(2)),
                            now);
            if (next.isEmpty()) {
                return new Look.Nothing(next(now));
            }
            var ready = next.get();
            var turn = new Turns(session).begin(ready.tenant(), ready.lane());
            if (turn.isPresent()) {
                return hold(ready, worker, until, turn.get());
            }
            rest(ready.tenant(), ready.lane());
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

    private Look hold(Ready lane, String worker, long until, StoredTurn turn) throws SQLException {
        return session.first(
                        "update lane set fence = fence + 1, held_by = ?, ready_at = ?"
                                + " where tenant = ? and lane = ? returning fence, version",
                        row ->
                                new Look.Taken(
                                        new Hold(lane.tenant(), lane.lane(), row.getLong(1)),
                                        row.getLong(2),
                                        turn),
                        worker,
                        until,
                        lane.tenant(),
                        lane.lane())
                .orElseThrow();
    }

    /// Whether the claim still holds the lane. Nobody else can take it until the transaction ends.
    public boolean holds(Hold hold) throws SQLException {
        return session.first(
                        "select 1 from lane" + HELD + session.dialect().forUpdate(),
                        row -> row.getInt(1),
                        hold.tenant(),
                        hold.lane(),
                        hold.fence())
                .isPresent();
    }

    /// Holds a lane for longer.
    ///
    /// @return false when the claim does not hold the lane any more
    public boolean renew(Hold hold, long until) throws SQLException {
        return session.update(
                        "update lane set ready_at = ?" + HELD,
                        until,
                        hold.tenant(),
                        hold.lane(),
                        hold.fence())
                == 1;
    }

    /// Counts one more exchange.
    ///
    /// @return its number
    public long remember(Hold hold) throws SQLException {
        return session.first(
                        "update lane set version = version + 1 where tenant = ? and lane = ?"
                                + " returning version",
                        row -> row.getLong(1),
                        hold.tenant(),
                        hold.lane())
                .orElseThrow();
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
            rest(hold.tenant(), hold.lane());
        }
    }

    private void rest(String tenant, String lane) throws SQLException {
        session.update(
                "update lane set held_by = null, ready_at = null where tenant = ? and lane = ?",
                tenant,
                lane);
    }

    private record Ready(String tenant, String lane) {}
}
