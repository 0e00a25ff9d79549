package dev.kotae.slack;

import com.google.gson.JsonObject;
import com.slack.api.bolt.response.Response;
import dev.kotae.memory.StoreFailure;
import dev.kotae.slack.SlackManifest.View;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.face.Counter;
import dev.kotae.slack.face.Spoken;
import dev.kotae.slack.road.Lobby;
import dev.kotae.slack.screen.Interaction;
import java.net.URI;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Behind the gate: what is said goes to Bolt, what is clicked or opened to the counter. Bolt
/// 1.47.0 knows half of the events that open us, and none of the agent view's.
final class SlackEntrance implements SlackGate.Inside {
    private static final Logger log = LoggerFactory.getLogger(SlackEntrance.class);

    private static final String COMMAND = "/kotae";

    private static final Set<String> OPENING =
            Set.of(
                    "app_home_opened",
                    "app_context_changed",
                    "agent_session_title_changed",
                    "assistant_thread_started",
                    "assistant_thread_context_changed");

    private final SlackEvents events;
    private final Counter counter;
    private final View view;

    /// @param events what is said
    /// @param counter what is clicked or opened
    /// @param view how people talk with us directly
    SlackEntrance(SlackEvents events, Counter counter, View view) {
        this.events = events;
        this.counter = counter;
        this.view = view;
    }

    @Override
    public Response event(SlackJson envelope) throws Exception {
        var event = envelope.at("event");
        if (!OPENING.contains(event.text("type"))) {
            return events.event(envelope);
        }
        opened(Lobby.workspace(envelope), who(envelope, event), event);
        return Response.ok();
    }

    /// Slack's own sample of `app_context_changed` names the person in the envelope alone
    /// (docs.slack.dev, read November 2026).
    private static String who(SlackJson envelope, SlackJson event) {
        var told = event.text("user");
        return told.isEmpty()
                ? envelope.list("authorizations").stream()
                        .filter(one -> one.text("is_bot").equals("false"))
                        .map(one -> one.text("user_id"))
                        .findFirst()
                        .orElse("")
                : told;
    }

    private void opened(String workspace, String person, SlackJson event) {
        var greeter = counter.greeter();
        switch (event.text("type")) {
            case "app_home_opened" -> greeter.opened(workspace, event, view == View.AGENT);
            case "app_context_changed" -> greeter.looksAt(workspace, person, event);
            case "agent_session_title_changed" -> greeter.renamed(workspace, event);
            case "assistant_thread_started" -> greeter.started(workspace, event, true);
            default -> greeter.started(workspace, event, false);
        }
    }

    @Override
    public Response command(SlackJson command) throws Exception {
        return COMMAND.equals(command.text("command")) ? kotae(command) : events.command(command);
    }

    private Response kotae(SlackJson command) {
        try {
            counter.command()
                    .take(
                            new Spoken(
                                    required(command, "team_id"),
                                    required(command, "channel_id"),
                                    command.text("channel_name"),
                                    required(command, "user_id"),
                                    command.text("text"),
                                    url(required(command, "response_url"))));
            return Response.ok();
        } catch (StoreFailure e) {
            log.error("slack=command_not_kept why=\"{}\"", e.getMessage());
            var words = events.notKept(required(command, "team_id"), required(command, "user_id"));
            return Response.builder().statusCode(200).contentType("text/plain").body(words).build();
        }
    }

    private static String required(SlackJson command, String name) {
        var value = command.text(name);
        if (value.isBlank()) {
            throw new MalformedRequest("a command without " + name);
        }
        return value;
    }

    private static URI url(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest("response_url is no URL");
        }
    }

    @Override
    public Response interaction(SlackJson payload) {
        return counter.faces()
                .take(new Interaction(payload))
                .map(SlackEntrance::answer)
                .orElseGet(Response::ok);
    }

    private static Response answer(JsonObject body) {
        return Response.builder()
                .statusCode(200)
                .contentType("application/json; charset=utf-8")
                .body(body.toString())
                .build();
    }
}
