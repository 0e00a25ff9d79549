package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The turns that stand for one question, all in one lane: the root, those that were joined to it,
/// and those that replace its answer. Whoever changes one has locked the lane.
public record Families(Session session) {
    private static final String ALL = " where (id = ? or joined_to = ? or replaces = ?)";

    /// The root of a turn's family, and where it is.
    public Optional<Place> place(String tenant, String turn) throws SQLException {
        return session.first(
                """
                select coalesce(head.replaces, head.id), head.lane
                from turn join turn head on head.id = coalesce(turn.joined_to, turn.id)
                where turn.id = ? and turn.tenant = ?
                """,
                row -> new Place(row.getString(1), tenant, row.getString(2)),
                turn,
                tenant);
    }

    /// All of a family, in the order in which they came.
    public List<Member> members(String root) throws SQLException {
        return session.all(
                "select "
                        + StoredTurn.COLUMNS
                        + ", state, said_at, edited_at, coalesce(joined_to, ''), person,"
                        + " doomed, ended_at is not null from turn"
                        + ALL
                        + " order by seq",
                Member::of,
                root,
                root,
                root);
    }

    /// The post that shows a family's answer, or empty.
    public String post(String root) throws SQLException {
        return session.first(
                        "select post from turn where (id = ? or replaces = ?) and post is not null"
                                + " order by seq desc limit 1",
                        row -> row.getString(1),
                        root,
                        root)
                .orElse("");
    }

    /// The latest answer of a family.
    public Optional<StoredTurn> answered(String root) throws SQLException {
        return session.first(
                "select "
                        + StoredTurn.COLUMNS
                        + " from turn where (id = ? or replaces = ?) and answer <> ''"
                        + " order by seq desc limit 1",
                StoredTurn::of,
                root,
                root);
    }

    /// Whether one of the family came after this one.
    public boolean isReplaced(String root, String turn) throws SQLException {
        return session.first(
                        "select 1 from turn where replaces = ? and id <> ?"
                                + " and seq > (select seq from turn where id = ?)",
                        row -> row.getInt(1),
                        root,
                        turn,
                        turn)
                .isPresent();
    }

    /// Keeps other words of a question.
    ///
    /// @param json as [StoredJson] writes it
    public void reword(String turn, String json) throws SQLException {
        session.update("update turn set asked = ? where id = ? and asked <> ''", json, turn);
    }

    /// Keeps when a question was changed.
    ///
    /// @param at microseconds since 1970
    public void edited(String turn, long at) throws SQLException {
        session.update("update turn set edited_at = ? where id = ?", at, turn);
    }

    /// Lets go of a delay.
    public void hurry(String turn) throws SQLException {
        session.update("update turn set due = 0 where id = ?", turn);
    }

    /// Empties the answers of those that are over, but for one.
    public void forgetAnswers(String root, String but) throws SQLException {
        session.update(
                "update turn set answer = '' where (id = ? or replaces = ?) and id <> ?"
                        + " and ended_at is not null and answer <> ''",
                root,
                root,
                but);
    }

    /// Empties the words of those that are over; those of the others go when they are.
    public void forget(String root) throws SQLException {
        session.update(
                "update turn set asked = '', answer = ''" + ALL + " and ended_at is not null",
                root,
                root,
                root);
        session.update(
                "update turn set doomed = 1" + ALL + " and ended_at is null", root, root, root);
    }

    /// Where a family is.
    public record Place(String root, String tenant, String lane) {}

    /// One of a family.
    ///
    /// @param saidAt microseconds since 1970
    /// @param editedAt microseconds since 1970, or 0
    /// @param joinedTo the id of the turn that it was joined to, or empty
    /// @param person who asked, or empty where that is not known
    public record Member(
            StoredTurn stored,
            String state,
            long saidAt,
            long editedAt,
            String joinedTo,
            String person,
            boolean doomed,
            boolean over) {
        private static Member of(ResultSet row) throws SQLException {
            return new Member(
                    StoredTurn.of(row),
                    row.getString(11),
                    row.getLong(12),
                    row.getLong(13),
                    row.getString(14),
                    row.getString(15),
                    row.getInt(16) == 1,
                    row.getBoolean(17));
        }

        /// Its id.
        public String id() {
            return stored.id();
        }

        /// Whether it waits and was never begun.
        public boolean isUntouched() {
            return state.equals("waiting") && stored.begunAt() == 0 && stored.post().isEmpty();
        }

        /// Whether it was begun and has no answer yet.
        public boolean isRunning() {
            return state.equals("waiting") && !isUntouched();
        }

        /// Whether it replaces another one.
        public boolean isReplacement() {
            return !stored.replaces().isEmpty();
        }
    }
}
