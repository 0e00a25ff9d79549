package dev.kotae.slack.reply;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Reply;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Wording;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.block.Offers;
import dev.kotae.slack.look.Look;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A reply in Slack, on whichever surface fits.
public final class SlackReply implements Reply {
    /// Steps that follow each other at once are shown together.
    private static final Duration STEPS = Duration.ofMillis(80);

    /// A post that only says what is being done is worth it where there is no text by then.
    private static final Duration STEPS_AS_POST = Duration.ofMillis(500);

    private final Surface surface;
    private final Trickle trickle;
    private final Locale reader;

    /// The sign under the thread; null where there is no place for one.
    private final @Nullable StatusLine line;

    /// What was said last to be done.
    private String doingNow = "";

    private SlackReply(
            Surface surface, Errand errand, @Nullable StatusLine line, Duration stepWait) {
        this.surface = surface;
        this.trickle = new Trickle(surface::show, stepWait, errand.clock());
        this.reader = errand.reader();
        this.line = line;
        if (line != null) {
            line.otherwise(trickle::step);
        }
    }

    /// A reply in a thread of a channel: a sign that somebody is at work, and a post, which says it
    /// where there is no place for a sign.
    public static SlackReply inThread(Errand errand) {
        return new SlackReply(
                new Posted(errand, true), errand, StatusLine.inChannel(errand), STEPS_AS_POST);
    }

    /// A reply that is streamed into a thread of a direct message.
    ///
    /// @param stopped told when somebody has had Slack end the stream; has to return soon
    public static SlackReply inDirectThread(Errand errand, Runnable stopped) {
        var line = StatusLine.inSession(errand);
        return threaded(new Streamed(errand, line, stopped), errand, line);
    }

    /// A reply in a direct message without threads, which cannot be streamed and has no place for a
    /// sign.
    public static SlackReply inDirect(Errand errand) {
        return new SlackReply(new Posted(errand, true), errand, null, STEPS_AS_POST);
    }

    /// A reply that takes up the message which an earlier attempt left.
    public static SlackReply resumed(Errand errand, PostName.Message left) {
        var surface = new Posted(errand, left);
        if (errand.place().thread().isEmpty()) {
            return new SlackReply(surface, errand, null, STEPS_AS_POST);
        }
        boolean direct = errand.place().channel().startsWith("D");
        var line = direct ? StatusLine.inSession(errand) : StatusLine.inChannel(errand);
        return threaded(surface, errand, line);
    }

    /// A reply to a command, for the asker's eyes only.
    ///
    /// @param said what an earlier attempt has delivered
    /// @param question its words, which stand above it; empty where the asker sees them
    public static SlackReply toCommand(
            Errand errand, URI responseUrl, PostName.Whispers said, String question) {
        var since = errand.question().at();
        var way = new Whispered.Way(responseUrl, since, false, new Whispered.ToOne(question));
        return new SlackReply(new Whispered(errand, way, said), errand, null, STEPS_AS_POST);
    }

    /// A reply that takes the place of a private answer.
    ///
    /// @param responseUrl that of the button below it
    /// @param since when the button was clicked
    /// @param said what an earlier attempt has delivered
    /// @param question its words, which stand above it; empty where the asker sees them
    public static SlackReply inPlace(
            Errand errand,
            URI responseUrl,
            Instant since,
            PostName.Whispers said,
            String question) {
        var way = new Whispered.Way(responseUrl, since, true, new Whispered.ToOne(question));
        return new SlackReply(new Whispered(errand, way, said), errand, null, STEPS_AS_POST);
    }

    /// Draws an answer for nobody: the first takes some tenths of a second.
    public static void warmUp() {
        var receipt =
                new Receipt(
                        "warm-up",
                        "",
                        List.of(Phrase.of(Wording.REASON_SHORT)),
                        Duration.ZERO,
                        Usage.NONE,
                        new Cost(0, true),
                        0,
                        List.of());
        var answer = new Answer("**20** days\n\n- 有給", List.of(), receipt);
        for (var look : Look.of(answer.text(), Blocks.LONGEST_TEXT)) {
            var _ = look.blocks().toString();
        }
        var _ = Blocks.below(answer, Locale.ENGLISH, Offers.NONE).toString();
    }

    /// A reply that all in a channel see, as its asker wanted to share it.
    ///
    /// @param noted whether what the URL was given with is a note that goes when the answer is
    ///   there
    /// @param said what an earlier attempt has delivered
    /// @param question its words, which stand above it
    public static SlackReply toShare(
            Errand errand,
            URI responseUrl,
            boolean noted,
            PostName.Whispers said,
            String question) {
        var since = errand.question().at();
        var hearers = new Whispered.ToAll(question, noted);
        var way = new Whispered.Way(responseUrl, since, false, hearers);
        return new SlackReply(new Whispered(errand, way, said), errand, null, STEPS_AS_POST);
    }

    private static SlackReply threaded(Surface surface, Errand errand, StatusLine line) {
        return new SlackReply(surface, errand, line, STEPS);
    }

    @Override
    public void status(Phrase doing) {
        var words = doing.in(reader);
        if (words.equals(doingNow)) {
            return;
        }
        doingNow = words;
        switch (surface) {
            case Posted _ when line != null && line.say(words) -> {
                // The sign tells it.
            }
            case Posted _, Streamed _, Whispered _ -> trickle.step(words);
        }
    }

    @Override
    public void append(String text) {
        if (line != null) {
            line.seen();
        }
        trickle.append(text);
    }

    @Override
    public void finish(Answer answer) {
        end(() -> surface.finish(answer));
    }

    @Override
    public void fail(Phrase apology) {
        end(() -> surface.fail(apology.in(reader)));
    }

    @Override
    public void retract() {
        end(surface::retract);
    }

    @Override
    public void close() {
        trickle.close();
        surface.leave();
        if (line != null) {
            line.leave();
        }
    }

    private void end(Runnable last) {
        trickle.close();
        // Not behind the end: a turn that has ended is never taken up again.
        if (line != null) {
            line.clear();
        }
        try {
            last.run();
            if (line != null) {
                line.rest();
            }
        } catch (SlackRefusal refusal) {
            throw new ReplyFailure(
                    refusal.what(),
                    refusal.fate() != SlackRefusal.Fate.FINAL,
                    refusal.pause(),
                    refusal);
        }
    }
}
