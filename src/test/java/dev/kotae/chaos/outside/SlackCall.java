package dev.kotae.chaos.outside;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A call of Slack's Web API as it arrived.
///
/// @param method such as `chat.update`, or `response` for a command's response_url
/// @param form its arguments
public record SlackCall(String method, Map<String, String> form) {
    public SlackCall {
        form = Map.copyOf(form);
    }

    static SlackCall read(String path, String body) {
        var method = path.startsWith("/api/") ? path.substring("/api/".length()) : "response";
        var form = new HashMap<String, String>();
        if (!body.startsWith("{")) {
            for (var pair : body.split("&", -1)) {
                int end = pair.indexOf('=');
                if (end > 0) {
                    form.put(decoded(pair.substring(0, end)), decoded(pair.substring(end + 1)));
                }
            }
        }
        return new SlackCall(method, form);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// Whether it changes what people see of an answer.
    public boolean shows() {
        return method.startsWith("chat.");
    }

    /// Whether it shows a whole answer: only that has the receipt below it.
    public boolean ends() {
        return shows() && form.getOrDefault("blocks", "").contains("\"context\"");
    }

    @Override
    public String toString() {
        return method;
    }
}
