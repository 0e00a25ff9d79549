package dev.kotae.slack;

import com.google.gson.JsonParser;
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
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.kotae.answer.Channel;
import dev.kotae.answer.Owner;
import dev.kotae.answer.Reception;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Installations;
import dev.kotae.memory.StoreFailure;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackLimits;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.directory.Identity;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.directory.Rooms;
import dev.kotae.slack.reply.OwnerChannel;
import jakarta.servlet.http.HttpServlet;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slack's way in and out. In: what Slack posts to the [#servlet] goes through the gate and Bolt to
/// [Reception], and is acknowledged once it is safe there. Out: the [#channel] answers turns.
///
/// No call to Slack is made on the way in.
public final class SlackDoor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SlackDoor.class);

    private static final String COMMAND = "/ask";
    private static final RequestHeaders NO_HEADERS = new RequestHeaders(Map.of());

    private final SlackSettings settings;
    private final Reception reception;
    private final Slack slack;
    private final Identity identity;
    private final People people;
    private final SlackTokens tokens;
    private final OwnerChannel owner;
    private final SlackTurns turns;
    private final SlackControls controls;
    private final SlackGate gate;
    private final Channel channel;
    private final App app;

    /// @param settings how to reach Slack and what proves it
    /// @param reception takes what arrives
    /// @param installations the workspaces' tokens
    /// @param answers knows whose post a message is
    /// @param inbox knows where a turn was asked
    /// @param clock what the age of requests, the pace of calls and the patience are measured with
    public SlackDoor(
            SlackSettings settings,
            Reception reception,
            Installations installations,
            Answers answers,
            Inbox inbox,
            InstantSource clock) {
        this.settings = settings;
        this.reception = reception;
        this.slack = Outbound.open(settings);
        this.tokens = new SlackTokens(settings.botToken(), installations, this::tokenLost);
        var api =
                new SlackApi(
                        slack.getHttpClient().getOkHttpClient(),
                        settings.apiUrl(),
                        tokens,
                        new SlackLimits(clock),
                        clock);
        this.identity = new Identity(api, clock);
        this.people = new People(api, clock);
        this.owner = new OwnerChannel(api, clock, this::ownersPlace);
        this.turns = new SlackTurns(clock, identity::user, people);
        this.controls = new SlackControls(answers, inbox, identity::user);
        this.gate =
                new SlackGate(
                        new SlackSignatures(settings.signingSecrets(), clock),
                        new SlackGate.Inside() {
                            @Override
                            public Response event(String json) throws Exception {
                                return app.run(request(() -> new EventRequest(json, NO_HEADERS)));
                            }

                            @Override
                            public Response command(String form) throws Exception {
                                return app.run(
                                        request(() -> new SlashCommandRequest(form, NO_HEADERS)));
                            }
                        });
        var threads = new SlackThreads(api, people, identity::user, clock);
        var rooms = new Rooms(api, clock);
        this.channel = new SlackChannel(api, people, rooms, threads, identity::user, clock);
        this.app = app();
    }

    /// What serves `POST /slack/events`: events and commands. Blocks its thread while a question is
    /// made safe, so it is best served on virtual threads.
    public HttpServlet servlet() {
        return gate;
    }

    /// What answers turns whose address is in Slack.
    public Channel channel() {
        return channel;
    }

    /// What tells those who run Kotae what they should see to, in the channel that the settings
    /// name. Returns at once and never throws.
    public Owner owner() {
        return owner;
    }

    /// Finds out who we are and warms up what a first event would otherwise wait for, both in the
    /// background. Returns at once; questions are taken from the beginning.
    public void start() {
        identity.start();
        Thread.ofVirtual().name("slack-warm-up").start(this::warmUp);
    }

    @Override
    public void close() {
        identity.close();
        owner.close();
        app.stop();
        try {
            slack.close();
        } catch (Exception e) {
            log.warn("slack=not_closed", e);
        }
    }

    private App app() {
        var config =
                AppConfig.builder()
                        .slack(slack)
                        .executorServiceProvider(slack.getConfig().getExecutorServiceProvider())
                        .singleTeamBotToken(settings.botToken().value())
                        .signingSecret(null)
                        .clientId(null)
                        .clientSecret(null)
                        .allEventsApiAutoAckEnabled(true)
                        .unmatchedRequestHandler(request -> Response.ok())
                        .build();
        // A list of our own keeps Bolt from adding its own, which call Slack on the way in.
        var bolt = new App(config, new ArrayList<Middleware>(List.of(this::known, this::human)));
        bolt.event(AppMentionEvent.class, (event, ctx) -> take(turns.mention(event), ctx::ack));
        bolt.event(MessageEvent.class, (event, ctx) -> take(turns.message(event), ctx::ack));
        bolt.event(MessageFileShareEvent.class, (event, ctx) -> take(turns.files(event), ctx::ack));
        bolt.event(
                MessageThreadBroadcastEvent.class,
                (event, ctx) -> take(turns.broadcast(event), ctx::ack));
        bolt.event(ReactionAddedEvent.class, (event, ctx) -> take(controls.added(event), ctx::ack));
        bolt.event(
                ReactionRemovedEvent.class,
                (event, ctx) -> take(controls.removed(event), ctx::ack));
        bolt.event(TokensRevokedEvent.class, (event, ctx) -> revoked(event, ctx::ack));
        bolt.event(
                AppUninstalledEvent.class,
                (event, ctx) -> left(event, "app_uninstalled", ctx::ack));
        bolt.command(COMMAND, (request, ctx) -> command(turns.command(request.getPayload()), ctx));
        return bolt.start();
    }

    /// Bolt's authorization without a call: one workspace, one token.
    @SuppressWarnings("rawtypes") // as Bolt declares its middleware
    private Response known(Request request, Response response, MiddlewareChain chain)
            throws Exception {
        request.getContext().setBotToken(settings.botToken().value());
        request.getContext().setBotUserId(identity.user());
        return chain.next(request);
    }

    /// Ends here what a bot said, ourselves among them: two bots that answer each other never stop.
    /// Looked at in the JSON, because not every event class of the SDK has the field.
    @SuppressWarnings("rawtypes") // as Bolt declares its middleware
    private Response human(Request request, Response response, MiddlewareChain chain)
            throws Exception {
        var body = request.getRequestBodyAsString();
        if (request instanceof EventRequest && body.contains("\"bot_id\"")) {
            var envelope = new SlackJson(JsonParser.parseString(body).getAsJsonObject());
            if (!envelope.at("event").text("bot_id").isEmpty()) {
                return Response.ok();
            }
        }
        return chain.next(request);
    }

    /// Bolt's answer other than 200 to an event would be turned into one, so a question that is not
    /// kept leaves Bolt as the exception it is.
    private Response take(Optional<Arrival> arrival, Supplier<Response> ack) {
        arrival.ifPresent(this::accept);
        return ack.get();
    }

    private void accept(Arrival arrival) {
        if (arrival instanceof Asked asked) {
            reception.accept(asked);
        }
    }

    private Response revoked(EventsApiPayload<TokensRevokedEvent> event, Supplier<Response> ack) {
        var revoked = event.getEvent().getTokens();
        boolean ours = revoked != null && revoked.getBot() != null && !revoked.getBot().isEmpty();
        return ours ? left(event, "tokens_revoked", ack) : ack.get();
    }

    private Response left(EventsApiPayload<?> event, String how, Supplier<Response> ack) {
        var workspace = SlackReceiver.of(event, identity::user).workspace();
        if (!workspace.isEmpty()) {
            tokens.remove(workspace);
            tokenLost(workspace, how);
        }
        return ack.get();
    }

    /// In the background, as those who meet it are in the middle of a call.
    private void tokenLost(String workspace, String code) {
        owner.tell(Phrase.of(Wording.OWNER_TOKEN_LOST, workspace, code));
    }

    private SlackPlace ownersPlace() {
        return new SlackPlace(identity.workspace(), settings.ownerChannel(), "");
    }

    private Response command(Asked asked, SlashCommandContext context) {
        if (asked.text().isEmpty()) {
            return whisper(context, asked, Phrase.of(Wording.COMMAND_USAGE, COMMAND));
        }
        try {
            if (SlackControls.isStop(asked.text())) {
                accept(new Arrival.Stopped(asked.address(), asked.asker()));
                return whisper(context, asked, Phrase.of(Wording.COMMAND_STOPPED, COMMAND));
            }
            accept(asked);
            return whisper(context, asked, Phrase.of(Wording.COMMAND_WORKING));
        } catch (StoreFailure e) {
            log.error("slack=command_not_kept why=\"{}\"", e.getMessage());
            return whisper(context, asked, Phrase.of(Wording.NOT_KEPT));
        }
    }

    private Response whisper(SlashCommandContext context, Asked asked, Phrase phrase) {
        return context.ack(
                SlashCommandResponse.builder()
                        .responseType("ephemeral")
                        .text(words(asked, phrase))
                        .build());
    }

    /// In the asker's language where it is known; in both where it would take a call to find out.
    private String words(Asked asked, Phrase phrase) {
        return people.known(asked.address().workspace(), asked.asker())
                .map(person -> phrase.in(person.locale()))
                .orElseGet(() -> phrase.in(Locale.ENGLISH) + "\n" + phrase.in(Locale.JAPANESE));
    }

    private static Request<?> request(Supplier<Request<?>> made) {
        try {
            return made.get();
        } catch (RuntimeException e) {
            throw new MalformedRequest("not as Slack documents it", e);
        }
    }

    /// Sends an event that is none of ours through Bolt: the first one takes up to a second.
    private void warmUp() {
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
