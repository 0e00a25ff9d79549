package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Wording;
import dev.kotae.markdown.Presentable;
import dev.kotae.slack.api.Promise;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.look.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One message that is posted once and then only updated; what does not fit into it follows in
/// further messages below.
final class Posted implements Surface {
    private static final Logger log = LoggerFactory.getLogger(Posted.class);

    /// Slack asks to update a message no more often (docs.slack.dev, "chat.update").
    private static final Duration BETWEEN_UPDATES = Duration.ofSeconds(3);

    /// Where our post has to wait longer than this behind others in the channel, its asker would
    /// see nothing for more than a second.
    private static final Duration LONGEST_UNSEEN = Duration.ofMillis(300);

    /// Parts are not made shorter than this, whatever Slack calls too long.
    private static final int SHORTEST_TEXT = 1_000;

    private final Errand errand;
    private final Standing standing;
    private final Pieces pieces;

    /// Whether the post itself tells what is being done, where nothing else does.
    private final boolean tellsSteps;

    private final StringBuilder shown = new StringBuilder();
    private Instant nextUpdate = Instant.EPOCH;

    /// The message that text is shown in before the end.
    private int part = Standing.MAIN;

    /// The last update of a message that shows something before the end.
    private @Nullable Promise lastUpdate;

    /// Whether Slack has refused a half-written text: the whole one is tried once more, at the end.
    private boolean silent;

    /// Whether the asker was given a sign that nobody else sees.
    private boolean whispered;

    /// @param errand what is to be brought
    /// @param tellsSteps whether nothing else tells what is being done
    Posted(Errand errand, boolean tellsSteps) {
        this(errand, new Standing(errand), tellsSteps);
    }

    /// Takes up a message that an earlier attempt left.
    Posted(Errand errand, PostName.Message left) {
        this(errand, new Standing(errand, left), false);
    }

    /// @param standing what stands already, and is shown beside this
    Posted(Errand errand, Standing standing, boolean tellsSteps) {
        this.errand = errand;
        this.standing = standing;
        this.pieces = new Pieces(errand, standing);
        this.tellsSteps = tellsSteps;
    }

    /// Goes on in a further message: the ones before it stand.
    ///
    /// @param begun what it has to begin with
    void goOnIn(int further, String begun) {
        part = further;
        shown.setLength(0);
        shown.append(begun);
    }

    @Override
    public Duration show(More more) {
        var text = shown + more.text();
        var step = tellsSteps ? more.step() : "";
        var wait = text.isBlank() ? sign(step) : grow(text);
        if (wait.isZero()) {
            shown.append(more.text());
        } else if (!step.isEmpty()
                && wait.compareTo(LONGEST_UNSEEN) > 0
                && !standing.has(Standing.MAIN)) {
            whisper();
        }
        return wait;
    }

    /// The first words take the place of a sign without a wait.
    private Duration sign(String step) {
        return step.isEmpty() || silent ? Duration.ZERO : put(Blocks.note(step), step);
    }

    private Duration grow(String text) {
        if (text.length() > Blocks.LONGEST_TEXT || silent) {
            return Duration.ZERO;
        }
        var wait = put(Blocks.markdown(text), text);
        if (wait.isZero()) {
            nextUpdate = errand.clock().instant().plus(BETWEEN_UPDATES);
        }
        return wait;
    }

    /// Once, for the asker's eyes: such a message does not count against the channel's pace.
    private void whisper() {
        var place = errand.place();
        if (whispered || errand.isRepeated() || place.channel().startsWith("D")) {
            return;
        }
        whispered = true;
        var words = Wording.COMMAND_TAKEN.in(errand.reader());
        // Slack shows none of them in a thread that does not exist yet.
        boolean begun = !place.thread().equals(errand.question().ts());
        try {
            errand.api()
                    .whisper(
                            begun ? place : place.room(),
                            errand.question().asker(),
                            Blocks.notification(words),
                            Blocks.note(words),
                            errand.clock().instant());
        } catch (SlackRefusal refusal) {
            log.debug("turn={} no sign: {}", errand.turn(), refusal.what());
        }
    }

    /// What is shown before the end must be put right at the end: no more is begun than can be.
    private Duration put(JsonArray blocks, String text) {
        var now = errand.clock().instant();
        if (nextUpdate.isAfter(now)) {
            return Duration.between(now, nextUpdate);
        }
        if (lastUpdate == null) {
            lastUpdate = errand.api().promise(SlackMethod.UPDATE, errand.place()).orElse(null);
        }
        if (lastUpdate == null) {
            return BETWEEN_UPDATES;
        }
        try {
            pieces.put(part, blocks, text, now);
        } catch (SlackRefusal refusal) {
            if (refusal.fate() == SlackRefusal.Fate.BUSY || standing.isDoubtful()) {
                return refusal.pause();
            }
            silent = true;
        }
        return Duration.ZERO;
    }

    @Override
    public void finish(Answer answer) {
        leave();
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
        standing.settle(last);
    }

    @Override
    public void fail(String apology) {
        leave();
        pieces.put(Standing.MAIN, Blocks.plain(apology), apology, errand.deadline());
        standing.settle(1);
    }

    @Override
    public void retract() {
        leave();
        pieces.retract(errand.deadline());
    }

    @Override
    public void leave() {
        var held = lastUpdate;
        lastUpdate = null;
        if (held != null) {
            held.close();
        }
    }
}
