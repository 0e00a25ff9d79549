package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.look.Look;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The answer to a slash command, which only the asker sees, or what is shared of one. Slack takes
/// up to five posts within 30 minutes at a command's `response_url`, gives none of them an id and
/// shows none of them again: nothing can be shown early and changed later, and a post of which
/// nobody knows whether it was made is made again and says so. Afterwards an ephemeral message
/// does, where we are in the channel.
final class Whispered implements Surface {
    private static final Logger log = LoggerFactory.getLogger(Whispered.class);

    /// docs.slack.dev, "Handling user interaction in your Slack apps", read September 2026.
    private static final int MOST_POSTS = 5;

    private static final Duration LIFE = Duration.ofMinutes(30);

    private static final int SHORTEST_TEXT = 1_000;

    /// Refusals that another way of posting would not cure.
    private static final Set<String> OUR_FAULT =
            Set.of("foreign_host", "invalid_blocks", "no_text");

    private final Errand errand;
    private final URI responseUrl;
    private final Hearers hearers;
    private PostName.Whispers said;

    /// Whether the `response_url` takes nothing more.
    private boolean spent;

    /// Who sees it.
    sealed interface Hearers {}

    /// The asker.
    record ToOne() implements Hearers {}

    /// All in the channel, with the question above it.
    record ToAll(String question) implements Hearers {}

    /// @param said what an earlier attempt has delivered
    Whispered(Errand errand, URI responseUrl, PostName.Whispers said, Hearers hearers) {
        this.errand = errand;
        this.responseUrl = responseUrl;
        this.said = said;
        this.hearers = hearers;
    }

    @Override
    public Duration show(More more) {
        return Duration.ZERO;
    }

    @Override
    public void finish(Answer answer) {
        var deadline = errand.deadline();
        var parts = Look.of(answer.text(), Blocks.LONGEST_TEXT);
        int whole = Math.max(1, parts.size());
        int count = Math.min(whole, mostParts());
        for (int part = said.parts(); part < count; part++) {
            var below = new JsonArray();
            if (part == count - 1 && count < whole) {
                below.addAll(Blocks.note(Phrase.of(Wording.NOTE_CUT).in(errand.reader())));
            }
            if (part == count - 1) {
                below.addAll(below(answer));
            }
            var look = parts.isEmpty() ? Look.NOTHING : parts.get(part);
            bring(new Piece(part == 0 ? above() : new JsonArray(), look, below), deadline);
        }
    }

    private JsonArray above() {
        return switch (hearers) {
            case ToOne() -> new JsonArray();
            case ToAll(var question) ->
                    Shared.asked(errand.question().asker(), question, errand.reader());
        };
    }

    private JsonArray below(Answer answer) {
        return switch (hearers) {
            case ToOne() -> Blocks.belowWhisper(answer, errand.reader());
            case ToAll(_) -> Blocks.belowShared(answer, errand.reader());
        };
    }

    /// How many parts there can be in all; at least one more than stand.
    private int mostParts() {
        return isSpent(said.posts() + 1)
                ? Integer.MAX_VALUE
                : said.parts() + MOST_POSTS - said.posts();
    }

    private boolean isSpent(int posts) {
        var end = errand.question().at().plus(LIFE);
        return spent || posts > MOST_POSTS || !errand.clock().instant().isBefore(end);
    }

    @Override
    public void fail(String apology) {
        post(apology, Blocks.plain(apology), said.underWay(), true, errand.deadline());
    }

    /// What was whispered cannot be taken back: it has no id.
    @Override
    public void retract() {}

    /// Text, and what stands above and below it.
    private record Piece(JsonArray above, Look look, JsonArray below) {
        JsonArray blocks() {
            var blocks = above.deepCopy();
            blocks.addAll(look.blocks().deepCopy());
            blocks.addAll(below);
            return blocks;
        }

        /// Two where it can be: each post counts.
        List<Piece> shorter() {
            var shorter = new ArrayList<Piece>();
            Look.ofPresentable(look.markdown(), look.markdown().length() * 2 / 3)
                    .forEach(one -> shorter.add(new Piece(new JsonArray(), one, new JsonArray())));
            shorter.set(0, new Piece(above, shorter.getFirst().look(), new JsonArray()));
            var last = shorter.removeLast();
            shorter.add(new Piece(last.above(), last.look(), below));
            return shorter;
        }
    }

    /// Brings one part, in as many posts as Slack wants for it.
    private void bring(Piece part, Instant deadline) {
        boolean again = said.underWay();
        var rest = new ArrayDeque<Piece>(List.of(part));
        while (!rest.isEmpty()) {
            var piece = rest.pop();
            try {
                post(piece.look().words(), piece.blocks(), again, rest.isEmpty(), deadline);
            } catch (SlackRefusal refusal) {
                if (!refusal.isTooLong() || piece.look().markdown().length() / 2 < SHORTEST_TEXT) {
                    throw refusal;
                }
                piece.shorter().reversed().forEach(rest::push);
            }
        }
    }

    /// Notes that it will be made, makes it, and notes that it stands.
    private void post(
            String text, JsonArray blocks, boolean again, boolean ends, Instant deadline) {
        var before = said;
        int posts = before.posts() + 1;
        tell(new PostName.Whispers(before.parts(), posts, true));
        try {
            send(text, again ? Blocks.repeated(blocks, errand.reader()) : blocks, deadline);
        } catch (SlackRefusal refusal) {
            if (refusal.fate() != SlackRefusal.Fate.UNSURE) {
                tell(before);
            }
            throw refusal;
        }
        tell(new PostName.Whispers(before.parts() + (ends ? 1 : 0), posts, !ends));
    }

    private void tell(PostName.Whispers name) {
        errand.posted().accept(name.written());
        said = name;
    }

    private void send(String text, JsonArray blocks, Instant deadline) {
        if (!isSpent(said.posts())) {
            try {
                errand.api().respond(responseUrl, message(text, blocks), deadline);
                return;
            } catch (SlackRefusal refusal) {
                if (refusal.fate() != SlackRefusal.Fate.FINAL
                        || refusal.isTooLong()
                        || OUR_FAULT.contains(refusal.code())) {
                    throw refusal;
                }
                log.info("turn={} response_url is spent: {}", errand.turn(), refusal.code());
                spent = true;
            }
        }
        var form = new HashMap<String, String>();
        form.put("channel", errand.place().channel());
        form.put("text", Blocks.notification(text));
        form.put("blocks", blocks.toString());
        errand.api().call(method(form), errand.place(), form, deadline);
    }

    private SlackMethod method(Map<String, String> form) {
        return switch (hearers) {
            case ToOne() -> {
                form.put("user", errand.question().asker());
                yield SlackMethod.POST_EPHEMERAL;
            }
            case ToAll(_) -> SlackMethod.POST_MESSAGE;
        };
    }

    private JsonObject message(String text, JsonArray blocks) {
        var message = new JsonObject();
        message.addProperty(
                "response_type",
                switch (hearers) {
                    case ToOne() -> "ephemeral";
                    case ToAll(_) -> "in_channel";
                });
        message.addProperty("replace_original", false);
        message.addProperty("text", Blocks.notification(text));
        message.add("blocks", blocks);
        return message;
    }
}
