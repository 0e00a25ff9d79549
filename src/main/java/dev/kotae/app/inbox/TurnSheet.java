package dev.kotae.app.inbox;

import dev.kotae.app.words.Words;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Call;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.TurnRecord;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Everything about one turn, one thing a line.
record TurnSheet(PrintWriter out) {
    void print(TurnRecord turn, List<Call> calls, List<AuditEntry> history, boolean text) {
        line("turn", turn.id());
        line("state", StateName.of(turn.state()));
        line("accepted", Plain.time(turn.acceptedAt()));
        line("lane", turn.tenant() + " " + turn.lane());
        turn.asked().ifPresent(asked -> line("asker", asked.asker()));
        line("attempts", String.valueOf(turn.attempt()));
        line("reason", turn.reason());
        line("joined-to", turn.joinedTo());
        line("post", turn.post());
        turn.answer().ifPresent(this::receipt);
        if (!calls.isEmpty()) {
            heading("requests");
            calls.forEach(this::request);
        }
        if (!history.isEmpty()) {
            heading("history");
            history.forEach(this::entry);
        }
        if (text) {
            heading("question");
            out.println(
                    turn.asked()
                            .map(asked -> Plain.text(asked.text()))
                            .orElseGet(() -> Words.say("inbox.no-text")));
            turn.answer()
                    .ifPresent(answer -> {
                        heading("answer");
                        out.println(Plain.text(answer.text()));
                    });
        }
    }

    private void receipt(Answer answer) {
        var receipt = answer.receipt();
        line("model", receipt.model());
        line(
                "because",
                receipt.reasons().stream()
                        .map(reason -> reason.in(Words.locale()))
                        .collect(Collectors.joining(", ")));
        line("tokens", receipt.usage().inputTokens() + " + " + receipt.usage().outputTokens());
        line("cost", receipt.cost().known() ? Plain.dollars(receipt.cost().microUsd()) : "");
        line("took", receipt.took().toMillis() / 1e3 + " s");
        line("passages", String.valueOf(receipt.passages()));
    }

    private void request(Call call) {
        var usage = call.usage();
        out.printf(
                "  %-10s  %s  %s  %s + %s  %s%n",
                Plain.text(call.route()),
                Plain.text(call.model()),
                Plain.text(call.region()),
                usage.promptTokens(),
                usage.outputTokens(),
                call.cost().in(Words.locale()));
    }

    private void entry(AuditEntry entry) {
        out.printf(
                "  %s  %-10s  %s%n",
                Plain.time(entry.at()),
                entry.event().name().toLowerCase(Locale.ROOT),
                Plain.text(
                        String.join(
                                        "  ",
                                        entry.person(),
                                        entry.detail(),
                                        entry.model(),
                                        entry.microUsd() > 0 ? Plain.dollars(entry.microUsd()) : "",
                                        String.join(" ", entry.sources()))
                                .strip()));
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            out.println(Words.say("inbox.line", Words.say("inbox.of." + name), Plain.text(value)));
        }
    }

    private void heading(String name) {
        out.println();
        out.println(Words.say("inbox.of." + name));
    }
}
