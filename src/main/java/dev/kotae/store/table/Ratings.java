package dev.kotae.store.table;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.kotae.chat.Complaint;
import dev.kotae.chat.Complaint.Fault;
import dev.kotae.chat.Verdict;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.store.commit.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The table of what people think of answers, the last of each.
public record Ratings(Session session) {
    /// Keeps a rating, unless a later one is kept already.
    public void put(Rating rating) throws SQLException {
        session.update(
                """
                insert into rating (tenant, turn, person, verdict, at, faults, words)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant, turn, person) do update
                set verdict = excluded.verdict, at = excluded.at, faults = excluded.faults,
                    words = excluded.words
                where rating.at <= excluded.at
                """,
                rating.tenant(),
                rating.turn(),
                rating.person(),
                rating.verdict().name(),
                rating.at().toEpochMilli(),
                rating.complaint().inOrder().stream().map(Fault::name).collect(joining(",")),
                rating.complaint().words());
    }

    /// What stands, oldest first.
    public List<Rating> of(String tenant, String turn) throws SQLException {
        return session.all(
                "select person, verdict, at, faults, words from rating where tenant = ? and turn = ?"
                        + " and verdict <> 'WITHDRAWN' order by at, person",
                row ->
                        new Rating(
                                tenant,
                                turn,
                                row.getString(1),
                                Verdict.valueOf(row.getString(2)),
                                Instant.ofEpochMilli(row.getLong(3)),
                                new Complaint(faults(row.getString(4)), row.getString(5))),
                tenant,
                turn);
    }

    /// When answers of a lane were rated bad, oldest first.
    public List<Instant> dislikes(String tenant, String lane, Instant since) throws SQLException {
        return session.all(
                "select rating.at from rating join turn on turn.id = rating.turn"
                        + " where rating.at >= ? and rating.tenant = ? and rating.verdict = 'BAD'"
                        + " and turn.tenant = rating.tenant and turn.lane = ? order by rating.at",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                since.toEpochMilli(),
                tenant,
                lane);
    }

    private static Set<Fault> faults(String names) {
        return Stream.of(names.split(",", -1))
                .filter(name -> !name.isEmpty())
                .map(Fault::valueOf)
                .collect(toSet());
    }

    /// Removes what a person thinks.
    public void removeOf(String tenant, String person) throws SQLException {
        session.update("delete from rating where tenant = ? and person = ?", tenant, person);
    }

    /// Removes what anybody thinks of the answers of a family.
    public void removeAbout(String tenant, String root) throws SQLException {
        session.update(
                "delete from rating where tenant = ? and turn in"
                        + " (select id from turn where id = ? or joined_to = ? or replaces = ?)",
                tenant,
                root,
                root,
                root);
    }
}
