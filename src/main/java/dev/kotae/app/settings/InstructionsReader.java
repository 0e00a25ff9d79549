package dev.kotae.app.settings;

import dev.kotae.answer.Instructions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads `instructions`: one text for every place, or a map of texts.
record InstructionsReader(Texts texts, Problems problems) {
    Instructions read(JsonNode node) {
        if (node.isValueNode()) {
            return new Instructions(texts.in("instructions", node), Map.of());
        }
        if (!node.isObject()) {
            problems.add("settings.instructions-wanted", "instructions");
            return Instructions.NONE;
        }
        new Ids(problems).channels("instructions", Set.copyOf(node.propertyNames()));
        var channels = new HashMap<String, String>();
        for (var entry : node.properties()) {
            var path = "instructions." + entry.getKey();
            channels.put(entry.getKey(), texts.in(path, entry.getValue()));
        }
        var everywhere = Optional.ofNullable(channels.remove("*")).orElse("");
        return new Instructions(everywhere, channels);
    }
}
