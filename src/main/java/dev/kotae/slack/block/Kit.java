package dev.kotae.slack.block;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/// The parts of Block Kit that we use, each within Slack's limits: what is longer is clipped
/// (docs.slack.dev, "Reference: blocks" and "Reference: block elements", read September 2026).
public final class Kit {
    private static final int LONGEST_SECTION = 3_000;
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_PLACEHOLDER = 150;
    private static final int LONGEST_ELEMENT = 2_000;
    private static final int MOST_ELEMENTS = 10;

    /// Of a button, an option and a label in most places.
    static final int LONGEST_LABEL = 75;

    private Kit() {}

    /// Something to choose.
    ///
    /// @param label what people read
    /// @param value what we get back, 150 characters at most
    public record Option(String label, String value) {
        JsonObject drawn() {
            var option = new JsonObject();
            option.add("text", plain(label, LONGEST_LABEL));
            option.addProperty("value", value);
            return option;
        }
    }

    /// Words that mean nothing but themselves.
    public static JsonObject plain(String words, int longest) {
        var text = new JsonObject();
        text.addProperty("type", "plain_text");
        text.addProperty("text", clipped(words, longest));
        text.addProperty("emoji", true);
        return text;
    }

    /// Slack's own markup; what comes from outside goes through [#escaped] first.
    public static JsonObject marked(String mrkdwn, int longest) {
        var text = new JsonObject();
        text.addProperty("type", "mrkdwn");
        text.addProperty("text", clipped(mrkdwn, longest));
        // Nothing that we draw here is to call anybody.
        text.addProperty("verbatim", true);
        return text;
    }

    /// A paragraph in Slack's own markup.
    public static JsonObject section(String mrkdwn) {
        var block = block("section");
        block.add("text", marked(mrkdwn, LONGEST_SECTION));
        return block;
    }

    /// The same with something to click beside it.
    public static JsonObject section(String mrkdwn, JsonObject accessory) {
        var block = section(mrkdwn);
        block.add("accessory", accessory);
        return block;
    }

    /// A headline.
    public static JsonObject header(String words) {
        var block = block("header");
        block.add("text", plain(words, LONGEST_HEADER));
        return block;
    }

    /// A line between.
    public static JsonObject divider() {
        return block("divider");
    }

    /// Small print.
    public static JsonObject context(List<String> lines) {
        var elements = new JsonArray();
        lines.stream()
                .limit(MOST_ELEMENTS)
                .map(line -> plain(line, LONGEST_ELEMENT))
                .forEach(elements::add);
        var block = block("context");
        block.add("elements", elements);
        return block;
    }

    /// A row of things to click.
    public static JsonObject actions(List<JsonObject> elements) {
        var block = block("actions");
        block.add("elements", array(elements));
        return block;
    }

    /// A button.
    ///
    /// @param value what we get back with the click
    public static JsonObject button(Act act, String label, String value) {
        var button = element("button", act);
        button.add("text", plain(label, LONGEST_LABEL));
        button.addProperty("value", value);
        return button;
    }

    /// A button for what cannot be undone: red, and it asks once more.
    public static JsonObject dangerous(
            Act act, String label, String value, String question, String no) {
        var button = button(act, label, value);
        button.addProperty("style", "danger");
        var confirm = new JsonObject();
        confirm.add("title", plain(label, 100));
        confirm.add("text", plain(question, 300));
        confirm.add("confirm", plain(label, 30));
        confirm.add("deny", plain(no, 30));
        confirm.addProperty("style", "danger");
        button.add("confirm", confirm);
        return button;
    }

    /// Thumbs up and down.
    public static JsonObject feedback(Act act, Option good, Option bad) {
        var buttons = element("feedback_buttons", act);
        buttons.add("positive_button", thumb(good));
        buttons.add("negative_button", thumb(bad));
        var block = block("context_actions");
        block.add("elements", array(List.of(buttons)));
        return block;
    }

    private static JsonObject thumb(Option option) {
        var thumb = option.drawn();
        thumb.addProperty("accessibility_label", clipped(option.label(), LONGEST_LABEL));
        return thumb;
    }

    /// One of several to choose.
    ///
    /// @param chosen the value of the one that holds; where none has it, none is shown as chosen
    public static JsonObject select(Act act, List<Option> options, String chosen) {
        var select = element("static_select", act);
        select.add("options", array(options.stream().map(Option::drawn).toList()));
        options.stream()
                .filter(option -> option.value().equals(chosen))
                .findFirst()
                .ifPresent(option -> select.add("initial_option", option.drawn()));
        return select;
    }

    /// A channel to choose, of those that the asker is in.
    ///
    /// @param wanted stands there while none is chosen
    public static JsonObject channels(Act act, String wanted) {
        var select = element("conversations_select", act);
        select.add("placeholder", plain(wanted, LONGEST_PLACEHOLDER));
        var filter = new JsonObject();
        filter.add("include", names("public", "private"));
        filter.addProperty("exclude_bot_users", true);
        select.add("filter", filter);
        return select;
    }

    /// Where an answer shall be shown: the conversation that is open, unless another is chosen.
    /// With what is submitted comes a `response_url` for it.
    public static JsonObject here(Act act) {
        var select = element("conversations_select", act);
        select.addProperty("default_to_current_conversation", true);
        select.addProperty("response_url_enabled", true);
        return select;
    }

    /// Some of several to tick.
    public static JsonObject ticks(Act act, List<Option> options) {
        var ticks = element("checkboxes", act);
        ticks.add("options", array(options.stream().map(Option::drawn).toList()));
        return ticks;
    }

    /// A field for several lines.
    ///
    /// @param present what stands in it already, or empty
    public static JsonObject field(Act act, String present, int longest) {
        var field = element("plain_text_input", act);
        field.addProperty("multiline", true);
        field.addProperty("max_length", longest);
        if (!present.isEmpty()) {
            field.addProperty("initial_value", clipped(present, longest));
        }
        return field;
    }

    /// Something to fill in, with a label; [Act#id] names the block too.
    public static JsonObject input(String label, JsonObject element, boolean optional) {
        var block = block("input");
        block.addProperty("block_id", element.get("action_id").getAsString());
        block.add("label", plain(label, LONGEST_ELEMENT));
        block.add("element", element);
        block.addProperty("optional", optional);
        return block;
    }

    /// A text with the three characters escaped that mean something to Slack, so that it calls
    /// nobody and links nowhere.
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// A text of that length at most, by an ellipsis at its end where it was longer. Never cuts a
    /// character in two.
    public static String clipped(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    /// Elements or blocks in a row.
    public static JsonArray array(List<? extends JsonElement> elements) {
        var array = new JsonArray();
        elements.forEach(array::add);
        return array;
    }

    private static JsonArray names(String... names) {
        var array = new JsonArray();
        for (var name : names) {
            array.add(name);
        }
        return array;
    }

    private static JsonObject element(String type, Act act) {
        var element = new JsonObject();
        element.addProperty("type", type);
        element.addProperty("action_id", act.id());
        return element;
    }

    private static JsonObject block(String type) {
        var block = new JsonObject();
        block.addProperty("type", type);
        return block;
    }
}
