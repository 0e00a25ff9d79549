package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import dev.kotae.chat.Wording;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows the parts of one answer, each in a message that is posted once and then updated: whenever
/// it is open whether one stands, it is looked for before it is posted.
final class Pieces {
    /// The message is not there, not ours, or too old to be updated: another one takes its place.
    private static final Set<String> GONE =
            Set.of(
                    "message_not_found",
                    "cant_update_message",
                    "message_not_owned_by_app",
                    "edit_window_closed");

    private static final String STILL_STREAMING = "streaming_state_conflict";

    private static final int MOST_TRIES = 3;

    private static final Logger log = LoggerFactory.getLogger(Pieces.class);

    private final Errand errand;
    private final Standing standing;
    private final Messages messages;

    Pieces(Errand errand, Standing standing) {
        this.errand = errand;
        this.standing = standing;
        this.messages = new Messages(errand);
    }

    /// Shows something in one of the messages, whatever stands there. Where Slack does not take the
    /// blocks, the text alone is shown.
    ///
    /// @param part from [Standing#MAIN] on
    /// @param deadline one of now means a single try
    /// @throws SlackRefusal when Slack did not take it
    void put(int part, JsonArray blocks, String text, Instant deadline) {
        try {
            putTrying(part, blocks, text, deadline);
        } catch (SlackRefusal refusal) {
            // What is shown before the end is not worth it.
            if (!refusal.isOfBlocks() || !deadline.isAfter(errand.clock().instant())) {
                throw refusal;
            }
            log.warn("turn={} shown without blocks: {}", errand.turn(), refusal.what());
            putTrying(part, new JsonArray(), text, deadline);
        }
    }

    private void putTrying(int part, JsonArray blocks, String text, Instant deadline) {
        for (int attempt = 1; ; attempt++) {
            try {
                putOnce(part, blocks, text, deadline);
                return;
            } catch (SlackRefusal refusal) {
                if (!isWorthAnotherTry(part, refusal, attempt, deadline)) {
                    throw refusal;
                }
            }
        }
    }

    private void putOnce(int part, JsonArray blocks, String text, Instant deadline) {
        var piece = standing.found(part, deadline);
        var marked = standing.isRepeated() ? Blocks.repeated(blocks, errand.reader()) : blocks;
        if (piece.isEmpty()) {
            post(part, marked, text, deadline);
        } else if (part == Standing.MAIN || !piece.get().shows(marked)) {
            update(part, piece.get().ts(), marked, text, deadline);
        }
    }

    private void post(int part, JsonArray blocks, String text, Instant deadline) {
        try {
            standing.stillOurs();
            standing.posted(part, messages.post(part, blocks, text, deadline), blocks);
        } catch (SlackRefusal refusal) {
            if (refusal.fate() == SlackRefusal.Fate.UNSURE) {
                standing.doubt();
            }
            throw refusal;
        }
    }

    private void update(int part, String ts, JsonArray blocks, String text, Instant deadline) {
        standing.stillOurs();
        change(part, ts, blocks, text, deadline);
        standing.shows(part, blocks);
    }

    /// A call that broke off may have been carried out all the same.
    private void change(int part, String ts, JsonArray blocks, String text, Instant deadline) {
        try {
            messages.update(part, ts, blocks, text, deadline);
            errand.permit().changed();
        } catch (SlackRefusal refusal) {
            if (refusal.fate() == SlackRefusal.Fate.UNSURE) {
                errand.permit().changed();
            }
            throw refusal;
        }
    }

    private boolean isWorthAnotherTry(
            int part, SlackRefusal refusal, int attempt, Instant deadline) {
        boolean stands = standing.has(part);
        if (stands && GONE.contains(refusal.code())) {
            standing.lost(part);
            return true;
        }
        if (stands && refusal.code().equals(STILL_STREAMING)) {
            standing.stillStreams(part);
            return attempt < MOST_TRIES;
        }
        return !stands
                && refusal.fate() == SlackRefusal.Fate.UNSURE
                && attempt < MOST_TRIES
                && slept(refusal.pause(), deadline);
    }

    private boolean slept(Duration pause, Instant deadline) {
        if (errand.clock().instant().plus(pause).isAfter(deadline)) {
            return false;
        }
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Takes away all that stands. A message that Slack does not let us take away says so instead.
    ///
    /// @throws SlackRefusal when Slack did not take it
    void retract(Instant deadline) {
        standing.all(deadline).forEach((part, piece) -> retract(part, piece.ts(), deadline));
        standing.settle(0);
    }

    private void retract(int part, String ts, Instant deadline) {
        standing.endStream(part, deadline);
        standing.stillOurs();
        try {
            messages.delete(ts, deadline);
        } catch (SlackRefusal refusal) {
            if (refusal.fate() != SlackRefusal.Fate.FINAL) {
                throw refusal;
            }
            if (!GONE.contains(refusal.code())) {
                var words = Wording.RETRACTED.in(errand.reader());
                change(part, ts, Blocks.plain(words), words, deadline);
            }
        }
        standing.removed(part);
    }
}
