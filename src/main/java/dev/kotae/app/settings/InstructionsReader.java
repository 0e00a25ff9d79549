package dev.kotae.app.settings;

import dev.kotae.answer.Instructions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads `instructions`: one text for every place, or a map of texts.
final class InstructionsReader {
    private InstructionsReader() {}

    static Instructions read(Branch instructions) {
        if (instructions.node().isValueNode()) {
            return new Instructions(instructions.text(), Map.of());
        }
        if (!instructions.node().isObject()) {
            instructions.wrong("settings.instructions-wanted");
            return Instructions.NONE;
        }
        Ids.at(instructions).channels(instructions.node().propertyNames());
        var channels = new HashMap<String, String>();
        instructions.named().forEach((channel, own) -> channels.put(channel, own.text()));
        var everywhere = Optional.ofNullable(channels.remove("*")).orElse("");
        return new Instructions(everywhere, channels);
    }
}
