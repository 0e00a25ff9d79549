package dev.kotae.chaos;

import dev.kotae.chaos.history.Happened.CallEnded;
import dev.kotae.chaos.history.Happened.Called;
import dev.kotae.chaos.history.Happened.Delivered;
import dev.kotae.chaos.history.Happened.Delivering;
import dev.kotae.chaos.history.Happened.Merged;
import dev.kotae.chaos.history.Happened.Shown;
import dev.kotae.chaos.history.History;
import dev.kotae.chaos.history.Recorder;
import dev.kotae.chaos.history.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds out from the rows that a killed process left, and from what was seen outside, which turns
/// were in which phase.
final class Autopsy {
    private final Set<String> kept = new HashSet<>();
    private final List<String> held = new ArrayList<>();
    private final List<String> recorded = new ArrayList<>();
    private final Map<Phase, Integer> found = new EnumMap<>(Phase.class);

    private Autopsy() {}

    /// How many turns were in each phase.
    ///
    /// @param database the SQLite file; it is looked at in a copy, so that what is found when the
    ///   product opens it is what the kill left
    /// @param history up to the kill
    static Map<Phase, Integer> of(Path database, History history) throws IOException, SQLException {
        return inCopy(database, connection -> of(connection, history));
    }

    /// Notes down which questions the store made one turn.
    static void noteMerged(Path database, Recorder recorder) throws IOException, SQLException {
        inCopy(
                database,
                connection -> {
                    noteMerged(connection, recorder);
                    return recorder;
                });
    }

    /// The same for a store that may be looked at.
    static void noteMerged(Connection store, Recorder recorder) throws SQLException {
        var joined =
                "select head.asked, other.asked from turn other join turn head on head.id = other.joined_to";
        try (var statement = store.createStatement();
                var rows = statement.executeQuery(joined)) {
            while (rows.next()) {
                var names = new ArrayList<>(Script.questions(rows.getString(1)));
                names.addAll(Script.questions(rows.getString(2)));
                recorder.note(at -> new Merged(at, names));
            }
        }
    }

    private interface Look<T> {
        T at(Connection store) throws SQLException;
    }

    private static <T> T inCopy(Path database, Look<T> look) throws IOException, SQLException {
        var copy = Files.createTempDirectory("autopsy").resolve("copy.db");
        try {
            copy(database, copy, "");
            copy(database, copy, "-wal");
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
                return look.at(connection);
            }
        } finally {
            try (var files = Files.list(copy.getParent())) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(copy.getParent());
        }
    }

    private static void copy(Path from, Path to, String suffix) throws IOException {
        var source = Path.of(from + suffix);
        if (Files.exists(source)) {
            Files.copy(source, Path.of(to + suffix));
        }
    }

    /// How many turns were in each phase.
    static Map<Phase, Integer> of(Connection store, History history) throws SQLException {
        var autopsy = new Autopsy();
        autopsy.read(store);
        autopsy.compare(history);
        return autopsy.found;
    }

    private void read(Connection store) throws SQLException {
        var open =
                """
                select turn.asked, turn.state, lane.held_by from turn
                join lane on lane.tenant = turn.tenant and lane.lane = turn.lane
                where turn.state in ('waiting', 'running', 'answered')
                  and turn.attempt > 0 and lane.held_by is not null
                """;
        try (var statement = store.createStatement()) {
            try (var rows = statement.executeQuery("select asked from turn")) {
                while (rows.next()) {
                    kept.addAll(Script.questions(rows.getString(1)));
                }
            }
            try (var rows = statement.executeQuery(open)) {
                while (rows.next()) {
                    var questions = Script.questions(rows.getString(1));
                    (rows.getString(2).equals("answered") ? recorded : held).addAll(questions);
                }
            }
        }
    }

    private void compare(History history) {
        for (var question : underWay(history)) {
            count(kept.contains(question) ? Phase.NOT_ACKNOWLEDGED : Phase.BEFORE_FSYNC);
        }
        var written = written(history);
        for (var question : held) {
            count(written.contains(question) ? Phase.MID_STREAM : Phase.CLAIMED);
        }
        var shown =
                history.of(Shown.class)
                        .filter(post -> !post.open())
                        .flatMap(post -> Script.wholeAnswer(post.text()).stream())
                        .flatMap(List::stream)
                        .collect(Collectors.toSet());
        for (var question : recorded) {
            count(shown.contains(question) ? Phase.POSTED_NOT_DONE : Phase.RECORDED_NOT_POSTED);
        }
    }

    private void count(Phase phase) {
        found.merge(phase, 1, Integer::sum);
    }

    /// What Slack was bringing and had not been taken before.
    private static Set<String> underWay(History history) {
        var open =
                history.of(Delivering.class)
                        .collect(Collectors.toMap(Delivering::delivery, Delivering::question));
        var taken = new HashSet<String>();
        history.of(Delivered.class)
                .forEach(it -> {
                    open.remove(it.delivery());
                    if (it.status() == 200) {
                        taken.add(it.question());
                    }
                });
        var questions = new HashSet<>(open.values());
        questions.removeAll(taken);
        return questions;
    }

    /// For which questions a model is writing.
    private static Set<String> written(History history) {
        var open =
                history.of(Called.class).collect(Collectors.toMap(Called::call, Called::questions));
        history.of(CallEnded.class).forEach(end -> open.remove(end.call()));
        return open.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    }
}
