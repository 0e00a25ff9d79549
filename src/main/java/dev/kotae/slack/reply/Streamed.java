package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import dev.kotae.chat.Answer;
import dev.kotae.markdown.Presentable;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.look.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A message in a thread that grows while the model writes (`chat.startStream` and its kin). Where
/// Slack does not stream, it is a [Posted] from the first word; where a stream dies on the way
/// (about 5 minutes after its start, slackapi/python-slack-sdk issue 1859), from there on.
final class Streamed implements Surface {
    private static final Logger log = LoggerFactory.getLogger(Streamed.class);

    private final Errand errand;
    private final Recipient recipient;

    /// The message behind the stream, and what is left to use when there is no stream.
    private final Posted message;

    private final Pieces pieces;

    /// Exactly what Slack has taken into the stream.
    private final StringBuilder taken = new StringBuilder();

    private boolean open;
    private boolean refused;

    /// Whether a call went wrong in a way that leaves open what Slack has taken.
    private boolean unsure;

    /// Who sees the text while it grows. Slack wants to know outside of direct messages.
    ///
    /// @param user the asker; empty in a direct message
    /// @param team the asker's workspace
    record Recipient(String user, String team) {}

    Streamed(Errand errand, Recipient recipient) {
        this.errand = errand;
        this.recipient = recipient;
        this.message = new Posted(errand);
        this.pieces = message.pieces();
    }

    @Override
    public Duration show(String more) {
        if (refused) {
            return message.show(more);
        }
        if (pieces.stands()) {
            return append(more);
        }
        return pieces.isDoubtful() ? startUnlessItStands(more) : start(more);
    }

    @Override
    public void finish(Answer answer) {
        if (!open || !endedWith(answer)) {
            message.finish(answer);
        }
    }

    @Override
    public void fail(String apology) {
        open = false;
        message.fail(apology);
    }

    @Override
    public void retract() {
        open = false;
        message.retract();
    }

    private Duration startUnlessItStands(String more) {
        try {
            pieces.clear(errand.clock().instant());
        } catch (SlackRefusal refusal) {
            return refusal.pause();
        }
        refused = pieces.stands();
        return refused ? message.show(more) : start(more);
    }

    private Duration start(String more) {
        var form = form("thread_ts", errand.place().thread());
        if (!recipient.user().isEmpty()) {
            form.put("recipient_user_id", recipient.user());
            form.put("recipient_team_id", recipient.team());
        }
        form.put("markdown_text", more);
        try {
            var ts = call(SlackMethod.START_STREAM, form, errand.clock().instant()).text("ts");
            open = true;
            taken.append(more);
            pieces.standsAs(new PostName.Message(true, errand.place().channel(), ts));
            return Duration.ZERO;
        } catch (SlackRefusal refusal) {
            log.debug("turn={} not streamed: {}", errand.turn(), refusal.what());
            refused = true;
            if (refusal.fate() == SlackRefusal.Fate.UNSURE) {
                pieces.doubt();
                return refusal.pause();
            }
            return message.show(more);
        }
    }

    private Duration append(String more) {
        if (!open || unsure || taken.length() + more.length() > Blocks.LONGEST_TEXT) {
            return Duration.ZERO;
        }
        var form = form("ts", pieces.ts());
        form.put("markdown_text", more);
        try {
            call(SlackMethod.APPEND_STREAM, form, errand.clock().instant());
            taken.append(more);
        } catch (SlackRefusal refusal) {
            if (refusal.fate() == SlackRefusal.Fate.BUSY) {
                return refusal.pause();
            }
            log.debug("turn={} stream broke: {}", errand.turn(), refusal.what());
            unsure = true;
        }
        return Duration.ZERO;
    }

    /// Ends the stream with what is still missing, where that makes the message whole and nothing
    /// of it is better drawn.
    private boolean endedWith(Answer answer) {
        open = false;
        var whole = Presentable.of(answer.text());
        boolean goesOn = !unsure && whole.startsWith(taken.toString());
        if (!goesOn || !isPlain(Look.ofPresentable(whole, Blocks.LONGEST_TEXT))) {
            return false;
        }
        var form = form("ts", pieces.ts());
        var rest = whole.substring(taken.length());
        if (!rest.isEmpty()) {
            form.put("markdown_text", rest);
        }
        form.put("blocks", below(answer).toString());
        form.put("metadata", errand.metadata(Pieces.MAIN));
        try {
            call(SlackMethod.STOP_STREAM, form, errand.deadline());
            pieces.streamEnded();
            return true;
        } catch (SlackRefusal refusal) {
            log.debug("turn={} stream did not end: {}", errand.turn(), refusal.what());
            return false;
        }
    }

    private static boolean isPlain(List<Look> looks) {
        return looks.size() <= 1 && looks.stream().allMatch(Look::plain);
    }

    private JsonArray below(Answer answer) {
        var blocks = Blocks.below(answer, errand.reader(), errand.question().offers());
        return pieces.isRepeated() ? Blocks.repeated(blocks, errand.reader()) : blocks;
    }

    private Map<String, String> form(String key, String value) {
        var form = new LinkedHashMap<String, String>();
        form.put("channel", errand.place().channel());
        form.put(key, value);
        return form;
    }

    private SlackJson call(SlackMethod method, Map<String, String> form, Instant deadline) {
        pieces.stillOurs();
        return errand.api().call(method, errand.place(), form, deadline);
    }
}
