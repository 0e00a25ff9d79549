package dev.kotae.local;

import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.SharedFile;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What one does on the page besides talking, from the JSON that the page sends.
///
/// Everything here throws [IllegalArgumentException] for what makes no sense, and what Slack would
/// answer for what cannot be done.
record Deeds(SlackStandIn slack, LastTurn lastTurn) {
    private static final Pattern EMOJI = Pattern.compile("[a-z0-9_+-]{1,60}");
    private static final int MOST_FILES = 10;

    /// Does it.
    ///
    /// @param what the last part of the path, such as `press`
    /// @param room that the speaker is in, or empty where it names none
    /// @return whether there is such a deed
    boolean done(String what, String user, String room, JsonNode body) {
        var person = slack.as(user);
        var ts = text(body, "ts");
        switch (what) {
            case "press" -> press(person, room, body);
            case "submit" -> {
                lastTurn.begin();
                person.submit(text(body, "view"), values(body));
            }
            case "dismiss" -> person.dismiss(text(body, "view"));
            case "shortcut" -> shortcut(person, room, body);
            case "react" -> react(user, room, body);
            case "edit" -> {
                lastTurn.begin();
                person.edit(room, ts, text(body, "text"));
            }
            case "delete" -> {
                lastTurn.begin();
                person.delete(room, ts);
            }
            case "stop" -> person.stop(room, text(body, "thread"));
            case "open" -> open(person, body);
            case "fault" ->
                    slack.suffer(
                            SlackFault.valueOf(text(body, "fault").toUpperCase(Locale.ROOT)),
                            body.path("on").asBoolean());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void press(SlackPerson person, String room, JsonNode body) {
        lastTurn.begin();
        var action = text(body, "action");
        var value = text(body, "value");
        var view = text(body, "view");
        if (view.isEmpty()) {
            person.press(room, text(body, "ts"), action, value);
        } else {
            person.pressIn(view, action, value, values(body));
        }
    }

    private void shortcut(SlackPerson person, String room, JsonNode body) {
        lastTurn.begin();
        var callback = text(body, "callback");
        var ts = text(body, "ts");
        if (ts.isEmpty()) {
            person.shortcut(callback);
        } else {
            person.shortcut(room, ts, callback);
        }
    }

    private void react(String user, String room, JsonNode body) {
        var emoji = text(body, "emoji");
        if (!EMOJI.matcher(emoji).matches()) {
            throw new IllegalArgumentException("no such emoji");
        }
        var ts = text(body, "ts");
        boolean there = given(slack.workspace().find(room, ts), emoji).contains(user);
        if (there) {
            slack.takeBack(user, room, ts, emoji);
        } else {
            slack.react(user, room, ts, emoji);
        }
    }

    private static List<String> given(Post post, String emoji) {
        return post.reactions().getOrDefault(emoji, List.of());
    }

    /// The app's page was opened; the bot is told what was in sight before.
    private void open(SlackPerson person, JsonNode body) {
        if (text(body, "tab").equals("home")) {
            lastTurn.begin();
            person.openHome();
            return;
        }
        var seen = text(body, "seen");
        if (!seen.isEmpty()) {
            person.lookAt(seen);
        }
        person.openMessages();
    }

    /// Shares files.
    ///
    /// @return the message
    Post share(String user, String room, JsonNode body) {
        var files = new ArrayList<SharedFile>();
        for (var file : body.path("files")) {
            var name = file.path("name").asString("file").replaceAll("[\\\\/\\p{Cntrl}]", "_");
            var bytes = Base64.getDecoder().decode(file.path("content").asString(""));
            files.add(slack.as(user).file(name, bytes));
        }
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw new IllegalArgumentException("1 to " + MOST_FILES + " files at once");
        }
        if (!Playground.isBeside(body)) {
            lastTurn.begin();
        }
        return slack.as(user).share(room, text(body, "text"), text(body, "thread"), files);
    }

    private static Map<String, String> values(JsonNode body) {
        var values = new HashMap<String, String>();
        body.path("values")
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asString("")));
        return values;
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asString("");
    }
}
