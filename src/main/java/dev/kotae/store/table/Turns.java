package dev.kotae.store.table;

import dev.kotae.chat.Asked;
import dev.kotae.store.commit.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The table of accepted questions. A turn is open while its state is `waiting` or `answered`; one
/// that is `joined` is open with the one that it joined.
public record Turns(Session session) {
    /// Written as the index `turn_open` has it, or the index would not serve.
    private static final String OPEN = " state in ('waiting', 'answered')";

    private static final String LANE = " where tenant = ? and lane = ? and" + OPEN;
    private static final String ORDER = " order by begun desc, said_at, seq";
    private static final String HEAD = LANE + ORDER + " limit 1";

    /// Waiting, and nothing of it was ever shown or joined to it.
    private static final String UNTOUCHED =
            " and begun = 0 and state = 'waiting' and post is null and not exists (select 1"
                    + " from turn other where other.joined_to = turn.id"
                    + " and other.state = 'joined')";

    /// Adds a turn to its lane.
    ///
    /// @param json the question as [StoredJson] writes it
    /// @param person whose words they are, also where somebody else wished them answered again
    /// @param now milliseconds since 1970
    public void add(String id, Asked asked, String json, String person, long now)
            throws SQLException {
        session.update(
                """
                insert into turn (id, tenant, lane, state, begun, said_at, due, accepted_at,
                                  attempt, asked, answer, apology, reason, replaces, person)
                values (?, ?, ?, 'waiting', 0, ?, 0, ?, 0, ?, '', '', '', nullif(?, ''), ?)
                """,
                id,
                asked.address().tenant(),
                asked.address().lane(),
                ChronoUnit.MICROS.between(Instant.EPOCH, asked.at()),
                now,
                json,
                asked.replaces(),
                person);
    }

    /// The clock was set: what is open goes with it.
    ///
    /// @param millis by how much; below zero where it was set back
    void shift(long millis) throws SQLException {
        session.update(
                "update turn set accepted_at = accepted_at + ?, begun_at = begun_at + ?,"
                        + " due = case when due = 0 then 0 else due + ? end where"
                        + OPEN,
                millis,
                millis,
                millis);
    }

    /// How many are open.
    ///
    /// @param most where to stop counting
    public long open(long most) throws SQLException {
        return session.first(
                        "select count(*) from (select 1 from turn where" + OPEN + " limit ?) few",
                        row -> row.getLong(1),
                        most)
                .orElseThrow();
    }

    /// Counts an attempt at the lane's first open turn.
    ///
    /// @param now milliseconds since 1970
    public Optional<StoredTurn> begin(String tenant, String lane, long now) throws SQLException {
        return session.first(
                "update turn set attempt = attempt + 1, begun = case when begun = 0 then 1 else 2 end, begun_at = coalesce(begun_at, ?)"
                        + " where seq = (select seq from turn"
                        + HEAD
                        + ") returning "
                        + StoredTurn.COLUMNS,
                StoredTurn::of,
                now,
                tenant,
                lane);
    }

    /// Until when the lane's first open turn is delayed, in milliseconds since 1970.
    public Optional<Long> due(String tenant, String lane) throws SQLException {
        return session.first("select due from turn" + HEAD, row -> row.getLong(1), tenant, lane);
    }

    /// What waits in the lane and was never begun, in order; nothing when the claim does not hold
    /// the lane any more.
    public List<StoredTurn> untouched(Hold hold, int limit) throws SQLException {
        return session.all(
                "select "
                        + StoredTurn.COLUMNS
                        + " from turn"
                        + LANE
                        + UNTOUCHED
                        + " and exists (select 1 from lane where lane.tenant = turn.tenant"
                        + " and lane.lane = turn.lane and lane.fence = ?"
                        + " and lane.held_by is not null)"
                        + " order by said_at, seq limit ?",
                StoredTurn::of,
                hold.tenant(),
                hold.lane(),
                hold.fence(),
                limit);
    }

    /// Whether a turn waits in the lane and was never begun.
    public boolean isUntouched(String id, Hold hold) throws SQLException {
        return session.first(
                        "select 1 from turn where id = ? and tenant = ? and lane = ?" + UNTOUCHED,
                        row -> row.getInt(1),
                        id,
                        hold.tenant(),
                        hold.lane())
                .isPresent();
    }

    /// Whether a turn is open and has no answer.
    public boolean isUnanswered(String id) throws SQLException {
        return session.first(
                        "select 1 from turn where id = ? and state = 'waiting'",
                        row -> row.getInt(1),
                        id)
                .isPresent();
    }

    /// Joins a turn to another.
    public void join(String id, String head) throws SQLException {
        session.update("update turn set state = 'joined', joined_to = ? where id = ?", head, id);
    }

    /// What is joined to a turn, in order.
    public List<StoredTurn> joined(String head) throws SQLException {
        return session.all(
                "select "
                        + StoredTurn.COLUMNS
                        + " from turn where joined_to = ? and state = 'joined'"
                        + " order by said_at, seq",
                StoredTurn::of,
                head);
    }

    /// Keeps the name of the turn's post.
    public void posted(String id, String post) throws SQLException {
        session.update("update turn set post = ? where id = ?", post, id);
    }

    /// Records the answer.
    ///
    /// @return false when the turn has one already, or an apology
    public boolean answered(String id, String answer) throws SQLException {
        return session.update(
                        "update turn set state = 'answered', answer = ?"
                                + " where id = ? and state = 'waiting'",
                        answer,
                        id)
                == 1;
    }

    /// Records the apology.
    ///
    /// @return false when the turn has an answer or an apology already
    public boolean apologised(String id, String apology, String reason) throws SQLException {
        return session.update(
                        "update turn set state = 'answered', apology = ?, reason = ?"
                                + " where id = ? and state = 'waiting'",
                        apology,
                        reason,
                        id)
                == 1;
    }

    /// Why a turn has no answer, where an apology is recorded for it.
    public Optional<String> why(String id) throws SQLException {
        return session.first(
                "select reason from turn where id = ? and apology <> ''",
                row -> row.getString(1),
                id);
    }

    /// Lets the turn wait.
    ///
    /// @param due until when, in milliseconds since 1970
    public void delay(String id, long due, String reason) throws SQLException {
        session.update(
                "update turn set due = ?, reason = case when apology = '' then ? else reason end"
                        + " where id = ?",
                due,
                reason,
                id);
    }

    /// Takes the attempt back, and any delay.
    public void handOver(String id) throws SQLException {
        session.update("update turn set due = 0, attempt = attempt - 1 where id = ?", id);
    }

    /// Closes a turn and what is joined to it.
    ///
    /// @param state `done` or `dead`
    /// @param now milliseconds since 1970
    public void end(String id, String state, String reason, long now) throws SQLException {
        var ended = "update turn set state = ?, reason = ?, ended_at = ? where ";
        session.update(ended + "id = ?", state, reason, now, id);
        session.update(ended + "joined_to = ? and state = 'joined'", state, reason, now, id);
    }

    /// Empties the words of a turn that is over, and of what was joined to it.
    public void forget(String id) throws SQLException {
        var forgotten = "update turn set asked = '', answer = '' where ";
        session.update(forgotten + "id = ? and ended_at is not null", id);
        session.update(forgotten + "joined_to = ? and ended_at is not null", id);
    }

    /// Whether the words of a turn are to go as soon as it is over.
    public boolean isDoomed(String id) throws SQLException {
        return session.first(
                        "select 1 from turn where id = ? and doomed = 1", row -> row.getInt(1), id)
                .isPresent();
    }

    /// The lane's turn that was begun and has no answer.
    public Optional<String> running(String tenant, String lane) throws SQLException {
        return session.first(
                "select id from turn" + LANE + " and begun > 0 and state = 'waiting'",
                row -> row.getString(1),
                tenant,
                lane);
    }

    /// The lane of a channel's thread in which the latest turn runs that one person asked.
    public Optional<String> laneBelow(String tenant, String channel, String person)
            throws SQLException {
        return session.first(
                "select lane from turn where tenant = ? and lane like ? and person = ? and"
                        + OPEN
                        + " and begun > 0 and state = 'waiting' order by seq desc limit 1",
                row -> row.getString(1),
                tenant,
                channel + "/%",
                person);
    }

    /// A turn of a tenant.
    public Optional<StoredTurn> find(String tenant, String id) throws SQLException {
        return session.first(
                "select " + StoredTurn.COLUMNS + " from turn where id = ? and tenant = ?",
                StoredTurn::of,
                id,
                tenant);
    }

    /// Turns with an answer that ended from a time on, the newest first.
    ///
    /// @param from milliseconds since 1970
    public List<StoredTurn> answeredSince(long from, int limit) throws SQLException {
        return session.all(
                "select "
                        + StoredTurn.COLUMNS
                        + " from turn where ended_at is not null and asked <> ''"
                        + " and ended_at >= ? and answer <> '' order by ended_at desc limit ?",
                StoredTurn::of,
                from,
                limit);
    }

    /// The latest turn whose post bears a name; rather one that has an answer, or may get one.
    public Optional<String> at(String tenant, String post) throws SQLException {
        return session.first(
                "select id from turn where tenant = ? and post = ?"
                        + " order by case when answer = '' and ended_at is not null then 1 else 0"
                        + " end, seq desc limit 1",
                row -> row.getString(1),
                tenant,
                post);
    }

    /// Keeps others from changing what hangs on a turn.
    public void lock(String id) throws SQLException {
        session.first(
                "select 1 from turn where id = ?" + session.dialect().forUpdate(),
                row -> row.getInt(1),
                id);
    }

    /// A dead turn whose words are kept, or the dead one that it had joined.
    public Optional<Dead> dead(String id) throws SQLException {
        var found =
                session.first(
                        "select id, tenant, lane, coalesce(joined_to, '') from turn"
                                + " where id = ? and state = 'dead' and asked <> ''",
                        row ->
                                new Dead(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)),
                        id);
        if (found.isEmpty() || found.get().head().isEmpty()) {
            return found;
        }
        var head = dead(found.get().head());
        return head.isPresent() ? head : found;
    }

    /// Lets a dead turn wait again, and what died with it be joined to it again.
    ///
    /// @return false when it is not dead any more
    public boolean wake(Dead dead) throws SQLException {
        var woken =
                ", begun = 0, begun_at = null, attempt = 0, due = 0, apology = '', ended_at = null";
        boolean changed =
                session.update(
                                "update turn set state = case when answer = '' then 'waiting'"
                                        + " else 'answered' end, joined_to = null"
                                        + woken
                                        + " where id = ? and state = 'dead'",
                                dead.id())
                        == 1;
        if (changed) {
            session.update(
                    "update turn set state = 'joined'"
                            + woken
                            + " where joined_to = ? and state = 'dead'",
                    dead.id());
        }
        return changed;
    }

    /// A turn that is dead.
    ///
    /// @param head the id of the turn that it had joined, or empty
    public record Dead(String id, String tenant, String lane, String head) {}
}
