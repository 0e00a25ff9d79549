package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The calls that make, change and take away one of our messages, each of which bears its turn and
/// its part of the answer. Nearly all throw [SlackRefusal].
///
/// @param errand where, and for which turn
record Messages(Errand errand) {
    private static final Logger log = LoggerFactory.getLogger(Messages.class);

    /// Makes a message.
    ///
    /// @param blocks none where the text is all that people see
    /// @return its id
    String post(int part, JsonArray blocks, String text, Instant deadline) {
        var form = form(part, blocks, text);
        if (!errand.place().thread().isEmpty()) {
            form.put("thread_ts", errand.place().thread());
        }
        form.put("unfurl_links", "false");
        form.put("unfurl_media", "false");
        return call(SlackMethod.POST_MESSAGE, form, deadline);
    }

    /// Shows something else in a message.
    void update(int part, String ts, JsonArray blocks, String text, Instant deadline) {
        var form = form(part, blocks, text);
        form.put("ts", ts);
        call(SlackMethod.UPDATE, form, deadline);
    }

    /// Ends a stream. Where it has ended already, Slack says so and all is well; where it is not
    /// there, the next call meets that.
    ///
    /// @return whether it was open until now
    boolean endStream(int part, String ts, Instant deadline) {
        var form = form(ts);
        form.put("metadata", errand.metadata(part));
        try {
            call(SlackMethod.STOP_STREAM, form, deadline);
            return true;
        } catch (SlackRefusal refusal) {
            if (refusal.fate() != SlackRefusal.Fate.FINAL) {
                throw refusal;
            }
            return false;
        }
    }

    /// Takes a message away.
    void delete(String ts, Instant deadline) {
        call(SlackMethod.DELETE, form(ts), deadline);
    }

    /// Takes away a message that was made just now, as well as can be, also where the thread was
    /// interrupted meanwhile.
    void takeBack(int part, PostName.Message made) {
        boolean interrupted = Thread.interrupted();
        var now = errand.clock().instant();
        try {
            if (made.streamed()) {
                endStream(part, made.ts(), now);
            }
            delete(made.ts(), now);
        } catch (SlackRefusal refusal) {
            log.warn("turn={} surplus post left: {}", errand.turn(), refusal.what());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Map<String, String> form(int part, JsonArray blocks, String text) {
        var form = new LinkedHashMap<String, String>();
        form.put("channel", errand.place().channel());
        form.put("text", Blocks.beside(blocks, text));
        form.put("blocks", blocks.toString());
        form.put("metadata", errand.metadata(part));
        return form;
    }

    private Map<String, String> form(String ts) {
        var form = new LinkedHashMap<String, String>();
        form.put("channel", errand.place().channel());
        form.put("ts", ts);
        return form;
    }

    private String call(SlackMethod method, Map<String, String> form, Instant deadline) {
        return errand.api().call(method, errand.place(), form, deadline).text("ts");
    }
}
