package dev.kotae.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kotae.slack.api.SlackJson;

/// What the button of an offer to answer is about: the message, not its words.
///
/// @param ts the message's id
/// @param thread the thread's root
/// @param team the asker's own workspace
record Offered(String ts, String thread, String team) {
    /// This as a button's value; [#read] reads it.
    String written() {
        var json = new JsonObject();
        json.addProperty("ts", ts);
        json.addProperty("thread", thread);
        json.addProperty("team", team);
        return json.toString();
    }

    /// Reads what [#written] wrote.
    ///
    /// @throws MalformedRequest when it is nothing of the kind
    static Offered read(String value) {
        try {
            var json = new SlackJson(JsonParser.parseString(value).getAsJsonObject());
            return new Offered(json.text("ts"), json.text("thread"), json.text("team"));
        } catch (RuntimeException e) {
            throw new MalformedRequest("an offer that we did not make", e);
        }
    }
}
