package dev.kotae.slack.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/// A JSON object as Slack sends them, read without surprise: what is missing, null or of another
/// kind reads as empty.
public record SlackJson(JsonObject object) {
    /// A string or number, or the empty string.
    public String text(String key) {
        var value = object.get(key);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /// The first of these that is not empty, or the empty string.
    public String firstText(String... keys) {
        for (var key : keys) {
            if (!text(key).isEmpty()) {
                return text(key);
            }
        }
        return "";
    }

    /// A whole number, or 0.
    public long number(String key) {
        var value = object.get(key);
        return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
                ? value.getAsLong()
                : 0;
    }

    /// Whether there is a `true`.
    public boolean isTrue(String key) {
        return text(key).equals("true");
    }

    /// An object, or an empty one.
    public SlackJson at(String key) {
        var value = object.get(key);
        return new SlackJson(
                value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject());
    }

    /// The strings of an array, or none.
    public List<String> texts(String key) {
        var value = object.get(key);
        return value == null || !value.isJsonArray()
                ? List.of()
                : value.getAsJsonArray().asList().stream()
                        .filter(JsonElement::isJsonPrimitive)
                        .map(JsonElement::getAsString)
                        .toList();
    }

    /// The objects of an array, or none.
    public List<SlackJson> list(String key) {
        var value = object.get(key);
        return value == null || !value.isJsonArray()
                ? List.of()
                : value.getAsJsonArray().asList().stream()
                        .filter(JsonElement::isJsonObject)
                        .map(element -> new SlackJson(element.getAsJsonObject()))
                        .toList();
    }

    @Override
    public String toString() {
        return "json:" + object.keySet();
    }
}
