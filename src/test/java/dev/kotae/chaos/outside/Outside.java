package dev.kotae.chaos.outside;

import dev.kotae.chaos.history.Happened;
import dev.kotae.chaos.history.Happened.How;
import dev.kotae.chaos.history.History;
import dev.kotae.chaos.history.Recorder;
import dev.kotae.chaos.history.Script;
import dev.kotae.doctor.Secret;
import dev.kotae.local.BedrockStandIn;
import dev.kotae.local.LoopbackServer;
import dev.kotae.local.RetrySchedule;
import dev.kotae.local.SlackStandIn;
import dev.kotae.local.WireTap;
import dev.kotae.local.slack.Happening;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Typed;
import dev.kotae.local.slack.Workspace;
import dev.kotae.local.slack.events.Envelopes;
import dev.kotae.slack.SlackManifest.View;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Slack and Bedrock on a loopback port, and the people who ask. What happens is noted down.
public final class Outside implements AutoCloseable {
    /// What events are signed with.
    public static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    /// What the bot bears.
    public static final String BOT_TOKEN = "xoxb-0123456789-abcdefgh";

    private static final Set<String> EVENTS =
            Set.of("app_mention", "message.channels", "message.im");

    private final View view;
    private final Recorder recorder = new Recorder();
    private final SlackWeather weather = new SlackWeather();
    private final SlackStandIn slack;
    private final Workspace workspace;
    private final Envelopes envelopes;
    private final Typed typed;
    private final BedrockWire bedrock = new BedrockWire(recorder);
    private final LoopbackServer server;
    private final AtomicLong lanes = new AtomicLong();
    private final AtomicLong questions = new AtomicLong();

    /// Opens everything, with Slack's view for agents.
    ///
    /// @param clock what messages are stamped with
    public Outside(Tempo clock) {
        this(clock, View.AGENT);
    }

    /// Opens everything.
    ///
    /// @param view how people talk with the bot directly
    public Outside(Tempo clock, View view) {
        this.view = view;
        slack =
                new SlackStandIn(
                        clock,
                        new Secret(SIGNING_SECRET),
                        new Secret(BOT_TOKEN),
                        RetrySchedule.SLACK,
                        WireTap.NONE);
        workspace = slack.workspace();
        envelopes = new Envelopes(workspace, clock, EVENTS, _ -> MissingNode.getInstance());
        typed = new Typed(workspace);
        workspace.listen(this::note);
        var wire = new SlackWire(slack, weather, recorder);
        server =
                LoopbackServer.serve(
                        Map.of("/api/*", wire, "/response/*", wire, "/model/*", bedrock));
    }

    /// Where both are.
    public URI address() {
        return server.uri();
    }

    /// How people talk with the bot directly.
    public View view() {
        return view;
    }

    /// How Slack is.
    public SlackWeather weather() {
        return weather;
    }

    /// Bedrock, whose pace and troubles may be changed.
    public BedrockStandIn bedrock() {
        return bedrock.bedrock();
    }

    /// Where other things are to be noted down.
    public Recorder recorder() {
        return recorder;
    }

    /// What has happened so far.
    public History history() {
        return recorder.history();
    }

    /// A thread that is still to be begun.
    public Lane newThread() {
        return Lane.inChannel(lanes.incrementAndGet());
    }

    /// A conversation with one of four people alone, still to be begun. In the view for agents each
    /// is a thread; else a direct message is one lane, and there must be no second.
    ///
    /// @param person 0 to 3
    public Lane direct(int person) {
        long number = lanes.incrementAndGet();
        return switch (view) {
            case AGENT, ASSISTANT -> Lane.inDirect(number, person);
            case CLASSIC -> Lane.direct(number, person);
        };
    }

    /// Somebody asks. Nothing is delivered yet.
    public Question ask(Lane lane) {
        var canary = Script.questionCanary(questions.incrementAndGet());
        var laneCanary = Script.laneCanary(lane.number);
        var text = (lane.isDirect() ? "" : "@Kotae ") + Script.question(canary, laneCanary);
        var post = workspace.post(lane.channel, lane.thread, lane.user, typed.content(text));
        if (lane.thread.isEmpty() && lane.rooted) {
            lane.thread = post.ts();
        }
        var place = Lane.name(lane.channel, lane.thread);
        recorder.note(
                at -> new Happened.Asked(at, canary, lane.user, place, laneCanary, post.ts()));
        return new Question(
                canary,
                envelopes.of(new Happening.Posted(post)).stream()
                        .map(envelope -> in(lane.team, envelope).toString())
                        .toList());
    }

    /// Somebody wants the answer to stop that is being written in a lane.
    ///
    /// @return the events that tell it
    public List<String> stop(Lane lane) {
        var post = workspace.post(lane.channel, lane.thread, lane.user, typed.content("stop"));
        return envelopes.of(new Happening.Posted(post)).stream()
                .map(envelope -> in(lane.team, envelope).toString())
                .toList();
    }

    /// The stand-in is one workspace; the product is to see many.
    private static ObjectNode in(String team, ObjectNode envelope) {
        envelope.put("team_id", team);
        ((ObjectNode) envelope.path("event")).put("team", team);
        ((ObjectNode) envelope.path("authorizations").path(0)).put("team_id", team);
        return envelope;
    }

    /// Called for everything that happens, in order.
    private void note(Happening happening) {
        switch (happening) {
            case Happening.Posted(var post) when !post.onlyFor().isEmpty() -> whispered(post);
            case Happening.Posted(var post) ->
                    shown(post, post.streaming() ? How.STREAM_STARTED : How.POSTED);
            case Happening.Changed(var before, var after) ->
                    shown(
                            after,
                            before.streaming() && !after.streaming()
                                    ? How.STREAM_STOPPED
                                    : How.UPDATED);
            case Happening.Appended(var post, _) -> shown(post, How.APPENDED);
            case Happening.Removed(var post) ->
                    recorder.note(at -> new Happened.Removed(at, post.toString()));
            case Happening.Doing(var channel, var thread, var text) ->
                    recorder.note(at -> new Happened.Status(at, Lane.name(channel, thread), text));
            case Happening.Suggested _, Happening.Staged _ -> {}
        }
    }

    private void whispered(Post post) {
        var lane = Lane.name(post.channel(), post.thread());
        recorder.note(
                at -> new Happened.Whispered(at, lane, post.onlyFor(), post.content().fallback()));
    }

    private void shown(Post post, How how) {
        if (post.author().equals(Workspace.BOT)) {
            var lane = Lane.name(post.channel(), post.thread());
            var turn = post.content().metadata().path("event_payload").path("turn").asString("");
            recorder.note(at ->
                    new Happened.Shown(
                            at, post.toString(), lane, how, visible(post), post.streaming(), turn));
        }
    }

    /// The answer's words, without what stands below them.
    private static String visible(Post post) {
        var markdown =
                StreamSupport.stream(post.content().drawn().spliterator(), false)
                        .filter(block -> block.path("type").asString("").equals("markdown"))
                        .map(block -> block.path("text").asString(""))
                        .collect(Collectors.joining());
        return markdown.isEmpty() ? post.content().fallback() : markdown;
    }

    @Override
    public void close() {
        slack.close();
        server.close();
    }
}
