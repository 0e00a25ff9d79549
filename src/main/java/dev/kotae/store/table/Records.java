package dev.kotae.store.table;

import dev.kotae.memory.Inbox;
import dev.kotae.memory.TurnRecord;
import dev.kotae.memory.TurnRecord.State;
import dev.kotae.store.commit.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an operator sees of the turns. Only reads.
public record Records(Session session, StoredJson json) {
    private static final String OPEN = " turn.state in ('waiting', 'answered')";

    private static final String APART = " turn.state in ('joined', 'dead')";

    /// Claimed by somebody, its answer not recorded.
    private static final String RUNNING =
            "(turn.state = 'waiting' and turn.begun > 0 and lane.held_by is not null)";

    private static final String SELECT =
            """
            select turn.id, turn.accepted_at, turn.attempt, turn.asked, coalesce(turn.post, ''),
                   turn.answer, turn.apology, coalesce(turn.begun_at, 0), turn.begun,
                   coalesce(turn.replaces, ''), turn.tenant, turn.lane, turn.state, turn.reason,
                   coalesce(turn.joined_to, ''), case when %s then 1 else 0 end
            from turn
            left join lane on lane.tenant = turn.tenant and lane.lane = turn.lane
            """
                    .formatted(RUNNING);

    private static final String LATEST = " order by turn.seq desc limit ?";

    /// No index has this order, so that none of settled turns is taken for its sake.
    private static final String LATEST_OPEN = " order by turn.seq + 0 desc limit ?";

    /// One turn.
    public Optional<TurnRecord> find(String turn) throws SQLException {
        return session.first(SELECT + " where turn.id = ?", this::record, turn);
    }

    /// The latest of a turn's family, those that were joined left out.
    public Optional<TurnRecord> latest(String turn) throws SQLException {
        var root = "(select coalesce(replaces, id) from turn where id = ?)";
        return session.first(
                SELECT
                        + " where turn.id = "
                        + root
                        + " or turn.replaces = "
                        + root
                        + " order by turn.seq desc limit 1",
                this::record,
                turn,
                turn);
    }

    /// The turns in a state, newest first.
    public List<TurnRecord> list(State state, int limit) throws SQLException {
        var those =
                switch (state) {
                    case WAITING ->
                            OPEN + " and turn.state = 'waiting' and not " + RUNNING + LATEST_OPEN;
                    case RUNNING -> OPEN + " and " + RUNNING + LATEST_OPEN;
                    case ANSWERED -> OPEN + " and turn.state = 'answered'" + LATEST_OPEN;
                    case DONE -> " turn.state = 'done'" + LATEST;
                    case DEAD -> APART + " and turn.state = 'dead'" + LATEST;
                    case JOINED -> APART + " and turn.state = 'joined'" + LATEST;
                };
        return session.all(SELECT + " where" + those, this::record, limit);
    }

    private TurnRecord record(ResultSet row) throws SQLException {
        var turn = StoredTurn.of(row);
        return new TurnRecord(
                turn.id(),
                row.getString(11),
                row.getString(12),
                row.getInt(16) == 1 ? State.RUNNING : state(row.getString(13)),
                Instant.ofEpochMilli(turn.acceptedAt()),
                turn.attempt(),
                turn.post(),
                row.getString(14),
                row.getString(15),
                turn.question(json),
                turn.whole(json),
                turn.sorry(json));
    }

    private static State state(String stored) {
        return switch (stored) {
            case "waiting" -> State.WAITING;
            case "answered" -> State.ANSWERED;
            case "joined" -> State.JOINED;
            case "done" -> State.DONE;
            case "dead" -> State.DEAD;
            default -> throw new IllegalStateException("a turn in the state " + stored);
        };
    }

    /// How much there is to do.
    public Inbox.Stats stats(long now) throws SQLException {
        return session.first(
                        """
                        select waiting.turns,
                            (select coalesce(min(ready_at), 0) from lane where ready_at <= ?),
                            (select count(*) from lane
                             where ready_at is not null and held_by is not null),
                            (select count(*) from turn
                             where state in ('joined', 'dead') and state = 'dead'),
                            (select count(*) from lane where ready_at is not null)
                        from (
                            select count(*) as turns
                            from turn
                            where state in ('waiting', 'answered') and state = 'waiting'
                            and (begun = 0 or not exists (
                                select 1 from lane
                                where lane.tenant = turn.tenant and lane.lane = turn.lane
                                and lane.held_by is not null))
                        ) waiting
                        """,
                        row ->
                                new Inbox.Stats(
                                        row.getLong(1),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(2) == 0
                                                ? Optional.empty()
                                                : Optional.of(Instant.ofEpochMilli(row.getLong(2))),
                                        row.getLong(5)),
                        now)
                .orElseThrow();
    }
}
