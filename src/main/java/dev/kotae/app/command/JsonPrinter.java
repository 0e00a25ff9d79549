package dev.kotae.app.command;

import dev.kotae.chat.Answer;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Prints an answer as one JSON object on one line, for scripts.
final class JsonPrinter implements TerminalChannel.Printer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double MICRO = 1e6;

    private final PrintStream out;

    JsonPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void status(String doing) {}

    @Override
    public void append(String text) {}

    @Override
    public void whole(Answer answer, Locale locale) {
        var receipt = answer.receipt();
        var object = JSON.createObjectNode();
        object.put("turn", receipt.turn()).put("answer", answer.text());
        object.put("whole", answer.whole());
        var sources = object.putArray("sources");
        answer.citations().forEach(sources::addPOJO);
        object.put("model", receipt.model());
        var reasons = object.putArray("reasons");
        receipt.reasons().forEach(reason -> reasons.add(reason.wording().key()));
        var notes = object.putArray("notes");
        receipt.notes().forEach(note -> notes.add(note.in(locale)));
        object.put("passages", receipt.passages());
        object.put("seconds", receipt.took().toMillis() / 1e3);
        if (receipt.cost().known()) {
            object.put("cost_usd", receipt.cost().microUsd() / MICRO);
        }
        object.putPOJO("usage", receipt.usage());
        print(object);
    }

    @Override
    public void apology(String text) {
        print(JSON.valueToTree(Map.of("error", text)));
    }

    private void print(ObjectNode object) {
        out.println(JSON.writeValueAsString(object));
        out.flush();
    }
}
