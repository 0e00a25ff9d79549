package dev.kotae.local.wire;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as Bedrock writes it: keys in alphabetical order.
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private Json() {}

    /// Reads a request's body.
    ///
    /// @throws BedrockFault when it is not a JSON object
    public static JsonNode read(byte[] body) {
        try {
            var json = MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException broken) {
            throw BedrockFault.invalid(
                    "The request body is not valid JSON: " + broken.getOriginalMessage());
        }
        throw BedrockFault.invalid("The request body is not a JSON object.");
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String write(JsonNode json) {
        return MAPPER.writeValueAsString(json);
    }
}
