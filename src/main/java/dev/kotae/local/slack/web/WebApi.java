package dev.kotae.local.slack.web;

import dev.kotae.doctor.Secret;
import dev.kotae.local.slack.Json;
import dev.kotae.local.slack.Room;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Workspace;
import dev.kotae.local.slack.gate.Reading;
import dev.kotae.local.slack.gate.Scopes;
import dev.kotae.local.slack.gate.Tiers;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/// Slack's Web API: a method's name and a body in, JSON out.
public final class WebApi {
    private final Workspace workspace;
    private final Secret token;
    private final Map<String, Method> methods = new HashMap<>();
    private final Troubles troubles;
    private final Reading reading;
    private final Tiers tiers;
    private volatile Duration streamLife = StreamMethods.LIFE;
    private volatile boolean agents = true;
    private volatile Set<String> scopes = Set.of();

    /// @param token the one that callers must bear
    /// @param troubles what goes wrong
    /// @param triggers what opens modals
    public WebApi(
            Workspace workspace,
            InstantSource clock,
            Secret token,
            Troubles troubles,
            Triggers triggers) {
        this.workspace = workspace;
        this.token = token;
        this.troubles = troubles;
        this.reading = new Reading(clock);
        this.tiers = new Tiers(clock);
        var streams = StreamMethods.of(workspace, clock, () -> streamLife);
        methods.putAll(new AgentMethods(workspace, () -> agents).table());
        methods.putAll(new ViewMethods(workspace, triggers).table());
        methods.putAll(streams.table());
        methods.putAll(new ChatMethods(workspace, streams).table());
        methods.putAll(new ConversationMethods(workspace, reading).table());
        methods.putAll(new OtherMethods(workspace, clock).table());
    }

    /// Whether reading what people said is restricted as for apps that are sold.
    public void restrictReading(boolean few) {
        reading.restrict(few);
    }

    /// Whether too many calls are answered 429, as Slack does.
    public void limitRates(boolean limited) {
        tiers.hold(limited);
    }

    /// How long a stream lives; at first five minutes.
    public void streamLife(Duration newLife) {
        streamLife = newLife;
    }

    /// Whether the app has `agent_view`; at first it has.
    public void agents(boolean newAgents) {
        agents = newAgents;
    }

    /// What the token may do; empty for everything.
    public void scopes(Set<String> newScopes) {
        scopes = Set.copyOf(newScopes);
    }

    /// What the token may do; empty for everything.
    public Set<String> scopes() {
        return scopes;
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
            return place(Arguments.parse(contentType, body));
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
            var arguments = Arguments.parse(contentType, body);
            var pause = tiers.tooMany(authorization, method, place(arguments));
            return pause.isPositive()
                    ? Troubles.throttled(pause)
                    : fine(called(method, authorization, arguments));
        } catch (SlackError e) {
            return fine(refused(e.code()));
        }
    }

    private static String place(Arguments arguments) {
        return arguments.text(arguments.has("channel") ? "channel" : "channel_id");
    }

    private ObjectNode called(String name, String authorization, Arguments arguments) {
        checkToken(authorization, arguments);
        var method = methods.get(name);
        if (method == null) {
            return refused("unknown_method").put("req_method", name);
        }
        var needed = Scopes.missing(name, scopes, room(arguments));
        if (!needed.isEmpty()) {
            return refused("missing_scope")
                    .put("needed", needed)
                    .put("provided", String.join(",", new TreeSet<>(scopes)));
        }
        return Json.object().put("ok", true).setAll(method.answer(arguments));
    }

    private String room(Arguments arguments) {
        var place = place(arguments);
        return workspace.rooms().stream()
                .filter(room -> room.id().equals(place))
                .map(Room::type)
                .findFirst()
                .orElse("");
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

    private HttpReply fine(ObjectNode body) {
        var granted = scopes.isEmpty() ? Scopes.ALL : scopes;
        var named = String.join(",", new TreeSet<>(granted));
        return new HttpReply(200, body.toString(), Duration.ZERO, named);
    }
}
