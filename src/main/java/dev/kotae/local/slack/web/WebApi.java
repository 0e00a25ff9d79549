package dev.kotae.local.slack.web;

import dev.kotae.doctor.Secret;
import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Slack's Web API: a method's name and a body in, JSON out.
public final class WebApi {
    private final Secret token;
    private final Map<String, Method> methods = new HashMap<>();
    private final Throttle throttle = new Throttle();

    /// @param token the one that callers must bear
    public WebApi(Workspace workspace, InstantSource clock, Secret token) {
        this.token = token;
        methods.putAll(new ChatMethods(workspace).table());
        methods.putAll(new StreamMethods(workspace, clock).table());
        methods.putAll(new ConversationMethods(workspace).table());
        methods.putAll(new OtherMethods(workspace, clock).table());
    }

    /// The next calls of a method answer 429.
    public void refuse(String method, int times, Duration retryAfter) {
        throttle.refuse(method, times, retryAfter);
    }

    /// Answers one call.
    ///
    /// @param authorization the header of that name, or empty
    /// @param contentType the header of that name, or empty
    public HttpReply answer(String method, String authorization, String contentType, String body) {
        var wait = throttle.refusal(method);
        if (wait.isPresent()) {
            return new HttpReply(429, refused("ratelimited").toString(), wait.get());
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
