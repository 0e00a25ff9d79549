package dev.kotae.local;

import static java.util.Objects.requireNonNullElse;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.local.playground.DocumentPage;
import dev.kotae.local.playground.Drawn;
import dev.kotae.local.playground.Listener;
import dev.kotae.local.playground.LoopbackOnly;
import dev.kotae.local.playground.PageFiles;
import dev.kotae.local.playground.PageTexts;
import dev.kotae.local.playground.Speaker;
import dev.kotae.local.playground.Staging;
import dev.kotae.local.slack.Happening;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Room;
import dev.kotae.local.slack.SlackError;
import dev.kotae.local.slack.Workspace;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A page in the browser that behaves like Slack, over a [SlackStandIn]. Opened by the room `app`,
/// which serves this servlet on loopback at `/*`. An open page holds one request thread for what it
/// is told.
public final class Playground extends HttpServlet implements AutoCloseable {
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";
    private static final Pattern COMMAND = Pattern.compile("/(ask|kotae)(\\s[\\s\\S]*)?");
    private static final int LONGEST_TEXT = 12_000;
    private static final int LARGEST_BODY = 1 << 20;

    /// Files come as text, which makes them a third larger.
    private static final int LARGEST_FILES = 40 << 20;

    private static final List<String> COMMANDS = List.of("/ask", "/kotae");

    /// As the manifest names them; their words are the page's.
    private static final List<String> MESSAGE_SHORTCUTS =
            List.of("ask_about_message", "summarise_thread", "translate_message");

    private static final List<String> GLOBAL_SHORTCUTS = List.of("ask");

    /// What the product writes behind a sentence that rests on no passage.
    private static final List<String> UNSUPPORTED =
            Stream.of(Locale.ENGLISH, Locale.JAPANESE)
                    .map(Phrase.of(Wording.UNSUPPORTED)::in)
                    .toList();

    private final SlackStandIn slack;
    private final LastTurn lastTurn;
    private final Deeds deeds;
    private final Map<Locale, List<String>> suggestions;
    private final @Nullable DropBox dropBox;
    private final Map<Listener, Speaker> listeners = new ConcurrentHashMap<>();
    private final Map<String, Happening.Suggested> suggested = new ConcurrentHashMap<>();
    private volatile Optional<Speaker> chosen = Optional.empty();

    /// @param lastTurn the tap of all stand-ins
    /// @param suggestions questions to begin with, in [Locale#ENGLISH] and [Locale#JAPANESE]
    /// @param dropBox a place for documents that are dropped onto the page; null for none
    public Playground(
            SlackStandIn slack,
            LastTurn lastTurn,
            Map<Locale, List<String>> suggestions,
            @Nullable DropBox dropBox) {
        this.slack = slack;
        this.lastTurn = lastTurn;
        this.deeds = new Deeds(slack, lastTurn);
        this.suggestions = Map.copyOf(suggestions);
        this.dropBox = dropBox;
        slack.workspace().listen(this::tell);
        lastTurn.listen(() -> listeners.keySet().forEach(one -> one.tell(Drawn.event("wire"))));
    }

    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.setHeader("Content-Security-Policy", POLICY);
        out.setHeader("X-Content-Type-Options", "nosniff");
        out.setHeader("Referrer-Policy", "no-referrer");
        out.setHeader("Cache-Control", "no-cache");
        if (!LoopbackOnly.permits(in)) {
            out.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var path = in.getServletPath() + requireNonNullElse(in.getPathInfo(), "");
        switch (in.getMethod()) {
            case "GET", "HEAD" -> get(path, in, out);
            case "POST" -> post(path, in, out);
            default -> out.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private void get(String path, HttpServletRequest in, HttpServletResponse out)
            throws IOException {
        switch (path) {
            case "/playground/state" -> json(out, state(speaker(in)));
            case "/playground/inspector" -> json(out, inspector());
            case "/playground/passages" -> json(out, passages(speaker(in), in));
            case "/playground/events" -> listen(speaker(in), out);
            case "/playground/file" -> shared(speaker(in), in, out);
            default -> file(path, in, out);
        }
    }

    private Speaker speaker(HttpServletRequest in) {
        var asked = in.getParameter("language");
        var speaker =
                asked == null
                        ? chosen.orElse(Speaker.of(in.getLocale().toLanguageTag()))
                        : Speaker.of(asked);
        return speaker.as(slack.workspace(), requireNonNullElse(in.getParameter("as"), ""));
    }

    private ObjectNode state(Speaker speaker) throws IOException {
        var state = Drawn.object().put("language", speaker.language()).put("me", speaker.user());
        state.put("bot", Workspace.BOT);
        state.put("longest", LONGEST_TEXT);
        COMMANDS.forEach(state.putArray("commands")::add);
        UNSUPPORTED.forEach(state.putArray("unsupported")::add);
        MESSAGE_SHORTCUTS.forEach(state.putArray("messageShortcuts")::add);
        GLOBAL_SHORTCUTS.forEach(state.putArray("globalShortcuts")::add);
        faults(state);
        staged(state, speaker);
        if (dropBox != null) {
            state.set("documents", Dropping.offer(dropBox));
        }
        var texts = state.putObject("texts");
        PageTexts.in(speaker.locale()).forEach(texts::put);
        suggestions
                .getOrDefault(speaker.locale(), List.of())
                .forEach(state.putArray("suggestions")::add);
        slack.workspace().people().forEach(one -> state.withArray("people").add(Drawn.person(one)));
        for (var room : rooms(speaker)) {
            state.withArray("rooms").add(Drawn.room(room));
            slack.messages(room.id()).stream()
                    .filter(post -> isFor(speaker, post))
                    .forEach(post -> state.withArray("posts").add(Drawn.post(post)));
        }
        return state;
    }

    private void faults(ObjectNode state) {
        var faults = state.putObject("faults");
        for (var fault : SlackFault.values()) {
            var name = fault.name().toLowerCase(Locale.ROOT);
            faults.put(name, slack.faults().contains(fault));
        }
    }

    private void staged(ObjectNode state, Speaker speaker) {
        var views = slack.workspace().views();
        state.set("modals", Staging.modals(views.stack(speaker.user()), Map.of()));
        views.home(speaker.user()).ifPresent(home -> state.set("home", Staging.view(home)));
        var prompts = state.putArray("prompts");
        suggested.values().stream()
                .filter(one -> isIn(speaker, one.channel()))
                .forEach(one -> prompts.add(Drawn.happening(one)));
        var sessions = state.putArray("sessions");
        slack.workspace().sessions().all().stream()
                .filter(session -> isIn(speaker, session.channel()))
                .forEach(session -> sessions.add(Staging.session(session)));
    }

    private List<Room> rooms(Speaker speaker) {
        return slack.workspace().rooms().stream()
                .filter(room -> room.members().contains(speaker.user()))
                .toList();
    }

    private static boolean isFor(Speaker speaker, Post post) {
        return post.onlyFor().isEmpty() || post.onlyFor().equals(speaker.user());
    }

    private ObjectNode inspector() {
        var heard = lastTurn.heard();
        var drawn = Drawn.object();
        var calls = drawn.putArray("calls");
        heard.calls().forEach(call -> calls.add(Drawn.call(call, heard.begun())));
        return drawn;
    }

    /// What a message rests on, if it is an answer that the speaker sees.
    private ObjectNode passages(Speaker speaker, HttpServletRequest in) {
        var room = requireNonNullElse(in.getParameter("room"), "");
        var ts = requireNonNullElse(in.getParameter("ts"), "");
        var drawn = Drawn.object();
        var passages = drawn.putArray("passages");
        rooms(speaker).stream()
                .filter(each -> each.id().equals(room))
                .flatMap(each -> slack.messages(each.id()).stream())
                .filter(post -> post.ts().equals(ts) && isFor(speaker, post))
                .flatMap(post -> lastTurn.foundations().of(post).stream())
                .forEach(evidence -> Drawn.passages(evidence, passages));
        return drawn;
    }

    private void listen(Speaker speaker, HttpServletResponse out) throws IOException {
        var listener = new Listener();
        listeners.put(listener, speaker);
        try {
            out.setContentType("text/event-stream; charset=utf-8");
            listener.send(out.getOutputStream());
        } finally {
            listeners.remove(listener);
        }
    }

    private void tell(Happening happening) {
        if (happening instanceof Happening.Suggested now) {
            suggested.put(now.channel(), now);
        }
        if (listeners.isEmpty()) {
            return;
        }
        var event = Drawn.happening(happening);
        listeners.forEach((listener, speaker) -> {
            if (concerns(speaker, happening)) {
                listener.tell(event);
            }
        });
    }

    private boolean concerns(Speaker speaker, Happening happening) {
        return switch (happening) {
            case Happening.Posted(var post) -> concerns(speaker, post);
            case Happening.Changed(var _, var post) -> concerns(speaker, post);
            case Happening.Appended(var post, var _) -> concerns(speaker, post);
            case Happening.Removed(var post) -> concerns(speaker, post);
            case Happening.Doing doing -> isIn(speaker, doing.channel());
            case Happening.Suggested suggested -> isIn(speaker, suggested.channel());
            case Happening.InSession(var session) -> isIn(speaker, session.channel());
            case Happening.Modals modals -> modals.user().equals(speaker.user());
            case Happening.Home(var view) -> view.user().equals(speaker.user());
        };
    }

    private boolean concerns(Speaker speaker, Post post) {
        return isFor(speaker, post) && isIn(speaker, post.channel());
    }

    private boolean isIn(Speaker speaker, String channel) {
        return slack.workspace().room(channel).members().contains(speaker.user());
    }

    /// Pictures are shown, everything else is to be kept: what somebody shared never becomes a
    /// page.
    private void shared(Speaker speaker, HttpServletRequest in, HttpServletResponse out)
            throws IOException {
        var files = slack.workspace().files();
        var id = requireNonNullElse(in.getParameter("id"), "");
        var file = files.find(id);
        boolean sees =
                rooms(speaker).stream()
                        .flatMap(room -> slack.messages(room.id()).stream())
                        .filter(post -> isFor(speaker, post))
                        .anyMatch(post ->
                                file.isPresent() && post.content().files().contains(file.get()));
        if (!sees) {
            out.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var type = file.orElseThrow().mimetype();
        out.setContentType(type.startsWith("image/") ? type : "application/octet-stream");
        if (!type.startsWith("image/")) {
            out.setHeader("Content-Disposition", "attachment");
        }
        out.getOutputStream().write(files.content(id).orElseThrow());
    }

    private void file(String path, HttpServletRequest in, HttpServletResponse out)
            throws IOException {
        var file = PageFiles.at(path);
        if (file.isEmpty()) {
            out.setStatus(HttpServletResponse.SC_NOT_FOUND);
            out.setContentType("text/html; charset=utf-8");
            out.setHeader("Content-Security-Policy", DocumentPage.POLICY);
            var missing = DocumentPage.missing(speaker(in).locale());
            out.getOutputStream().write(missing.getBytes(StandardCharsets.UTF_8));
            return;
        }
        out.setContentType(file.get().type());
        out.getOutputStream().write(file.get().bytes());
    }

    private void post(String path, HttpServletRequest in, HttpServletResponse out)
            throws IOException {
        if (dropBox != null && path.equals("/playground/document")) {
            Dropping.answer(dropBox, in, out);
            return;
        }
        try {
            var body = body(in, path.equals("/playground/share") ? LARGEST_FILES : LARGEST_BODY);
            switch (path) {
                case "/playground/say" -> json(out, say(body));
                case "/playground/command" -> json(out, command(body));
                case "/playground/language" -> json(out, language(body));
                case "/playground/share" -> json(out, share(body));
                default -> deed(path, body, out);
            }
        } catch (JacksonException | SlackError | IllegalArgumentException e) {
            out.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            json(out, Drawn.object().put("error", String.valueOf(e.getMessage())));
        }
    }

    private void deed(String path, JsonNode body, HttpServletResponse out) throws IOException {
        var speaker = speaker(body);
        var room = body.path("room").asString("").isEmpty() ? "" : room(speaker, body);
        var what = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/playground/" + what) && deeds.done(what, speaker.user(), room, body)) {
            json(out, Drawn.object());
        } else {
            out.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private ObjectNode share(JsonNode body) {
        if (body.path("text").asString("").length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "a message has at most " + LONGEST_TEXT + " characters");
        }
        var speaker = speaker(body);
        var shared = deeds.share(speaker.user(), room(speaker, body), body);
        return Drawn.object().put("ts", shared.ts());
    }

    private static JsonNode body(HttpServletRequest in, int most) throws IOException {
        var type = requireNonNullElse(in.getContentType(), "");
        if (!type.startsWith("application/json")) {
            throw new IllegalArgumentException("JSON is expected, not " + type);
        }
        var bytes = in.getInputStream().readNBytes(most);
        return JsonMapper.shared().readTree(bytes);
    }

    /// Whether a message goes with the one before: the same question to another model.
    static boolean isBeside(JsonNode body) {
        return body.path("beside").asBoolean(false);
    }

    private ObjectNode say(JsonNode body) {
        var text = body.path("text").asString("").strip();
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "a message has 1 to " + LONGEST_TEXT + " characters");
        }
        var speaker = speaker(body);
        var room = room(speaker, body);
        if (!isBeside(body)) {
            lastTurn.begin();
        }
        var said = slack.say(speaker.user(), room, text, body.path("thread").asString(""));
        return Drawn.object().put("ts", said.ts());
    }

    private ObjectNode command(JsonNode body) {
        var line = body.path("line").asString("").strip();
        if (!COMMAND.matcher(line).matches() || line.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("no such command");
        }
        var speaker = speaker(body);
        var room = room(speaker, body);
        lastTurn.begin();
        slack.command(speaker.user(), room, line);
        return Drawn.object();
    }

    private ObjectNode language(JsonNode body) {
        var speaker = speaker(body);
        chosen = Optional.of(speaker);
        return Drawn.object().put("language", speaker.language());
    }

    private Speaker speaker(JsonNode body) {
        return Speaker.of(body.path("language").asString(""))
                .as(slack.workspace(), body.path("as").asString(""));
    }

    private String room(Speaker speaker, JsonNode body) {
        var room = body.path("room").asString("");
        if (!isIn(speaker, room)) {
            throw new IllegalArgumentException("not a member of " + room);
        }
        return room;
    }

    static void json(HttpServletResponse out, ObjectNode body) throws IOException {
        out.setContentType("application/json; charset=utf-8");
        out.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Lets go of all open pages.
    @Override
    public void close() {
        listeners.keySet().forEach(Listener::close);
    }
}
