package dev.kotae.app.inbox;

import dev.kotae.chat.Call;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.TurnRecord;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Turns as JSON, for scripts.
final class TurnJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double MICRO = 1e6;

    private TurnJson() {}

    /// One turn on one line, without a word of the conversation.
    static String line(TurnRecord turn) {
        return JSON.writeValueAsString(object(turn));
    }

    /// One turn with what is known of it.
    ///
    /// @param calls the requests to models that it took
    /// @param text whether with the words of the conversation
    static String whole(TurnRecord turn, List<Call> calls, List<AuditEntry> history, boolean text) {
        var object = object(turn);
        turn.asked().ifPresent(asked -> object.put("asker", asked.asker()));
        turn.answer()
                .ifPresent(answer -> {
                    var receipt = answer.receipt();
                    object.put("model", receipt.model());
                    var reasons = object.putArray("reasons");
                    receipt.reasons().forEach(reason -> reasons.add(reason.wording().key()));
                    object.put("passages", receipt.passages());
                    object.put("seconds", receipt.took().toMillis() / 1e3);
                    object.put("cost_usd", receipt.cost().microUsd() / MICRO);
                    object.putPOJO("usage", receipt.usage());
                });
        if (text) {
            turn.asked().ifPresent(asked -> object.put("question", asked.text()));
            turn.answer().ifPresent(answer -> object.put("answer", answer.text()));
        }
        var requests = object.putArray("requests");
        for (var call : calls) {
            var one = requests.addObject();
            one.put("model", call.model()).put("region", call.region()).put("route", call.route());
            one.put("cost_usd", call.cost().microUsd() / MICRO).putPOJO("usage", call.usage());
        }
        var entries = object.putArray("history");
        for (var entry : history) {
            var one = entries.addObject();
            one.put("at", entry.at().toString());
            one.put("event", entry.event().name().toLowerCase(Locale.ROOT));
            one.put("person", entry.person()).put("detail", entry.detail());
            one.put("model", entry.model()).put("cost_usd", entry.microUsd() / MICRO);
            entry.sources().forEach(one.putArray("sources")::add);
        }
        return JSON.writeValueAsString(object);
    }

    private static ObjectNode object(TurnRecord turn) {
        return JSON.createObjectNode()
                .put("turn", turn.id())
                .put("state", StateName.of(turn.state()))
                .put("tenant", turn.tenant())
                .put("lane", turn.lane())
                .put("accepted", turn.acceptedAt().toString())
                .put("attempts", turn.attempt())
                .put("post", turn.post())
                .put("reason", turn.reason())
                .put("joined_to", turn.joinedTo());
    }
}
