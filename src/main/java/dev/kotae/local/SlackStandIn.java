package dev.kotae.local;

import dev.kotae.doctor.Secret;
import dev.kotae.local.slack.Happening;
import dev.kotae.local.slack.History;
import dev.kotae.local.slack.Moment;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Typed;
import dev.kotae.local.slack.Workspace;
import dev.kotae.local.slack.clicks.Clicks;
import dev.kotae.local.slack.clicks.Commands;
import dev.kotae.local.slack.events.Deliveries;
import dev.kotae.local.slack.events.Ends;
import dev.kotae.local.slack.events.Envelopes;
import dev.kotae.local.slack.fault.Faults;
import dev.kotae.local.slack.web.Downloads;
import dev.kotae.local.slack.web.ResponseUrls;
import dev.kotae.local.slack.web.SlackWire;
import dev.kotae.local.slack.web.Triggers;
import dev.kotae.local.slack.web.Troubles;
import dev.kotae.local.slack.web.WebApi;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Slack for a machine without an account: an invented workspace, its Web API at `/api/{method}`
/// and `/response/{id}`, and signed events to the bot. Opened by the room `app`, which serves this
/// servlet on loopback at `/api/*` and `/response/*` and then tells it with [#connect] where both
/// sides are.
public final class SlackStandIn extends HttpServlet implements AutoCloseable {
    private static final Set<String> EVERYTHING =
            Set.of(
                    "app_mention",
                    "message.channels",
                    "message.groups",
                    "message.mpim",
                    "message.im",
                    "reaction_added",
                    "reaction_removed",
                    "app_home_opened",
                    "app_context_changed",
                    "agent_session_stopped",
                    "agent_session_title_changed",
                    "assistant_thread_started",
                    "assistant_thread_context_changed",
                    "app_uninstalled",
                    "tokens_revoked");

    private final InstantSource clock;
    private final Workspace workspace;
    private final History history = new History();
    private final Troubles troubles = new Troubles();
    private final WebApi api;
    private final Deliveries deliveries;
    private final Faults faults;
    private final Commands commands;
    private final Clicks clicks;
    private final SlackWire wire;
    private final Typed typed;
    private final Map<String, JsonNode> looking = new ConcurrentHashMap<>();
    private volatile Envelopes envelopes;
    private volatile @Nullable Ends ends;

    /// @param clock what messages are stamped and events are signed with
    /// @param signingSecret what the bot checks events against
    /// @param botToken what the bot must bear when it calls the Web API
    /// @param schedule when an event that was not taken is sent again
    /// @param tap hears every call of the Web API and every delivery
    public SlackStandIn(
            InstantSource clock,
            Secret signingSecret,
            Secret botToken,
            RetrySchedule schedule,
            WireTap tap) {
        this.clock = clock;
        this.workspace = new Workspace(clock);
        var triggers = new Triggers(clock);
        this.api = new WebApi(workspace, clock, botToken, troubles, triggers);
        var responseUrls = new ResponseUrls(workspace, clock, troubles, history);
        var downloads = new Downloads(workspace.files(), botToken, api::scopes);
        this.wire = new SlackWire(api, responseUrls, downloads, history, clock, tap);
        this.deliveries = new Deliveries(clock, signingSecret, schedule, tap, history);
        this.faults = new Faults(api, troubles, deliveries);
        this.commands = new Commands(workspace, responseUrls, deliveries, triggers);
        this.clicks = new Clicks(workspace, responseUrls, deliveries, triggers, clock);
        this.typed = new Typed(workspace);
        this.envelopes = new Envelopes(workspace, clock, EVERYTHING, this::lookedAt);
        workspace.listen(this::note);
        workspace.listen(this::deliver);
    }

    /// This servlet by the path specifications at which it is to be served.
    public Map<String, HttpServlet> servlets() {
        return Map.of("/api/*", this, "/response/*", this, "/files/*", this);
    }

    /// Tells where things are; until then nothing is delivered.
    ///
    /// @param self where this servlet is served, such as `http://127.0.0.1:3000`
    /// @param bot where the bot takes events and commands
    public void connect(URI self, URI bot) {
        ends = new Ends(self, bot);
    }

    /// Changes which events the app asked for; at first all that the stand-in knows.
    ///
    /// @param events among `app_mention`, `message.channels`, `message.groups`, `message.mpim`,
    ///   `message.im`, `reaction_added`, `reaction_removed`, `app_home_opened`,
    ///   `app_context_changed`, `agent_session_stopped` and whatever is given to [#tell]
    public void subscribe(Set<String> events) {
        envelopes = new Envelopes(workspace, clock, events, this::lookedAt);
    }

    private JsonNode lookedAt(String user) {
        return looking.getOrDefault(user, MissingNode.getInstance());
    }

    /// The next calls of a method are answered 429.
    ///
    /// @param times how many
    /// @param retryAfter in whole seconds
    public void throttle(String method, int times, Duration retryAfter) {
        trouble(method, times, new SlackTrouble.Throttled(retryAfter));
    }

    /// The next calls of a method go wrong.
    ///
    /// @param method such as `chat.postMessage`, or `response_url` for posts to one
    /// @param times how many
    public void trouble(String method, int times, SlackTrouble trouble) {
        troubles.order(method, times, trouble);
    }

    /// Calls go wrong by a script from now on, where nothing else was ordered.
    public void follow(SlackTrouble.Script script) {
        troubles.follow(script);
    }

    /// Switches a fault on or off.
    public void suffer(SlackFault fault, boolean on) {
        faults.set(fault, on);
    }

    /// The faults that are on.
    public Set<SlackFault> faults() {
        return faults.on();
    }

    /// Whether reading threads and rooms is restricted as for apps that are sold outside of Slack's
    /// Marketplace: one call a minute, 15 messages a call.
    public void restrictReading(boolean few) {
        api.restrictReading(few);
    }

    /// Whether too many calls are answered 429 by the tiers of Slack; at first they are not.
    public void limitRates(boolean limited) {
        api.limitRates(limited);
    }

    /// Whether the app has the agent view; at first it has. Without it `agents.sessions.*` are
    /// unknown.
    public void agents(boolean agents) {
        api.agents(agents);
    }

    /// What the bot's token may do; empty, as at first, for everything.
    public void scopes(Set<String> scopes) {
        api.scopes(scopes);
    }

    /// What happened so far, the latest 10,000 entries of it: deliveries, calls, and what is shown.
    public List<Moment> history() {
        return history.moments();
    }

    /// Changes how many entries of the history are kept.
    public void keepHistory(int entries) {
        history.keep(entries);
    }

    /// The workspace, for those who show it.
    public Workspace workspace() {
        return workspace;
    }

    /// Somebody says something in a room.
    ///
    /// @param text as a person types it, `@Kotae` for a mention
    /// @return the message, whose event is on its way
    public Post say(String user, String channel, String text) {
        return say(user, channel, text, "");
    }

    /// Somebody says something in a thread.
    ///
    /// @param thread the root's `ts`, or empty
    public Post say(String user, String channel, String text, String thread) {
        return workspace.post(channel, thread, user, typed.content(text));
    }

    /// Somebody puts an emoji under a message.
    ///
    /// @param name such as `+1` or `+1::skin-tone-2`
    public void react(String user, String channel, String ts, String name) {
        workspace.change(channel, ts, before -> before.with(name, user));
    }

    /// Somebody takes an emoji away again.
    public void takeBack(String user, String channel, String ts, String name) {
        workspace.change(channel, ts, before -> before.without(name, user));
    }

    /// Somebody types a command. What comes of it appears among the messages.
    ///
    /// @param line such as `/ask How many days of leave do I have?`
    public void command(String user, String channel, String line) {
        var now = ends();
        commands.run(user, channel, line, now.self(), now.bot());
    }

    /// Somebody, for what they do besides talking.
    public SlackPerson as(String user) {
        return new SlackPerson(user, workspace, clicks, this::ends, this::tell, looking);
    }

    private Ends ends() {
        var now = ends;
        if (now == null) {
            throw new IllegalStateException("not connected to a bot yet");
        }
        return now;
    }

    /// Has an event delivered that nothing in the workspace causes, such as `tokens_revoked`.
    ///
    /// @param event what stands under `event` in the envelope; dropped where the app did not ask
    ///   for its type
    public void tell(ObjectNode event) {
        envelopes.of(event).forEach(envelope -> deliveries.event(ends().bot(), envelope));
    }

    /// All messages of a room with its threads, oldest first.
    public List<Post> messages(String channel) {
        return workspace.posts(channel);
    }

    /// A thread, its root first.
    public List<Post> messages(String channel, String thread) {
        return workspace.thread(channel, thread);
    }

    private void deliver(Happening happening) {
        var now = ends;
        if (now != null) {
            envelopes.of(happening).forEach(envelope -> deliveries.event(now.bot(), envelope));
        }
    }

    private void note(Happening happening) {
        switch (happening) {
            case Happening.Posted(var post) -> note(Moment.Change.POSTED, post);
            case Happening.Changed(var _, var post) -> note(Moment.Change.CHANGED, post);
            case Happening.Appended(var post, var _) -> note(Moment.Change.APPENDED, post);
            case Happening.Removed(var post) -> note(Moment.Change.REMOVED, post);
            case Happening.Doing _, Happening.Suggested _, Happening.Staged _ -> {
                // They are no messages and leave nothing behind.
            }
        }
    }

    private void note(Moment.Change change, Post post) {
        history.note(new Moment.Shown(clock.instant(), change, post));
    }

    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
        wire.serve(in, out);
    }

    /// Gives up what is on its way to the bot.
    @Override
    public void close() {
        deliveries.close();
    }
}
