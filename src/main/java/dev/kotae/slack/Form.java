package dev.kotae.slack;

import com.google.gson.JsonObject;
import dev.kotae.slack.api.SlackJson;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// The form that Slack sends where it does not send JSON, read as if it were JSON: through a socket
/// the same fields come so.
final class Form {
    private Form() {}

    /// The fields of a form; of one that stands twice the first.
    ///
    /// @throws MalformedRequest when it is badly encoded
    static SlackJson read(String form) {
        var fields = new JsonObject();
        for (var pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && !fields.has(pair.substring(0, equals))) {
                fields.addProperty(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return new SlackJson(fields);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest("a form that is badly encoded", e);
        }
    }

    /// The fields as a form again.
    static String written(SlackJson fields) {
        return fields.object().keySet().stream()
                .map(key -> key + "=" + URLEncoder.encode(fields.text(key), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
