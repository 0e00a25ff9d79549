package dev.kotae.slack;

import dev.kotae.answer.Channel;
import dev.kotae.answer.Permit;
import dev.kotae.answer.Receptions;
import dev.kotae.chat.Address;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Citation;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Wording;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Progress;
import dev.kotae.slack.SlackSettings.Way;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// The way out of a Slack door, with a Slack behind it.
final class Answering implements AutoCloseable {
    static final String ROOT = "1763999999.000100";
    static final String QUESTION = "1764000000.000123";

    final RecordingSlack slack;
    final List<String> posted = new CopyOnWriteArrayList<>();
    final Ports ports = new InMemoryStore(InstantSource.system()).ports();
    private final SlackDoor door;

    private volatile Duration ahead = Duration.ZERO;

    Answering() throws IOException {
        this("");
    }

    Answering(String ownerChannel) throws IOException {
        slack = new RecordingSlack();
        door =
                new SlackDoor(
                        Doors.settings(
                                slack.apiUrl(),
                                "xoxb-test-token-0000",
                                ownerChannel,
                                Way.STRAIGHT,
                                "s"),
                        Receptions.of(new KeptQuestions()),
                        Doors.kept(ports),
                        new SlackDoor.Models(
                                "Claude Haiku 5.5", "Claude Sonnet 5.5", "Claude Opus 5.5"),
                        () -> Instant.now().plus(ahead),
                        () -> Instant.now().plus(ahead));
    }

    /// Moves the door's clock.
    void ahead(Duration time) {
        ahead = time;
    }

    SlackDoor door() {
        return door;
    }

    Channel channel() {
        return door.channel();
    }

    Reply inThread() {
        return open(inThreadTurn(), new Progress.Untouched());
    }

    Reply inChannel() {
        return open(inChannelTurn(), new Progress.Untouched());
    }

    Reply inDirect() {
        return open(turn("D1", "", new ReplyTo.InDirect()), new Progress.Untouched());
    }

    Reply toCommand(String url, Progress progress) {
        var to = new ReplyTo.ByCommand(java.net.URI.create(url));
        return open(turn("C1", "/ask:U1", to), progress);
    }

    Reply inPlace(Instant clicked, Progress progress) {
        var to = new ReplyTo.InPlace(slack.responseUrl(), "", clicked);
        return open(turn("C1", "/ask:U1", to), progress);
    }

    Reply open(Turn turn, Progress progress) {
        return open(turn, progress, Locale.ENGLISH);
    }

    Reply open(Turn turn, Progress progress, Locale locale) {
        return open(turn, progress, locale, progress instanceof Progress.Untouched ? 1 : 2);
    }

    Reply open(Turn turn, Progress progress, Locale locale, int attempt) {
        return open(turn, progress, locale, attempt, this::told);
    }

    Reply open(Turn turn, Progress progress, Permit permit) {
        return open(turn, progress, Locale.ENGLISH, 2, permit);
    }

    private Reply open(Turn turn, Progress progress, Locale locale, int attempt, Permit permit) {
        var asker = new Person("U1", "Ann", locale, ZoneOffset.UTC);
        return channel().open(turn, asker, progress, attempt, permit);
    }

    /// Being told a name again, or none, only asks whether anything may still be shown.
    private synchronized void told(String name) {
        if (!name.isEmpty() && !posted.contains(name)) {
            posted.add(name);
        }
    }

    static Turn inThreadTurn() {
        return turn("D1", ROOT, new ReplyTo.InThread("UBOT", "T2", QUESTION));
    }

    static Turn inChannelTurn() {
        return turn("C1", ROOT, new ReplyTo.InThread("UBOT", "T2", QUESTION));
    }

    /// A question in another workspace.
    static Turn elsewhere() {
        var here = inThreadTurn();
        var asked = here.asked();
        return new Turn(
                "k7f3m2p9q4r9",
                new Asked(
                        Set.of("event:Ev2"),
                        new Address(Platform.SLACK, "T9", "D9", ROOT),
                        "",
                        asked.asker(),
                        asked.text(),
                        List.of(),
                        asked.at(),
                        asked.replyTo()));
    }

    static Turn turn(String channel, String thread, ReplyTo to) {
        return new Turn(
                "k7f3m2p9q4r8",
                new Asked(
                        Set.of("event:Ev1"),
                        new Address(Platform.SLACK, "T1", channel, thread),
                        "",
                        "U1",
                        "How many days?",
                        List.of(),
                        to instanceof ReplyTo.ByCommand
                                ? Instant.now()
                                : Instant.parse("2025-11-24T16:00:00.000123Z"),
                        to.written()));
    }

    static Answer answer(String text) {
        return new Answer(
                text,
                List.of(
                        new Citation(1, "Leave <policy> & more", "https://x.example/a?b=1&c=d|e"),
                        new Citation(2, "休暇規程", "")),
                new Receipt(
                        "k7f3m2p9q4r8",
                        "Claude Haiku",
                        List.of(Phrase.of(Wording.REASON_SHORT)),
                        Duration.ofMillis(2_340),
                        new Usage(100, 20, 0, 0),
                        new Cost(1_230, true),
                        2,
                        List.of(Phrase.of(Wording.NOTE_FILES_UNREAD, "a.pdf"))));
    }

    @Override
    public void close() {
        door.close();
        slack.close();
    }
}
