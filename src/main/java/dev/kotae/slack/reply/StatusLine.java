package dev.kotae.slack.reply;

import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackRefusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The line under a thread that says what is being done. A courtesy: the latest words win, one call
/// is under way at a time, and one that fails is the last. Slack itself takes the line away after
/// two minutes.
final class StatusLine {
    private static final Logger log = LoggerFactory.getLogger(StatusLine.class);

    private final Errand errand;
    private @Nullable String wanted;
    private boolean underWay;

    /// Whether there may be a line: an earlier attempt may have left one, and to update a post does
    /// not take it away.
    private boolean used;

    private boolean refused;

    StatusLine(Errand errand) {
        this.errand = errand;
        this.used = errand.isRepeated();
    }

    /// Says something else now. Returns at once.
    synchronized void say(String words) {
        used = true;
        wanted = words;
        if (!underWay && !refused) {
            underWay = true;
            Thread.ofVirtual().name("slack-status").start(this::run);
        }
    }

    /// Takes the line away, if there ever was one. Returns at once.
    synchronized void clear() {
        if (used) {
            say("");
        }
    }

    private void run() {
        for (var words = next(); words != null; words = next()) {
            try {
                set(words);
            } catch (SlackRefusal refusal) {
                log.debug("turn={} no status: {}", errand.turn(), refusal.what());
                giveUpAfter(refusal);
            }
        }
    }

    private synchronized @Nullable String next() {
        var words = wanted;
        wanted = null;
        underWay = words != null;
        return words;
    }

    private void set(String words) {
        var form =
                Map.of(
                        "channel_id", errand.place().channel(),
                        "thread_ts", errand.place().thread(),
                        "status", words);
        // Only the end is worth a wait: it must not leave the line standing.
        var deadline = words.isEmpty() ? errand.deadline() : errand.clock().instant();
        errand.api().call(SlackMethod.SET_STATUS, errand.place(), form, deadline);
    }

    private synchronized void giveUpAfter(SlackRefusal refusal) {
        refused |= refusal.fate() == SlackRefusal.Fate.FINAL;
        if (refused) {
            wanted = null;
        }
    }
}
