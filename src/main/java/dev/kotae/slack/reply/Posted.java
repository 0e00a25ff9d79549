package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import dev.kotae.chat.Answer;
import dev.kotae.markdown.Presentable;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.look.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One message that is posted once and then only updated; what does not fit into it follows in
/// further messages below.
final class Posted implements Surface {
    /// Slack asks to update a message no more often (docs.slack.dev, "chat.update").
    private static final Duration BETWEEN_UPDATES = Duration.ofSeconds(3);

    /// Parts are not made shorter than this, whatever Slack calls too long.
    private static final int SHORTEST_TEXT = 1_000;

    private final Errand errand;
    private final Pieces pieces;
    private final StringBuilder shown = new StringBuilder();
    private Instant nextUpdate = Instant.EPOCH;

    /// Whether Slack has refused a half-written text: the whole one is tried once more, at the end.
    private boolean silent;

    /// @param errand what is to be brought
    Posted(Errand errand) {
        this.errand = errand;
        this.pieces = new Pieces(errand);
    }

    /// Takes up a message that an earlier attempt left.
    Posted(Errand errand, PostName.Message left) {
        this.errand = errand;
        this.pieces = new Pieces(errand, left);
    }

    /// What stands.
    Pieces pieces() {
        return pieces;
    }

    @Override
    public Duration show(String more) {
        var now = errand.clock().instant();
        if (nextUpdate.isAfter(now)) {
            return Duration.between(now, nextUpdate);
        }
        var text = shown + more;
        if (!text.isBlank() && text.length() <= Blocks.LONGEST_TEXT && !silent) {
            try {
                pieces.put(Pieces.MAIN, Blocks.markdown(text), text, now);
            } catch (SlackRefusal refusal) {
                if (refusal.fate() == SlackRefusal.Fate.BUSY || pieces.isDoubtful()) {
                    return refusal.pause();
                }
                silent = true;
            }
        }
        shown.append(more);
        nextUpdate = errand.clock().instant().plus(BETWEEN_UPDATES);
        return Duration.ZERO;
    }

    @Override
    public void finish(Answer answer) {
        var deadline = errand.deadline();
        var whole = Presentable.of(answer.text());
        for (int longest = Blocks.LONGEST_TEXT; ; longest /= 2) {
            try {
                finish(answer, Look.ofPresentable(whole, longest), deadline);
                return;
            } catch (SlackRefusal refusal) {
                if (!refusal.isTooLong() || longest / 2 < SHORTEST_TEXT) {
                    throw refusal;
                }
            }
        }
    }

    private void finish(Answer answer, List<Look> parts, Instant deadline) {
        int last = Math.max(1, parts.size());
        for (int part = 1; part <= last; part++) {
            var blocks =
                    parts.isEmpty() ? new JsonArray() : parts.get(part - 1).blocks().deepCopy();
            if (part == last) {
                blocks.addAll(Blocks.below(answer, errand.reader(), errand.question().offers()));
            }
            pieces.put(part, blocks, parts.isEmpty() ? "" : parts.get(part - 1).words(), deadline);
        }
        pieces.end(last);
    }

    @Override
    public void fail(String apology) {
        pieces.put(Pieces.MAIN, Blocks.plain(apology), apology, errand.deadline());
        pieces.end(1);
    }

    @Override
    public void retract() {
        pieces.retract(errand.deadline());
    }
}
