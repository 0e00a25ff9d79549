package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import dev.kotae.chat.Answer;
import dev.kotae.markdown.Presentable;
import dev.kotae.slack.api.Promise;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackQueue;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.look.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A message in a thread that grows while the model writes (`chat.startStream` and its kin). Where
/// Slack does not stream, or streams enough already, it is a [Posted]. Before a stream is full, or
/// old (Slack lets one die about 5 minutes after its start, slackapi/python-slack-sdk issue 1859),
/// it is ended and the text goes on in a next one.
///
/// It is not for channels: only one person would see the text grow there, and everybody else its
/// first piece.
final class Streamed implements Surface {
    private static final Logger log = LoggerFactory.getLogger(Streamed.class);

    /// How long the end of one stream may wait before the next begins.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Slack has ended the stream, because somebody pressed the button for that.
    private static final String STOPPED = "stopped_by_user";

    /// Slack has ended the stream, because nothing came for minutes.
    private static final String DEAD = "message_not_in_streaming_state";

    private static final String NO_CHUNKS = "invalid_chunks";

    private final Errand errand;
    private final StatusLine line;
    private final Runnable stopped;

    /// The message behind the stream, and what is left to use when there is no stream.
    private final Posted message;

    private final Standing standing;
    private final Pieces pieces;
    private final SlackQueue appends;
    private final Stretches stretches;
    private final TaskCards cards = new TaskCards();

    /// What is to begin the next stream.
    private String carried = "";

    /// The end of the open stream, set aside; null while none is open.
    private @Nullable Promise end;

    /// Whether there is no stream, or none any more, and a message does.
    private boolean refused;

    /// Whether a call went wrong in a way that leaves open what Slack has taken, or whether it has
    /// ended the stream.
    private boolean unsure;

    /// @param line tells of steps where there is no stream
    /// @param stopped told when somebody has had Slack end the stream; has to return soon
    Streamed(Errand errand, StatusLine line, Runnable stopped) {
        this.errand = errand;
        this.line = line;
        this.stopped = stopped;
        this.standing = new Standing(errand);
        this.pieces = new Pieces(errand, standing);
        this.message = new Posted(errand, standing, true);
        this.appends = errand.api().queue(SlackMethod.APPEND_STREAM, errand.place());
        this.stretches = new Stretches(errand.clock());
        // After a crash nobody remembers how many were begun in the last minute.
        this.refused = errand.isRepeated() || errand.isReplacing();
    }

    @Override
    public Duration show(More more) {
        if (unsure) {
            return Duration.ZERO;
        }
        if (refused) {
            return post(more);
        }
        if (end == null) {
            return start(more);
        }
        int cut = stretches.cut(more.text());
        return cut < 0 ? append(more) : goOn(more.text(), cut);
    }

    @Override
    public void finish(Answer answer) {
        appends.leave();
        message.leave();
        if (!endedWith(answer)) {
            message.finish(answer);
            clearSlacksSign();
        }
    }

    @Override
    public void fail(String apology) {
        leave();
        message.fail(apology);
        clearSlacksSign();
    }

    @Override
    public void retract() {
        leave();
        message.retract();
        clearSlacksSign();
    }

    /// With a stream Slack itself says that we work, and where somebody has stopped it, it leaves
    /// the end of that to us.
    private void clearSlacksSign() {
        if (stretches.count() > 0) {
            line.clearSlacks();
        }
    }

    @Override
    public void leave() {
        appends.leave();
        message.leave();
        release();
    }

    private void release() {
        var held = end;
        end = null;
        if (held != null) {
            held.close();
        }
    }

    private Duration post(More more) {
        boolean told = more.step().isEmpty() || line.say(more.step());
        var steps = told ? List.<String>of() : more.steps();
        var wait = message.show(new More(steps, carried + more.text()));
        if (wait.isZero()) {
            carried = "";
        }
        return wait;
    }

    /// Goes on without streams, in the message that would have been the next one: what was streamed
    /// stands.
    private void refuse() {
        refused = true;
        if (stretches.count() > 0) {
            message.goOnIn(stretches.count() + 1, stretches.reopening());
        }
    }

    private Duration without(More more) {
        refuse();
        return post(more);
    }

    private Duration start(More more) {
        // Before anything is set aside: who is not the holder any more is thrown out here.
        standing.stillOurs();
        var held = errand.api().promise(SlackMethod.STOP_STREAM, errand.place()).orElse(null);
        if (held == null) {
            return without(more);
        }
        var text = carried + more.text();
        var form = form("thread_ts", errand.place().thread());
        say(form, more.steps(), text.isEmpty() ? "" : stretches.reopening() + text);
        try {
            var now = errand.clock().instant();
            var started = errand.api().call(SlackMethod.START_STREAM, errand.place(), form, now);
            end = held;
            cards.taken(more.steps(), text);
            stretches.begin(text, now);
            carried = "";
            standing.streamed(stretches.count(), started.text("ts"));
            return Duration.ZERO;
        } catch (SlackRefusal refusal) {
            held.close();
            return notStarted(more, refusal);
        }
    }

    private Duration notStarted(More more, SlackRefusal refusal) {
        log.debug("turn={} not streamed: {}", errand.turn(), refusal.what());
        if (refusal.code().equals(NO_CHUNKS) && !cards.refused()) {
            cards.refuse();
            return start(more);
        }
        if (refusal.fate() == SlackRefusal.Fate.UNSURE) {
            standing.doubt();
            refuse();
            return refusal.pause();
        }
        return without(more);
    }

    private Duration append(More more) {
        var text = more.text();
        if (!cards.says(more.steps(), text)) {
            return Duration.ZERO;
        }
        boolean first = stretches.taken().isEmpty() && !text.isEmpty();
        var wait = first ? appends.earlyTurn() : appends.turn();
        if (wait.isPositive()) {
            return wait;
        }
        var form = form("ts", standing.ts(stretches.count()));
        say(form, more.steps(), text);
        try {
            standing.stillOurs();
            errand.api().send(SlackMethod.APPEND_STREAM, errand.place(), form);
            cards.taken(more.steps(), text);
            stretches.grow(text);
            return Duration.ZERO;
        } catch (SlackRefusal refusal) {
            return refusal.fate() == SlackRefusal.Fate.BUSY ? refusal.pause() : broken(refusal);
        }
    }

    /// Ends this stream with the beginning of a text, and goes on with the rest in the next; with
    /// all of it where a model was silent for so long that Slack has ended the stream.
    private Duration goOn(String text, int cut) {
        var head = text.substring(0, cut);
        try {
            stop(stretches.ending(head), new JsonArray(), soon());
        } catch (SlackRefusal refusal) {
            if (!refusal.code().equals(DEAD)) {
                // It may be open, with no call set aside that ends it, also where Slack is only
                // busy.
                return broken(refusal);
            }
            standing.streamEnded();
            head = "";
        }
        stretches.end(head);
        carried = text.substring(head.length());
        if (!carried.isBlank()) {
            // What is not taken now is carried.
            var _ = start(More.of(""));
        }
        return Duration.ZERO;
    }

    private Instant soon() {
        return errand.clock().instant().plus(PATIENCE);
    }

    /// All is shown anew at the end.
    private Duration broken(SlackRefusal refusal) {
        log.debug("turn={} stream broke: {}", errand.turn(), refusal.what());
        unsure = true;
        if (refusal.code().equals(STOPPED)) {
            stopped.run();
        }
        return Duration.ZERO;
    }

    /// Ends what is streamed with what is still missing, where that makes the answer whole and
    /// nothing of it is better drawn.
    private boolean endedWith(Answer answer) {
        var whole = Presentable.of(answer.text());
        boolean goesOn = !unsure && whole.startsWith(stretches.taken());
        if (stretches.count() == 0 || !goesOn || !isPlain(whole)) {
            release();
            return false;
        }
        var rest = whole.substring(stretches.taken().length());
        try {
            if (end != null && stretches.fits(rest)) {
                stop(rest, below(answer), errand.deadline());
                stretches.end(rest);
                return true;
            }
            if (end != null) {
                int cut = Math.max(0, stretches.cut(rest));
                var head = rest.substring(0, cut);
                stop(stretches.ending(head), new JsonArray(), errand.deadline());
                stretches.end(head);
                rest = rest.substring(cut);
            }
        } catch (SlackRefusal refusal) {
            log.debug("turn={} stream did not end: {}", errand.turn(), refusal.what());
            unsure = true;
            return false;
        }
        putBehind(rest, answer);
        return true;
    }

    private static boolean isPlain(String whole) {
        return Look.ofPresentable(whole, Blocks.LONGEST_TEXT).stream().allMatch(Look::plain);
    }

    /// Shows what has no place in the streams, and in any case what stands below the answer.
    private void putBehind(String rest, Answer answer) {
        var text = rest.isBlank() ? stretches.last() : stretches.reopening() + rest;
        var parts = Look.ofPresentable(text, Blocks.LONGEST_TEXT);
        int part = stretches.count() + (rest.isBlank() ? 0 : 1);
        int last = part + parts.size() - 1;
        var deadline = errand.deadline();
        for (var look : parts) {
            var blocks = look.blocks().deepCopy();
            if (part == last) {
                blocks.addAll(Blocks.below(answer, errand.reader(), errand.question().offers()));
            }
            pieces.put(part++, blocks, look.words(), deadline);
        }
        standing.settle(last);
    }

    private void stop(String text, JsonArray below, Instant deadline) {
        int part = stretches.count();
        var form = form("ts", standing.ts(part));
        say(form, List.of(), text);
        if (!below.isEmpty()) {
            form.put("blocks", below.toString());
        }
        form.put("metadata", errand.metadata(part));
        release();
        standing.stillOurs();
        errand.api().call(SlackMethod.STOP_STREAM, errand.place(), form, deadline);
        standing.streamEnded();
    }

    private JsonArray below(Answer answer) {
        var blocks = Blocks.below(answer, errand.reader(), errand.question().offers());
        return standing.isRepeated() ? Blocks.repeated(blocks, errand.reader()) : blocks;
    }

    private Map<String, String> form(String key, String value) {
        var form = new LinkedHashMap<String, String>();
        form.put("channel", errand.place().channel());
        form.put(key, value);
        return form;
    }

    private void say(Map<String, String> form, List<String> steps, String text) {
        if (!cards.says(steps, text)) {
            return;
        }
        if (cards.refused()) {
            form.put("markdown_text", text);
        } else {
            form.put("chunks", cards.chunks(steps, text).toString());
        }
    }
}
