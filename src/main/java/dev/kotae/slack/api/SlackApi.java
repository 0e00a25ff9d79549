package dev.kotae.slack.api;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.StoreFailure;
import dev.kotae.outbound.Loopback;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Calls Slack's Web API, over the HTTP client of Slack's own SDK. Every call waits its turn in
/// [SlackLimits], has a deadline, and fails in one way: [SlackRefusal].
///
/// The SDK's typed methods are not used: 1.47.0 lacks arguments of the streaming methods, and makes
/// a new Gson for each answer, which costs more than the call.
public final class SlackApi {
    private static final int MOST_ATTEMPTS = 3;
    private static final int LARGEST_ERROR = 4_096;
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,60}");
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);
    private static final String RESPONSE_URL = "response_url";
    private static final HttpUrl RESPONSE_ORIGIN = HttpUrl.get("https://hooks.slack.com/");
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private static final Duration UNFIT_FOR = Duration.ofMinutes(10);
    private static final int MOST_UNFIT = 10_000;

    /// Error codes behind which the call may or may not have been done.
    private static final Set<String> UNSURE =
            Set.of(
                    "internal_error",
                    "fatal_error",
                    "service_unavailable",
                    "request_timeout",
                    "team_added_to_org",
                    "update_failed",
                    "streaming_state_conflict");

    private static final Set<String> BUSY = Set.of("ratelimited", "rate_limited");

    private final OkHttpClient http;
    private final HttpUrl base;
    private final SlackTokens tokens;
    private final SlackLimits limits;
    private final InstantSource clock;
    private final Gson gson = new Gson();
    private final Map<Unfit, Instant> unfit = new ConcurrentHashMap<>();

    private record Unfit(String workspace, SlackMethod method) {}

    /// @param http the client with its time-outs, proxy and trust
    /// @param base what the method names are appended to, such as `https://slack.com/api/`
    /// @param tokens the bot tokens that calls bear
    /// @param clock measures deadlines; one that nobody sets
    public SlackApi(
            OkHttpClient http,
            URI base,
            SlackTokens tokens,
            SlackLimits limits,
            InstantSource clock) {
        this.http = http;
        this.base = HttpUrl.get(base.toString());
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
    }

    /// A deadline, for who has no clock of the kind that calls are measured with.
    public Instant after(Duration patience) {
        return clock.instant().plus(patience);
    }

    /// Calls a method, waiting for its turn and, where Slack asks for patience, calling again.
    /// Blocks.
    ///
    /// @param deadline after this no attempt begins; a deadline of now means one attempt, and none
    ///   when there is no call to spare. An attempt takes 8 seconds at most.
    /// @throws SlackRefusal when Slack refused, or did not take it in time
    public SlackJson call(
            SlackMethod method, SlackPlace place, Map<String, String> form, Instant deadline) {
        for (int attempt = 1; ; attempt++) {
            awaitTurn(method, place, deadline);
            try {
                return send(method, place, form);
            } catch (SlackRefusal refusal) {
                if (!worthRepeating(refusal, method, attempt)
                        || clock.instant().plus(refusal.pause()).isAfter(deadline)) {
                    throw refusal;
                }
                if (!refusal.isPaced()) {
                    sleep(method.wireName(), refusal.pause());
                }
            }
        }
    }

    /// Calls a method once, for somebody whose turn it is by a [SlackQueue]. Blocks.
    ///
    /// @throws SlackRefusal when Slack refused
    public SlackJson send(SlackMethod method, SlackPlace place, Map<String, String> form) {
        var token = token(method, place);
        try {
            return send(method, token, form);
        } catch (SlackRefusal refusal) {
            switch (refusal.fate()) {
                case BUSY -> {
                    if (refusal.isPaced()) {
                        limits.pause(method, place, refusal.pause());
                    }
                }
                case FINAL -> tokens.refused(place.workspace(), token, refusal.code());
                case UNSURE -> {
                    // Nothing that the next call would have to know.
                }
            }
            throw refusal;
        }
    }

    /// Says something in a channel for one person's eyes: an ephemeral message, which Slack keeps
    /// nowhere. In a thread that has no replies yet Slack shows it to nobody, and does not say so.
    /// Blocks.
    ///
    /// @param text what notifications and screen readers get, escaped
    /// @throws SlackRefusal as [#call] does
    public void whisper(
            SlackPlace place, String person, String text, JsonArray blocks, Instant deadline) {
        var form = new HashMap<String, String>();
        form.put("channel", place.channel());
        form.put("user", person);
        form.put("text", text);
        form.put("blocks", blocks.toString());
        if (place.isThread()) {
            form.put("thread_ts", place.thread());
        }
        call(SlackMethod.POST_EPHEMERAL, place, form, deadline);
    }

    /// Whether a method is worth a call: a workspace that does not have it is not asked again for a
    /// while.
    public boolean fits(SlackMethod method, String workspace) {
        var until = unfit.get(new Unfit(workspace, method));
        return until == null || !until.isAfter(clock.instant());
    }

    /// A workspace does not have a method.
    public void unfit(SlackMethod method, String workspace) {
        var now = clock.instant();
        if (unfit.size() >= MOST_UNFIT) {
            unfit.values().removeIf(until -> !until.isAfter(now));
        }
        if (unfit.size() >= MOST_UNFIT) {
            // Each of them costs a call more, and is here again.
            unfit.clear();
        }
        unfit.put(new Unfit(workspace, method), now.plus(UNFIT_FOR));
    }

    /// A place in the line for a method that is called for the eye.
    public SlackQueue queue(SlackMethod method, SlackPlace place) {
        return new SlackQueue(limits, clock, method, place);
    }

    /// Sets a call aside that will have to be made later; empty where there is none to spare.
    public Optional<Promise> promise(SlackMethod method, SlackPlace place) {
        return limits.promise(method, place);
    }

    /// Posts an answer to a command's `response_url`.
    ///
    /// @throws SlackRefusal as [#call] does; also when the URL is not one of Slack's
    public void respond(URI responseUrl, JsonObject message, Instant deadline) {
        if (!isSlacks(responseUrl)) {
            throw SlackRefusal.last(RESPONSE_URL, "foreign_host");
        }
        var body = RequestBody.create(gson.toJson(message), JSON);
        var request =
                new Request.Builder().url(responseUrl.toString()).post(new SentOnce(body)).build();
        while (true) {
            try (var response = execute(RESPONSE_URL, request)) {
                refuseByStatus(RESPONSE_URL, response);
                return;
            } catch (SlackRefusal refusal) {
                if (refusal.fate() != SlackRefusal.Fate.BUSY
                        || clock.instant().plus(refusal.pause()).isAfter(deadline)) {
                    throw refusal;
                }
                sleep(RESPONSE_URL, refusal.pause());
            }
        }
    }

    private void awaitTurn(SlackMethod method, SlackPlace place, Instant deadline) {
        if (!deadline.isAfter(clock.instant())) {
            var wait = limits.take(method, place);
            if (wait.isPositive()) {
                throw SlackRefusal.busy(method.wireName(), wait);
            }
            return;
        }
        for (var wait = limits.reserve(method, place, deadline); wait.isPositive(); ) {
            if (clock.instant().plus(wait).isAfter(deadline)) {
                throw SlackRefusal.busy(method.wireName(), wait);
            }
            sleep(method.wireName(), wait);
            boolean closedMeanwhile = limits.closed(method, place).isPositive();
            wait = closedMeanwhile ? limits.reserve(method, place, deadline) : Duration.ZERO;
        }
    }

    private Secret token(SlackMethod method, SlackPlace place) {
        try {
            return tokens.of(place.workspace())
                    .orElseThrow(() -> SlackRefusal.last(method.wireName(), "not_installed"));
        } catch (StoreFailure failure) {
            throw SlackRefusal.unready(method.wireName(), failure);
        }
    }

    private SlackJson send(SlackMethod method, Secret token, Map<String, String> form) {
        var fields = new FormBody.Builder();
        form.forEach(fields::add);
        var body = fields.build();
        var name = method.wireName();
        var request =
                new Request.Builder()
                        .url(base.newBuilder().addPathSegment(name).build())
                        .header("Authorization", "Bearer " + token.value())
                        .post(method.repeatable() ? body : new SentOnce(body))
                        .build();
        try (var response = execute(name, request)) {
            refuseByStatus(name, response);
            var answer = read(name, response);
            if (!answer.isTrue("ok")) {
                throw refusal(name, answer.text("error"), response);
            }
            return answer;
        }
    }

    private Response execute(String method, Request request) {
        try {
            return http.newCall(request).execute();
        } catch (IOException e) {
            throw SlackRefusal.silent(method, e);
        }
    }

    private static void refuseByStatus(String method, Response response) {
        int status = response.code();
        if (status == 429) {
            throw SlackRefusal.busy(method, retryAfter(response));
        }
        if (status >= 500) {
            throw SlackRefusal.unsure(method, "http_" + status, null);
        }
        if (status >= 300) {
            throw SlackRefusal.last(method, code(response));
        }
    }

    /// What Slack says besides the status, which it does of a `response_url`.
    private static String code(Response response) {
        var otherwise = "http_" + response.code();
        try {
            var body = JsonParser.parseString(response.peekBody(LARGEST_ERROR).string());
            var error = new SlackJson(body.getAsJsonObject()).text("error");
            return CODE.matcher(error).matches() ? error : otherwise;
        } catch (IOException | JsonParseException | IllegalStateException e) {
            return otherwise;
        }
    }

    private static Duration retryAfter(Response response) {
        try {
            long seconds = Long.parseLong(String.valueOf(response.header("Retry-After")));
            return Duration.ofSeconds(Math.clamp(seconds, 1, 3_600));
        } catch (NumberFormatException e) {
            return DEFAULT_PAUSE;
        }
    }

    private SlackJson read(String method, Response response) {
        try {
            var body =
                    gson.fromJson(
                            Objects.requireNonNull(response.body()).string(), JsonObject.class);
            return new SlackJson(body == null ? new JsonObject() : body);
        } catch (JsonParseException e) {
            throw SlackRefusal.unsure(method, "unreadable", e);
        } catch (IOException e) {
            throw SlackRefusal.unsure(method, "timeout", e);
        }
    }

    private static SlackRefusal refusal(String method, String code, Response response) {
        if (BUSY.contains(code)) {
            return SlackRefusal.busy(method, retryAfter(response));
        }
        return UNSURE.contains(code)
                ? SlackRefusal.unsure(method, code, null)
                : SlackRefusal.last(method, code.isEmpty() ? "no_error_code" : code);
    }

    private static boolean worthRepeating(SlackRefusal refusal, SlackMethod method, int attempt) {
        return switch (refusal.fate()) {
            case BUSY -> true;
            case UNSURE -> method.repeatable() && attempt < MOST_ATTEMPTS;
            case FINAL -> false;
        };
    }

    private static void sleep(String method, Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SlackRefusal.unsure(method, "interrupted", e);
        }
    }

    /// A `response_url` is an address that came from outside: ours to call only where Slack lives,
    /// or where the stand-in that we were told to use lives.
    private boolean isSlacks(URI responseUrl) {
        var url = HttpUrl.parse(responseUrl.toString());
        if (url == null || !url.username().isEmpty() || !url.password().isEmpty()) {
            return false;
        }
        return Loopback.is(base.host()) ? sameOrigin(url, base) : sameOrigin(url, RESPONSE_ORIGIN);
    }

    private static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme())
                && one.host().equals(other.host())
                && one.port() == other.port();
    }
}
