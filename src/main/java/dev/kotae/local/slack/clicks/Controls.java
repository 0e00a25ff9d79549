package dev.kotae.local.slack.clicks;

import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.SlackError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What one can press, choose and write in within blocks, and how Slack writes down what was chosen
/// (docs.slack.dev, "Block elements", read September 2026).
final class Controls {
    private static final Set<String> PRESSED =
            Set.of("button", "icon_button", "feedback_buttons", "overflow", "workflow_button");

    private Controls() {}

    /// A control where it stands.
    record Control(String block, ObjectNode element, boolean optional, boolean asked) {
        String action() {
            return element.path("action_id").asString("");
        }

        String type() {
            return element.path("type").asString("");
        }
    }

    /// All controls of blocks, in their order.
    static List<Control> in(JsonNode blocks) {
        var all = new ArrayList<Control>();
        int number = 0;
        for (var block : blocks) {
            var id = block.path("block_id").asString("b" + number++);
            boolean asked = block.path("type").asString("").equals("input");
            for (var element : elements(block)) {
                if (element instanceof ObjectNode control && control.has("action_id")) {
                    all.add(new Control(id, control, block.path("optional").asBoolean(), asked));
                }
            }
        }
        return all;
    }

    private static List<JsonNode> elements(JsonNode block) {
        var all = new ArrayList<JsonNode>();
        block.path("elements").forEach(all::add);
        all.add(block.path("accessory"));
        all.add(block.path("element"));
        return all;
    }

    /// The control of a name.
    ///
    /// @param value where several are called alike in their blocks: the button's value
    /// @throws SlackError `action_not_found`
    static Control find(JsonNode blocks, String action, String value) {
        var named = in(blocks).stream().filter(one -> one.action().equals(action)).toList();
        return named.stream()
                .filter(one -> one.element().path("value").asString("").equals(value))
                .findFirst()
                .or(() -> named.stream().findFirst())
                .orElseThrow(() -> new SlackError("action_not_found"));
    }

    /// What was done with a control, as an entry of `actions`.
    static ObjectNode action(Control control, String value, String ts) {
        var action = entry(control.element(), value);
        action.put("action_id", control.action()).put("block_id", control.block());
        return action.put("action_ts", ts);
    }

    /// What stands in all controls, by block and action.
    ///
    /// @param values what was entered, by action
    static ObjectNode state(JsonNode blocks, Map<String, String> values) {
        var state = Json.object();
        var all = state.putObject("values");
        for (var control : in(blocks)) {
            if (!PRESSED.contains(control.type())) {
                var value = values.getOrDefault(control.action(), initial(control.element()));
                all.withObjectProperty(control.block())
                        .set(control.action(), entry(control.element(), value));
            }
        }
        return state;
    }

    /// The blocks in which something must be entered and is not.
    static Map<String, String> missing(JsonNode blocks, Map<String, String> values, String text) {
        var missing = new LinkedHashMap<String, String>();
        for (var control : in(blocks)) {
            var value = values.getOrDefault(control.action(), initial(control.element()));
            if (control.asked() && !control.optional() && value.isBlank()) {
                missing.put(control.block(), text);
            }
        }
        return missing;
    }

    /// What a control holds before anybody touches it.
    private static String initial(JsonNode element) {
        for (var name : List.of("value", "conversation", "channel", "user", "date", "time")) {
            var initial = element.path("initial_" + name).asString("");
            if (!initial.isEmpty()) {
                return initial;
            }
        }
        var several = new ArrayList<String>();
        element.path("initial_options")
                .forEach(option -> several.add(option.path("value").asString("")));
        var one = element.path("initial_option").path("value").asString("");
        return several.isEmpty() ? one : String.join("\n", several);
    }

    /// @param value several are separated by line feeds
    private static ObjectNode entry(ObjectNode element, String value) {
        var type = element.path("type").asString("");
        var entry = Json.object().put("type", type);
        switch (type) {
            case "button", "icon_button" -> {
                if (element.has("value")) {
                    entry.set("value", element.path("value"));
                }
                if (element.has("text")) {
                    entry.set("text", element.path("text"));
                }
            }
            case "feedback_buttons" -> entry.put("value", feedback(element, value));
            case "static_select", "radio_buttons", "overflow" ->
                    entry.set("selected_option", option(element, value));
            case "checkboxes", "multi_static_select" -> {
                var chosen = entry.putArray("selected_options");
                value.lines().forEach(one -> chosen.add(option(element, one)));
            }
            case "conversations_select" -> put(entry, "selected_conversation", value);
            case "channels_select" -> put(entry, "selected_channel", value);
            case "users_select" -> put(entry, "selected_user", value);
            case "datepicker" -> put(entry, "selected_date", value);
            case "timepicker" -> put(entry, "selected_time", value);
            default -> put(entry, "value", value);
        }
        return entry;
    }

    private static void put(ObjectNode entry, String name, String value) {
        if (value.isEmpty()) {
            entry.putNull(name);
        } else {
            entry.put(name, value);
        }
    }

    private static String feedback(JsonNode element, String value) {
        for (var name : List.of("positive_button", "negative_button")) {
            if (element.path(name).path("value").asString("").equals(value)) {
                return value;
            }
        }
        throw new SlackError("action_not_found");
    }

    private static JsonNode option(JsonNode element, String value) {
        if (value.isEmpty()) {
            return Json.object().nullNode();
        }
        var options = new ArrayList<JsonNode>();
        element.path("options").forEach(options::add);
        element.path("option_groups").forEach(group -> group.path("options").forEach(options::add));
        return options.stream()
                .filter(option -> option.path("value").asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new SlackError("action_not_found"));
    }
}
