package dev.kotae.slack;

import com.google.gson.Gson;
import com.slack.api.Slack;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.kotae.answer.Reception;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.StoreFailure;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.directory.Identity;
import dev.kotae.slack.screen.Readers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens inside the gate: Bolt makes payloads of what Slack sent, and what arrives is handed
/// to [Reception] before Slack is told that we have it. Nothing here calls Slack.
final class SlackEvents {
    private static final Logger log = LoggerFactory.getLogger(SlackEvents.class);

    private static final String COMMAND = "/ask";

    /// No question, but how one learns what a command does.
    private static final Set<String> HELP = Set.of("help", "?", "ヘルプ", "使い方");

    /// Writes JSON without null members, over several of which Bolt 1.47.0 stumbles.
    private static final Gson GSON = new Gson();

    private static final RequestHeaders NO_HEADERS = new RequestHeaders(Map.of());

    private final Reception reception;
    private final SlackTurns turns;
    private final SlackReactions reactions;
    private final SlackTokens tokens;
    private final Readers readers;
    private final Identity identity;
    private final SlackAmendments amendments;
    private final SlackControls controls;
    private final App app;

    /// @param slack the SDK's client, for Bolt
    /// @param reception takes what arrives
    /// @param turns makes questions
    /// @param reactions takes emoji
    /// @param tokens are forgotten where a workspace does not want us any more
    /// @param readers in which language people read
    /// @param identity who we are
    SlackEvents(
            Slack slack,
            Reception reception,
            SlackTurns turns,
            SlackReactions reactions,
            SlackTokens tokens,
            Readers readers,
            Identity identity) {
        this.reception = reception;
        this.turns = turns;
        this.reactions = reactions;
        this.tokens = tokens;
        this.readers = readers;
        this.identity = identity;
        this.amendments = new SlackAmendments(identity::user, readers.people());
        this.controls = new SlackControls(identity::user);
        this.app = app(slack);
    }

    /// An event callback. What a bot said ends here, ourselves among them: two bots that answer
    /// each other never stop; not every event class of the SDK has the field.
    Response event(SlackJson envelope) throws Exception {
        return envelope.at("event").text("bot_id").isEmpty()
                ? app.run(
                        request(() -> new EventRequest(GSON.toJson(envelope.object()), NO_HEADERS)))
                : Response.ok();
    }

    /// A slash command, by its fields.
    Response command(SlackJson command) throws Exception {
        return app.run(request(() -> new SlashCommandRequest(Form.written(command), NO_HEADERS)));
    }

    /// Takes nothing more.
    void stop() {
        app.stop();
        reactions.close();
    }

    private App app(Slack slack) {
        var config =
                AppConfig.builder()
                        .slack(slack)
                        .executorServiceProvider(slack.getConfig().getExecutorServiceProvider())
                        .singleTeamBotToken(null)
                        .signingSecret(null)
                        .clientId(null)
                        .clientSecret(null)
                        .allEventsApiAutoAckEnabled(true)
                        .unmatchedRequestHandler(request -> Response.ok())
                        .build();
        // A list of our own keeps Bolt from adding its own, which call Slack on the way in.
        var bolt = new App(config, new ArrayList<Middleware>(List.of(this::known)));
        bolt.event(AppMentionEvent.class, (event, ctx) -> take(turns.mention(event), ctx::ack));
        bolt.event(MessageEvent.class, (event, ctx) -> take(turns.message(event), ctx::ack));
        bolt.event(
                MessageChangedEvent.class,
                (event, ctx) -> take(amendments.changed(event), ctx::ack));
        bolt.event(
                MessageDeletedEvent.class,
                (event, ctx) -> take(amendments.deleted(event), ctx::ack));
        bolt.event(
                ReactionAddedEvent.class,
                (event, ctx) -> done(() -> reactions.added(event), ctx::ack));
        bolt.event(
                ReactionRemovedEvent.class,
                (event, ctx) -> done(() -> reactions.removed(event), ctx::ack));
        bolt.event(
                SlackControls.SessionStopped.class,
                (event, ctx) -> take(controls.stopped(event), ctx::ack));
        bolt.event(TokensRevokedEvent.class, (event, ctx) -> revoked(event, ctx::ack));
        bolt.event(
                AppUninstalledEvent.class,
                (event, ctx) -> left(event, "app_uninstalled", ctx::ack));
        bolt.command(COMMAND, (request, ctx) -> command(turns.command(request.getPayload()), ctx));
        return bolt.start();
    }

    /// Bolt's authorization without a call: whom we serve was seen to before, and Bolt itself calls
    /// nobody.
    @SuppressWarnings("rawtypes") // as Bolt declares its middleware
    private Response known(Request request, Response response, MiddlewareChain chain)
            throws Exception {
        request.getContext().setBotUserId(identity.user());
        return chain.next(request);
    }

    /// Bolt's answer other than 200 to an event would be turned into one, so a question that is not
    /// kept leaves Bolt as the exception it is.
    private Response take(Optional<Arrival> arrival, Supplier<Response> ack) {
        arrival.ifPresent(reception::accept);
        return ack.get();
    }

    private static Response done(Runnable deed, Supplier<Response> ack) {
        deed.run();
        return ack.get();
    }

    private Response revoked(EventsApiPayload<TokensRevokedEvent> event, Supplier<Response> ack) {
        var revoked = event.getEvent().getTokens();
        boolean ours = revoked != null && revoked.getBot() != null && !revoked.getBot().isEmpty();
        return ours ? left(event, "tokens_revoked", ack) : ack.get();
    }

    private Response left(EventsApiPayload<?> event, String how, Supplier<Response> ack) {
        var receiver = SlackReceiver.of(event, identity::user);
        if (!receiver.organisation().isEmpty()) {
            tokens.remove("", receiver.organisation(), how);
        } else if (!receiver.workspace().isEmpty()) {
            // Who leaves authorizes nothing any more, and Slack may not say who had installed us.
            boolean told =
                    event.getAuthorizations() != null && !event.getAuthorizations().isEmpty();
            var organisation = told ? "" : Objects.requireNonNullElse(event.getEnterpriseId(), "");
            tokens.remove(receiver.workspace(), organisation, how);
        }
        return ack.get();
    }

    private Response command(Asked asked, SlashCommandContext context) {
        var workspace = asked.address().workspace();
        try {
            var languages = readers.atOnce(workspace, asked.asker());
            return whisper(context, Readers.words(taken(asked), languages));
        } catch (StoreFailure e) {
            log.error("slack=command_not_kept why=\"{}\"", e.getMessage());
            return whisper(context, notKept(workspace, asked.asker()));
        }
    }

    /// Does what a command wants, and gives what is said to that. Slack neither replaces nor
    /// deletes it through the command's `response_url`, so it stays above the answer
    /// (github.com/slackapi/bolt-python, issue 1268, read November 2026).
    private Phrase taken(Asked asked) {
        if (asked.text().isEmpty() || HELP.contains(asked.text().toLowerCase(Locale.ROOT))) {
            return Phrase.of(Wording.COMMAND_USAGE, COMMAND);
        }
        if (SlackControls.isStop(asked.text())) {
            reception.accept(new Arrival.Stopped(asked.address(), asked.asker()));
            return Phrase.of(Wording.COMMAND_STOPPED, COMMAND);
        }
        reception.accept(asked);
        return Phrase.of(Wording.COMMAND_TAKEN);
    }

    private static Response whisper(SlashCommandContext context, String words) {
        return context.ack(
                SlashCommandResponse.builder().responseType("ephemeral").text(words).build());
    }

    /// The words for somebody whose command was not kept.
    String notKept(String workspace, String user) {
        return Readers.words(Phrase.of(Wording.NOT_KEPT), readers.known(workspace, user));
    }

    private static Request<?> request(Supplier<Request<?>> made) {
        try {
            return made.get();
        } catch (RuntimeException e) {
            throw new MalformedRequest("not as Slack documents it", e);
        }
    }

    /// Sends an event that is none of ours through Bolt: the first one takes up to a second.
    void warmUp() {
        try {
            app.run(
                    new EventRequest(
                            """
                            {"type":"event_callback","team_id":"T0","event_id":"Ev0",
                             "event":{"type":"message","channel_type":"channel","channel":"C0",
                              "user":"U0","ts":"1.000000","text":"<@U1> &amp;","blocks":[]}}
                            """,
                            NO_HEADERS));
        } catch (Exception e) {
            log.warn("slack=not_warmed_up", e);
        }
    }
}
