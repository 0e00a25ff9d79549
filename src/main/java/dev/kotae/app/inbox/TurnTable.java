package dev.kotae.app.inbox;

import dev.kotae.app.words.Words;
import dev.kotae.memory.TurnRecord;
import java.io.PrintWriter;
import java.util.List;

/// Turns, one a line.
record TurnTable(PrintWriter out) {
    private static final String LINE = "%-26s  %-8s  %-19s  %8s  %-24s  %s%n";

    void print(List<TurnRecord> turns) {
        if (turns.isEmpty()) {
            return;
        }
        out.printf(
                LINE,
                Words.say("inbox.column.turn"),
                Words.say("inbox.column.state"),
                Words.say("inbox.column.accepted"),
                Words.say("inbox.column.attempts"),
                Words.say("inbox.column.reason"),
                Words.say("inbox.column.lane"));
        for (var turn : turns) {
            out.printf(
                    LINE,
                    turn.id(),
                    StateName.of(turn.state()),
                    Plain.time(turn.acceptedAt()),
                    turn.attempt(),
                    turn.reason(),
                    turn.tenant() + " " + turn.lane());
        }
    }
}
