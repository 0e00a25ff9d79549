package dev.kotae.slack.reply;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.slack.api.SlackRefusal;
import java.net.URI;
import java.util.Locale;
import java.util.function.Consumer;

/// A reply in Slack, on whichever surface fits.
public final class SlackReply implements Reply {
    private final Surface surface;
    private final Trickle trickle;
    private final Locale reader;

    /// Says what is being done, where there is a place for that.
    private final Consumer<String> status;

    private SlackReply(Surface surface, Errand errand, Consumer<String> status) {
        this.surface = surface;
        this.trickle = new Trickle(surface::show, errand.clock());
        this.reader = errand.reader();
        this.status = status;
    }

    /// A reply that is streamed into a thread of a channel, before the eyes of one person.
    ///
    /// @param user the asker
    /// @param team the asker's own workspace, which in a shared channel may be another than ours
    public static SlackReply inThread(Errand errand, String user, String team) {
        return threaded(errand, new Streamed(errand, new Streamed.Recipient(user, team)));
    }

    /// A reply that is streamed into a thread of a direct message.
    public static SlackReply inDirectThread(Errand errand) {
        return threaded(errand, new Streamed(errand, new Streamed.Recipient("", "")));
    }

    /// A reply in a direct message without threads, which cannot be streamed.
    public static SlackReply inDirect(Errand errand) {
        return new SlackReply(new Posted(errand), errand, words -> {});
    }

    /// A reply that takes up the message which an earlier attempt left.
    public static SlackReply resumed(Errand errand, PostName.Message left) {
        var surface = new Posted(errand, left);
        return errand.place().thread().isEmpty()
                ? new SlackReply(surface, errand, words -> {})
                : threaded(errand, surface);
    }

    /// A reply to a command, for the asker's eyes only.
    ///
    /// @param said what an earlier attempt has delivered
    public static SlackReply toCommand(Errand errand, URI responseUrl, PostName.Whispers said) {
        return new SlackReply(new Whispered(errand, responseUrl, said), errand, words -> {});
    }

    private static SlackReply threaded(Errand errand, Surface surface) {
        var line = new StatusLine(errand);
        return new SlackReply(
                surface,
                errand,
                words -> {
                    if (words.isEmpty()) {
                        line.clear();
                    } else {
                        line.say(words);
                    }
                });
    }

    @Override
    public void status(Phrase doing) {
        status.accept(doing.in(reader));
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
    }

    private void end(Runnable last) {
        trickle.close();
        // Before the end and not behind it: a turn that has ended is never taken up again.
        status.accept("");
        try {
            last.run();
        } catch (SlackRefusal refusal) {
            throw new ReplyFailure(
                    refusal.what(), refusal.fate() != SlackRefusal.Fate.FINAL, refusal);
        }
    }
}
