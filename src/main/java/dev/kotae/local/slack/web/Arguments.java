package dev.kotae.local.slack.web;

import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.SlackError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a method was called with. Of a form every value is a text, and lists and objects are JSON
/// in a text; of a JSON body they are themselves. Both read the same here.
record Arguments(ObjectNode values) {
    /// @param contentType as the header says it, perhaps with a charset
    /// @throws SlackError where it is neither a form nor a JSON object
    static Arguments parse(String contentType, String body) {
        if (contentType.startsWith("application/json")) {
            if (Json.parse(body, "json_not_object") instanceof ObjectNode object) {
                return new Arguments(object);
            }
            throw new SlackError("json_not_object");
        }
        if (contentType.isEmpty() || contentType.startsWith("application/x-www-form-urlencoded")) {
            return form(body);
        }
        throw new SlackError("invalid_post_type");
    }

    /// @throws SlackError `invalid_form_data` where percent signs are wrong
    static Arguments form(String body) {
        var values = Json.object();
        for (var pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new Arguments(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SlackError("invalid_form_data", e);
        }
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    /// Empty where it is absent.
    String text(String name) {
        var value = values.path(name);
        return value.isContainer() ? value.toString() : value.asString("");
    }

    /// @throws SlackError with `error` where it is absent
    String required(String name, String error) {
        if (!has(name)) {
            throw new SlackError(error);
        }
        return text(name);
    }

    boolean flag(String name) {
        return text(name).equals("true") || text(name).equals("1");
    }

    /// @throws SlackError `invalid_arguments` where it is no number from 1 to `most`
    int number(String name, int absent, int most) {
        if (!has(name)) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text(name));
            if (number >= 1) {
                return Math.min(number, most);
            }
        } catch (NumberFormatException e) {
            throw new SlackError("invalid_arguments", e);
        }
        throw new SlackError("invalid_arguments");
    }

    /// An empty list where it is absent.
    ///
    /// @throws SlackError with `error` where it is something else
    ArrayNode list(String name, String error) {
        return switch (json(name, error)) {
            case ArrayNode array -> array;
            case JsonNode other when other.isMissingNode() -> Json.array();
            case JsonNode _ -> throw new SlackError(error);
        };
    }

    /// Texts, none where it is absent: a list, or what commas divide.
    List<String> texts(String name, String error) {
        if (has(name) && !text(name).startsWith("[")) {
            return List.of(text(name).split(","));
        }
        return list(name, error).valueStream().map(one -> one.asString("")).toList();
    }

    /// An empty object where it is absent.
    ///
    /// @throws SlackError with `error` where it is something else
    ObjectNode object(String name, String error) {
        return switch (json(name, error)) {
            case ObjectNode object -> object;
            case JsonNode other when other.isMissingNode() -> Json.object();
            case JsonNode _ -> throw new SlackError(error);
        };
    }

    private JsonNode json(String name, String error) {
        var value = values.path(name);
        if (!value.isString()) {
            return value;
        }
        return has(name) ? Json.parse(value.stringValue(), error) : values.path("\0absent");
    }

    @Override
    public String toString() {
        return "arguments:" + values.propertyNames();
    }
}
