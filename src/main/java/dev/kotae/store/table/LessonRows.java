package dev.kotae.store.table;

import static java.util.stream.Collectors.joining;

import dev.kotae.memory.Lessons.Learnt;
import dev.kotae.memory.Lessons.Lesson;
import dev.kotae.memory.Lessons.Result;
import dev.kotae.store.commit.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/// The tables of what the router may learn from, and of what it learned.
public record LessonRows(Session session) {
    private static final String QUICK = "quick";
    private static final String BALANCED = "balanced";

    /// Keeps one, in place of what is kept of the turn, unless that is being forgotten.
    public void put(Lesson lesson, boolean outdone) throws SQLException {
        session.update(
                """
                insert into lesson (tenant, turn, at, layout, tier, chance, lack, traits, outdone)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?
                where not exists (select 1 from turn where id = ? and doomed = 1)
                on conflict (tenant, turn) do update
                set at = excluded.at, layout = excluded.layout, tier = excluded.tier,
                    chance = excluded.chance, lack = excluded.lack, traits = excluded.traits,
                    outdone = excluded.outdone
                """,
                lesson.tenant(),
                lesson.turn(),
                lesson.at().toEpochMilli(),
                lesson.layout(),
                lesson.tier(),
                lesson.chance(),
                lesson.lack(),
                joined(lesson.traits()),
                outdone ? 1 : 0,
                lesson.turn());
    }

    /// Marks the one of the latest answer to a turn's question.
    public void outdone(String tenant, String turn) throws SQLException {
        session.update(
                """
                update lesson set outdone = 1 where tenant = ? and turn =
                    (select turn from lesson where tenant = ? and turn in
                        (select cast(? as text) union select id from turn where replaces = ?)
                    order by at desc limit 1)
                """,
                tenant,
                tenant,
                turn,
                turn);
    }

    /// Those of which it is known how it went, the latest first.
    public List<Result> results(int layout, int most) throws SQLException {
        return session.all(
                """
                select tenant, turn, at, layout, tier, chance, lack, traits, bad
                from (select lesson.*,
                        case when outdone = 1 or exists (select 1 from rating
                            where rating.tenant = lesson.tenant and rating.turn = lesson.turn
                                and rating.verdict = 'BAD') then 1 else 0 end as bad,
                        case when exists (select 1 from rating
                            where rating.tenant = lesson.tenant and rating.turn = lesson.turn
                                and rating.verdict = 'GOOD') then 1 else 0 end as good
                    from lesson where layout = ?) as known
                where bad = 1 or good = 1
                order by at desc, turn
                limit ?
                """,
                row -> new Result(lesson(row), row.getInt(9) == 0),
                layout,
                most);
    }

    private static Lesson lesson(ResultSet row) throws SQLException {
        return new Lesson(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getInt(4),
                row.getString(5),
                row.getDouble(6),
                row.getDouble(7),
                split(row.getString(8)));
    }

    /// Keeps what was learned, unless there is such a version.
    public boolean put(Learnt learnt) throws SQLException {
        return session.update(
                        """
                        insert into learnt
                            (version, at, layout, lessons, gain, quick, balanced, used)
                        values (?, ?, ?, ?, ?, ?, ?, 0)
                        on conflict (version) do nothing
                        """,
                        learnt.version(),
                        learnt.at().toEpochMilli(),
                        learnt.layout(),
                        learnt.lessons(),
                        learnt.gain(),
                        joined(learnt.weights().getOrDefault(QUICK, List.of())),
                        joined(learnt.weights().getOrDefault(BALANCED, List.of())))
                == 1;
    }

    /// Goes by a version, or by what is shipped.
    public boolean use(int version) throws SQLException {
        int there =
                version == 0
                        ? 1
                        : session.update("update learnt set used = 1 where version = ?", version);
        if (there == 1) {
            session.update("update learnt set used = 0 where version <> ? and used = 1", version);
        }
        return there == 1;
    }

    /// What was learned, the first version first.
    public List<Learnt> learnt() throws SQLException {
        return session.all(
                "select version, at, layout, lessons, gain, quick, balanced, used from learnt"
                        + " order by version",
                LessonRows::learnt);
    }

    private static Learnt learnt(ResultSet row) throws SQLException {
        var weights = new HashMap<String, List<Float>>();
        weights.put(QUICK, split(row.getString(6)));
        weights.put(BALANCED, split(row.getString(7)));
        weights.values().removeIf(List::isEmpty);
        return new Learnt(
                row.getInt(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getInt(3),
                row.getInt(4),
                row.getDouble(5),
                weights,
                row.getInt(8) == 1);
    }

    /// Removes what was learned from the answers of a family.
    public void removeAbout(String tenant, String root) throws SQLException {
        session.update(
                "delete from lesson where tenant = ? and turn in"
                        + " (select id from turn where id = ? or joined_to = ? or replaces = ?)",
                tenant,
                root,
                root,
                root);
    }

    /// Removes what was learned from a person's questions, also where their words are gone.
    public void removeOf(String tenant, String person) throws SQLException {
        session.update(
                "delete from lesson where tenant = ? and turn in"
                        + " (select turn from usage where tenant = ? and person = ?)",
                tenant,
                tenant,
                person);
    }

    /// Removes what was learned in a conversation, also where its words are gone.
    public void removeIn(String tenant, String lane) throws SQLException {
        session.update(
                "delete from lesson where tenant = ? and turn in"
                        + " (select turn from usage where tenant = ? and lane = ?)",
                tenant,
                tenant,
                lane);
    }

    private static String joined(List<Float> numbers) {
        return numbers.stream()
                .map(number -> number == 0 ? "" : Float.toString(number))
                .collect(joining(","));
    }

    private static List<Float> split(String numbers) {
        return numbers.isEmpty()
                ? List.of()
                : Stream.of(numbers.split(",", -1))
                        .map(number -> number.isEmpty() ? 0f : Float.parseFloat(number))
                        .toList();
    }
}
