package dev.kotae.slack;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.slack.api.bolt.response.Response;
import dev.kotae.memory.StoreFailure;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.road.Lobby;
import dev.kotae.slack.said.Message;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands before Bolt and lets in only what Slack sent: caps the body, checks the signature over
/// the raw bytes, refuses what is no JSON object or form. Answers by itself what is no event and no
/// command. Whatever goes wrong inside, no stack trace and no page of the server's leaves it, and a
/// refused request costs at most one short log line.
final class SlackGate extends HttpServlet {
    /// What the gate hands on.
    interface Inside {
        /// An event callback.
        Response event(SlackJson envelope) throws Exception;

        /// A slash command, by its fields.
        Response command(SlackJson command) throws Exception;

        /// A click, a modal or a shortcut.
        Response interaction(SlackJson payload) throws Exception;
    }

    private static final Logger log = LoggerFactory.getLogger(SlackGate.class);
    private static final long serialVersionUID = 1;

    private static final String TIMESTAMP = "X-Slack-Request-Timestamp";
    private static final String SIGNATURE = "X-Slack-Signature";

    /// A `ssl_check` holds a token besides and nothing else.
    private static final int LARGEST_SSL_CHECK = 2_048;

    private final transient SlackSignatures signatures;
    private final transient Bodies bodies;
    private final transient Lobby lobby;
    private final transient Inside inside;
    private final transient Sparingly notKept = new Sparingly();

    SlackGate(SlackSignatures signatures, Bodies bodies, Lobby lobby, Inside inside) {
        this.signatures = signatures;
        this.bodies = bodies;
        this.lobby = lobby;
        this.inside = inside;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        try {
            hear(request, response);
        } catch (IOException e) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "broken off");
        }
    }

    /// Of what cannot be signed anyway only so much is read as takes little memory.
    private void hear(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var in = request.getInputStream();
        var beginning = bodies.beginning(in);
        if (beginning.length < Bodies.SMALL) {
            judge(request, beginning, response);
        } else if (!mayBeSigned(request)) {
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "signature or age");
        } else if (!bodies.whole(beginning, in, body -> judge(request, body, response))) {
            response.setHeader("Retry-After", "5");
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "too many large bodies");
        }
    }

    private void judge(HttpServletRequest request, byte[] body, HttpServletResponse response)
            throws IOException {
        if (body.length > Bodies.LARGEST) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "body too large");
        } else if (isForm(request) && isSslCheck(body)) {
            // Slack's look at our certificate, which need not be signed. Nothing is done with it.
            response.setStatus(HttpServletResponse.SC_OK);
        } else if (!isSigned(request, body)) {
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "signature or age");
        } else {
            letIn(isForm(request), body, response);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getContentType(), "")
                .startsWith("application/x-www-form-urlencoded");
    }

    private static boolean isSslCheck(byte[] body) {
        return body.length <= LARGEST_SSL_CHECK
                && ("&" + new String(body, StandardCharsets.ISO_8859_1)).contains("&ssl_check=1");
    }

    private boolean isSigned(HttpServletRequest request, byte[] body) {
        return mayBeSigned(request)
                && signatures.hold(body, header(request, TIMESTAMP), header(request, SIGNATURE));
    }

    private boolean mayBeSigned(HttpServletRequest request) {
        return !header(request, SIGNATURE).isEmpty()
                && signatures.isRecent(header(request, TIMESTAMP));
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }

    private void letIn(boolean form, byte[] body, HttpServletResponse response) throws IOException {
        try {
            send(form ? form(Form.read(text(body))) : envelope(json(text(body))), response);
        } catch (MalformedRequest | JsonParseException e) {
            // What Slack cannot say better a second time, it need not say again.
            response.setHeader("X-Slack-No-Retry", "1");
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, wrong(e));
        } catch (StoreFailure e) {
            response.setHeader("Retry-After", "5");
            notKept.again()
                    .ifPresent(times ->
                            log.error(
                                    "slack=not_kept times={} why=\"{}\"", times, brief(wrong(e))));
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } catch (Exception e) {
            var at = Arrays.stream(e.getStackTrace()).findFirst().map(Object::toString).orElse("");
            log.error("slack=broken why=\"{} at {}\"", e.getClass().getName(), brief(at));
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRequest("not UTF-8", e);
        }
    }

    private Response form(SlackJson fields) throws Exception {
        if (!fields.text("command").isEmpty()) {
            return lobby.admitsCommand(fields) ? inside.command(fields) : Response.ok();
        }
        if (!fields.text("payload").isEmpty()) {
            return interaction(json(fields.text("payload")));
        }
        throw new MalformedRequest("a form that is no command");
    }

    private Response interaction(SlackJson payload) throws Exception {
        return lobby.admitsInteraction(payload) ? inside.interaction(payload) : Response.ok();
    }

    /// Takes what came through a socket, as it would have come by HTTP.
    ///
    /// @return the body of what HTTP would have answered
    /// @throws Exception when HTTP would not have answered 200
    String take(String type, SlackJson payload) throws Exception {
        try {
            var response =
                    switch (type) {
                        case "events_api" -> envelope(payload);
                        case "slash_commands" -> form(payload);
                        default -> interaction(payload);
                    };
            return Objects.requireNonNullElse(response.getBody(), "");
        } catch (MalformedRequest | JsonParseException e) {
            // What Slack cannot say better a second time, it need not say again.
            log.info("slack=refused why=\"{}\"", brief(wrong(e)));
            return "";
        }
    }

    private Response envelope(SlackJson envelope) throws Exception {
        return switch (envelope.text("type")) {
            case "event_callback" -> event(envelope);
            case "url_verification" -> challenge(envelope);
            case "app_rate_limited" -> {
                log.warn(
                        "slack=app_rate_limited team={} minute={}",
                        brief(envelope.text("team_id")),
                        brief(envelope.text("minute_rate_limited")));
                yield Response.ok();
            }
            case "" -> throw new MalformedRequest("no type");
            default -> Response.ok();
        };
    }

    private static SlackJson json(String json) {
        var reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        try {
            if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                throw new MalformedRequest("no JSON object");
            }
            var object = JsonParser.parseReader(reader).getAsJsonObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedRequest("more than a JSON object");
            }
            return new SlackJson(object);
        } catch (IOException e) {
            throw new MalformedRequest("no JSON", e);
        }
    }

    private Response event(SlackJson envelope) throws Exception {
        var event = envelope.at("event");
        if (event.text("type").isEmpty()) {
            throw new MalformedRequest("no event");
        }
        new Message(event).boilDown();
        new Message(event.at("message")).boilDown();
        event.at("previous_message").object().remove("blocks");
        return lobby.admits(envelope) ? inside.event(envelope) : Response.ok();
    }

    private static Response challenge(SlackJson envelope) {
        if (envelope.text("challenge").isEmpty()) {
            throw new MalformedRequest("no challenge");
        }
        return Response.builder()
                .statusCode(HttpServletResponse.SC_OK)
                .contentType("text/plain")
                .body(envelope.text("challenge"))
                .build();
    }

    private static void send(Response inner, HttpServletResponse response) throws IOException {
        response.setStatus(inner.getStatusCode());
        if (inner.getBody() != null) {
            response.setContentType(inner.getContentType());
            response.getOutputStream().write(inner.getBody().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void refuse(HttpServletResponse response, int status, String why) {
        log.info("slack=refused status={} why=\"{}\"", status, brief(why));
        response.setStatus(status);
    }

    /// Gson's messages quote what they could not read: only their kind is told.
    private static String wrong(Exception e) {
        return e instanceof JsonParseException ? "unreadable JSON" : String.valueOf(e.getMessage());
    }

    private static String brief(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
