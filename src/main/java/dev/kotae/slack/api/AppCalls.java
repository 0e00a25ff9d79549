package dev.kotae.slack.api;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Calls that are not made in the name of a workspace that we answer: those of the app itself, and
/// those of somebody who looks whether all is well. Each is tried once, whatever the pace.
public final class AppCalls {
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(30);

    private final OkHttpClient http;
    private final HttpUrl base;

    /// @param http the client with its time-outs, proxy and trust
    /// @param base what the method names are appended to, such as `https://slack.com/api/`
    public AppCalls(OkHttpClient http, URI base) {
        this.http = http;
        this.base = HttpUrl.get(base.toString());
    }

    /// Calls a method. Blocks, 8 seconds at most.
    ///
    /// @param authorization the header of that name, such as `Bearer xapp-…`
    /// @return what Slack answered, also where it refused
    /// @throws SlackRefusal when there was no answer that says so
    public SlackAnswer call(String method, String authorization, Map<String, String> form) {
        var fields = new FormBody.Builder();
        form.forEach(fields::add);
        var request =
                new Request.Builder()
                        .url(base.newBuilder().addPathSegment(method).build())
                        .header("Authorization", authorization)
                        .post(new SentOnce(fields.build()))
                        .build();
        try (var response = http.newCall(request).execute()) {
            return answer(method, response);
        } catch (IOException e) {
            throw SlackRefusal.silent(method, e);
        }
    }

    private static SlackAnswer answer(String method, Response response) throws IOException {
        if (response.code() == 429) {
            throw SlackRefusal.busy(method, pause(response));
        }
        return new SlackAnswer(
                new SlackJson(body(method, response)), scopes(response), at(response));
    }

    private static Duration pause(Response response) {
        var seconds = String.valueOf(response.header("Retry-After"));
        return seconds.matches("\\d{1,5}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : DEFAULT_PAUSE;
    }

    private static JsonObject body(String method, Response response) throws IOException {
        var text = Objects.requireNonNull(response.body()).string();
        try {
            var said = JsonParser.parseString(text).getAsJsonObject();
            // Slack says in every answer whether it did it; whoever does not is somebody else.
            if (said.has("ok")) {
                return said;
            }
            throw SlackRefusal.unsure(method, "http_" + response.code(), null);
        } catch (JsonParseException | IllegalStateException e) {
            throw SlackRefusal.unsure(method, "http_" + response.code(), e);
        }
    }

    private static Set<String> scopes(Response response) {
        var listed = Objects.requireNonNullElse(response.header("x-oauth-scopes"), "");
        return Arrays.stream(listed.split(",", -1))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Instant> at(Response response) {
        try {
            return Optional.ofNullable(response.header("Date"))
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(ZonedDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
