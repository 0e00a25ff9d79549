package dev.kotae.slack;

import dev.kotae.answer.Permit;
import dev.kotae.answer.Receptions;
import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Person;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Turn;
import dev.kotae.doctor.Secret;
import dev.kotae.local.LoopbackServer;
import dev.kotae.local.RetrySchedule;
import dev.kotae.local.SlackStandIn;
import dev.kotae.local.WireTap;
import dev.kotae.local.slack.Moment;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Workspace;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// The stand-in for Slack with a door before it, through which turns are answered and die.
final class StandingSlack implements AutoCloseable {
    static final String DIRECT = Workspace.directMessage(Workspace.EMMA);
    private static final String TOKEN = "xoxb-local-playground-token";

    /// How far the clock of both sides is ahead.
    final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    final KeptQuestions questions = new KeptQuestions();
    final Ports ports = new InMemoryStore(clock).ports();
    final SlackStandIn slack =
            new SlackStandIn(
                    clock,
                    new Secret("signing"),
                    new Secret(TOKEN),
                    new RetrySchedule(Duration.ofSeconds(5), List.of()),
                    WireTap.NONE);
    private final LoopbackServer server = LoopbackServer.serve(slack.servlets());
    private final SlackDoor door =
            new SlackDoor(
                    Doors.settings(server.uri().resolve("/api/"), TOKEN, "signing"),
                    Receptions.of(questions, ports),
                    Doors.kept(ports),
                    new SlackDoor.Models(
                            "Claude Haiku 5.5", "Claude Sonnet 5.5", "Claude Opus 5.5"),
                    clock,
                    clock);

    /// Somebody asks in a channel.
    Turn mention(String id) {
        var question = slack.say(Workspace.EMMA, Workspace.GENERAL, "@Kotae how many days?");
        return turn(id, question, question.ts());
    }

    /// Somebody asks the agent, which begins a thread of their direct message.
    Turn ask(String id) {
        var question = slack.say(Workspace.EMMA, DIRECT, "how many days?");
        return turn(id, question, question.ts());
    }

    /// Somebody asks on in a thread.
    Turn reply(String id, String thread) {
        boolean direct = !slack.messages(DIRECT, thread).isEmpty();
        var said =
                direct
                        ? slack.say(Workspace.EMMA, DIRECT, "and then?", thread)
                        : slack.say(Workspace.EMMA, Workspace.GENERAL, "@Kotae and then?", thread);
        return turn(id, said, thread);
    }

    /// Somebody asks in a direct message without threads.
    Turn direct(String id) {
        return turn(id, slack.say(Workspace.EMMA, DIRECT, "how many days?"), "");
    }

    private Turn turn(String id, Post question, String thread) {
        var replyTo =
                thread.isEmpty()
                        ? new ReplyTo.InDirect()
                        : new ReplyTo.InThread(Workspace.BOT, Workspace.TEAM, question.ts());
        return turn(id, question.channel(), thread, question.ts(), replyTo);
    }

    private static Turn turn(String id, String channel, String thread, String ts, ReplyTo replyTo) {
        return new Turn(
                id,
                new Asked(
                        Set.of("message:" + ts),
                        new Address(Platform.SLACK, Workspace.TEAM, channel, thread),
                        "",
                        Workspace.EMMA,
                        "how many days?",
                        List.of(),
                        SlackTurns.instant(ts),
                        replyTo.written()));
    }

    /// The first attempt.
    Reply open(Turn turn) {
        return open(turn, 1, new Progress.Untouched(), name -> {});
    }

    /// A later attempt that knows of no post.
    Reply again(Turn turn, int attempt) {
        return open(turn, attempt, new Progress.Untouched(), name -> {});
    }

    Reply open(Turn turn, int attempt, Progress progress, Permit permit) {
        var asker = new Person(Workspace.EMMA, "Emma", Locale.ENGLISH, ZoneOffset.UTC);
        return door.channel().open(turn, asker, progress, attempt, permit);
    }

    /// A first attempt that dies before it has kept the name of its post.
    Reply dying(Turn turn) {
        return open(
                turn,
                1,
                new Progress.Untouched(),
                name -> {
                    if (!name.isEmpty()) {
                        throw new Died();
                    }
                });
    }

    /// What we said in a channel since the question, oldest first.
    List<Post> said(Turn turn) {
        return slack.messages(turn.asked().address().channel()).stream()
                .filter(post -> post.author().equals(Workspace.BOT))
                .toList();
    }

    /// How often a method was called.
    long calls(String method) {
        return slack.history().stream()
                .filter(Moment.Called.class::isInstance)
                .map(Moment.Called.class::cast)
                .filter(call -> call.method().equals(method))
                .count();
    }

    SlackDoor door() {
        return door;
    }

    @Override
    public void close() {
        door.close();
        slack.close();
        server.close();
    }

    /// The process is gone.
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
