package dev.kotae.local.slack.web;

import dev.kotae.doctor.Secret;
import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Slack's Web API: a method's name and a body in, JSON out.
public final class WebApi {
    private final Secret token;
    private final Map<String, Method> methods = new HashMap<>();
    private final Troubles troubles;
    private final Reading reading;

    /// @param token the one that callers must bear
    /// @param troubles what goes wrong
    public WebApi(Workspace workspace, InstantSource clock, Secret token, Troubles troubles) {
        this.token = token;
        this.troubles = troubles;
        this.reading = new Reading(clock);
        var streams = new StreamMethods(workspace, clock);
        methods.putAll(streams.table());
        methods.putAll(new ChatMethods(workspace, streams).table());
        methods.putAll(new ConversationMethods(workspace, reading).table());
        methods.putAll(new OtherMethods(workspace, clock).table());
    }

    /// Whether reading what people said is restricted as for apps that are sold.
    public void restrictReading(boolean few) {
        reading.restrict(few);
    }

    /// Answers one call.
    ///
    /// @param authorization the header of that name, or empty
    /// @param contentType the header of that name, or empty
    public HttpReply answer(String method, String authorization, String contentType, String body) {
        return troubles.around(
                method, 200, () -> carriedOut(method, authorization, contentType, body));
    }

    /// The channel that a call is about; empty where it names none.
    public static String channel(String contentType, String body) {
        try {
            var arguments = Arguments.parse(contentType, body);
            return arguments.text(arguments.has("channel") ? "channel" : "channel_id");
        } catch (SlackError e) {
            return "";
        }
    }

    private HttpReply carriedOut(
            String method, String authorization, String contentType, String body) {
        var wait = reading.tooEarly(method);
        if (wait.isPositive()) {
            return Troubles.throttled(wait.plusMillis(999).truncatedTo(ChronoUnit.SECONDS));
        }
        try {
            return fine(called(method, authorization, Arguments.parse(contentType, body)));
        } catch (SlackError e) {
            return fine(refused(e.code()));
        }
    }

    private ObjectNode called(String name, String authorization, Arguments arguments) {
        checkToken(authorization, arguments);
        var method = methods.get(name);
        if (method == null) {
            return refused("unknown_method").put("req_method", name);
        }
        return Json.object().put("ok", true).setAll(method.answer(arguments));
    }

    private void checkToken(String authorization, Arguments arguments) {
        var borne =
                authorization.startsWith("Bearer ")
                        ? authorization.substring("Bearer ".length())
                        : arguments.text("token");
        if (borne.isEmpty()) {
            throw new SlackError("not_authed");
        }
        if (!borne.equals(token.value())) {
            throw new SlackError("invalid_auth");
        }
    }

    private static ObjectNode refused(String error) {
        return Json.object().put("ok", false).put("error", error);
    }

    private static HttpReply fine(ObjectNode body) {
        return new HttpReply(200, body.toString(), Duration.ZERO);
    }
}
