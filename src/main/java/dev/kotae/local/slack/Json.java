package dev.kotae.local.slack;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The one JSON mapper of the stand-in.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    /// An empty object.
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// An empty list.
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /// Reads JSON.
    ///
    /// @throws SlackError with `error` when the text is no JSON
    public static JsonNode parse(String text, String error) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new SlackError(error, e);
        }
    }
}
