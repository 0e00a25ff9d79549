package dev.kotae.slack.reply;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.slack.api.SlackRefusal;
import java.net.URI;
import java.time.Duration;
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
    public static SlackReply toCommand(Errand errand, URI responseUrl, PostName.Whispers said) {
        var surface = new Whispered(errand, responseUrl, said, new Whispered.ToOne());
        return new SlackReply(surface, errand, null, STEPS_AS_POST);
    }

    /// A reply that all in a channel see, as its asker wanted to share it.
    ///
    /// @param said what an earlier attempt has delivered
    /// @param question its words, which stand above it
    public static SlackReply toShare(
            Errand errand, URI responseUrl, PostName.Whispers said, String question) {
        var surface = new Whispered(errand, responseUrl, said, new Whispered.ToAll(question));
        return new SlackReply(surface, errand, null, STEPS_AS_POST);
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
            case Posted _, Streamed _ -> trickle.step(words);
            case Whispered _ -> {
                // The command has been answered with a word already.
            }
        }
    }

    @Override
    public void append(String text) {
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
        // Before the end and not behind it: a turn that has ended is never taken up again.
        if (line != null) {
            line.clear();
        }
        try {
            last.run();
        } catch (SlackRefusal refusal) {
            throw new ReplyFailure(
                    refusal.what(),
                    refusal.fate() != SlackRefusal.Fate.FINAL,
                    refusal.pause(),
                    refusal);
        }
    }
}
