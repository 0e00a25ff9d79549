package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Wording;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.look.Look;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An answer that only the asker sees, or what is shared of one. Slack takes up to five posts
/// within 30 minutes at the `response_url` of a command or a click, gives none of them an id and
/// shows none of them again: nothing can be shown early and changed later, and a post of which
/// nobody knows whether it was made is made again and says so. Afterwards an ephemeral message
/// does, where we are in the channel.
///
/// What belongs into a thread is such a message from the beginning, as a `response_url` shows
/// nothing to one person there; where we are not in the channel, it stands beside the thread.
///
/// The one message that can be changed is that whose button was clicked, through the `response_url`
/// of the click: another answer takes its place, and a sign before.
final class Whispered implements Surface {
    private static final Logger log = LoggerFactory.getLogger(Whispered.class);

    /// docs.slack.dev, "Handling user interaction in your Slack apps", read September 2026.
    private static final int MOST_POSTS = 5;

    private static final Duration LIFE = Duration.ofMinutes(30);

    private static final int SHORTEST_TEXT = 1_000;

    /// Refusals that another way of posting would not cure.
    private static final Set<String> OUR_FAULT = Set.of("foreign_host", "no_text");

    /// How to reach the asker.
    ///
    /// @param since when Slack gave the URL
    /// @param inPlace whether it is that of a click, whose message is to be replaced
    /// @param hearers who sees it
    record Way(URI responseUrl, Instant since, boolean inPlace, Hearers hearers) {}

    private final Errand errand;
    private final Way way;
    private PostName.Whispers said;

    /// Whether there was a sign in the place of the message.
    private boolean signed;

    /// Whether the answer stands in the place of the message, in part at least.
    private boolean replaced;

    /// Whether the `response_url` takes nothing more.
    private boolean spent;

    /// Whether it belongs into a thread, which takes it.
    private boolean inThread;

    /// Who sees it.
    sealed interface Hearers {}

    /// The asker, with the question above it: Slack shows a command to nobody once it is sent.
    ///
    /// @param question empty where the asker sees it anyway
    record ToOne(String question) implements Hearers {}

    /// All in the channel, with the question above it.
    ///
    /// @param noted whether what the URL was given with only says that the answer follows
    record ToAll(String question, boolean noted) implements Hearers {}

    /// @param said what an earlier attempt has delivered
    Whispered(Errand errand, Way way, PostName.Whispers said) {
        this.errand = errand;
        this.way = way;
        this.said = said;
        this.inThread = errand.place().isThread();
    }

    @Override
    public Duration show(More more) {
        if (isToReplace() && !signed && !isSpent(said.posts() + 1)) {
            signed = true;
            sign(more.step().isEmpty() ? Wording.COMMAND_WORKING.in(errand.reader()) : more.step());
        }
        return Duration.ZERO;
    }

    /// Whether what comes next takes the place of the message that was clicked.
    private boolean isToReplace() {
        return way.inPlace() && !replaced && said.parts() == 0;
    }

    private void sign(String words) {
        said = new PostName.Whispers(said.parts(), said.posts() + 1, said.underWay());
        try {
            var message = message(words, Blocks.note(words), true);
            errand.api().respond(way.responseUrl(), message, errand.clock().instant());
        } catch (SlackRefusal refusal) {
            log.debug("turn={} no sign in place: {}", errand.turn(), refusal.what());
        }
    }

    @Override
    public void finish(Answer answer) {
        var deadline = errand.deadline();
        var parts = Look.of(answer.text(), Blocks.LONGEST_TEXT);
        int whole = Math.max(1, parts.size());
        int count = Math.min(whole, mostParts());
        for (int part = said.parts(); part < count; part++) {
            var above = part == 0 ? above() : new JsonArray();
            var look = parts.isEmpty() ? Look.NOTHING : parts.get(part);
            bring(
                    part < count - 1
                            ? new Piece(above, look)
                            : last(above, look, answer, whole, count),
                    deadline);
        }
        unsay();
    }

    private Piece last(JsonArray above, Look look, Answer answer, int whole, int count) {
        var below = new JsonArray();
        if (count < whole) {
            below.addAll(Blocks.note(Wording.NOTE_CUT.in(errand.reader())));
        }
        below.addAll(belowSeveral(answer));
        return new Piece(above, look, whole > 1 ? below : belowOne(answer), below);
    }

    private JsonArray above() {
        return switch (way.hearers()) {
            case ToOne(var question) -> Shared.quoted(question);
            case ToAll(var question, _) ->
                    Shared.asked(errand.question().asker(), question, errand.reader());
        };
    }

    private JsonArray belowOne(Answer answer) {
        return switch (way.hearers()) {
            case ToOne(_) ->
                    Blocks.belowWhisper(answer, errand.reader(), errand.question().offers());
            case ToAll(_, _) -> Blocks.belowShared(answer, errand.reader());
        };
    }

    private JsonArray belowSeveral(Answer answer) {
        return switch (way.hearers()) {
            case ToOne(_) ->
                    Blocks.belowWhispers(answer, errand.reader(), errand.question().offers());
            case ToAll(_, _) -> Blocks.belowShared(answer, errand.reader());
        };
    }

    /// How many parts there can be in all; at least one more than stand.
    private int mostParts() {
        return isSpent(said.posts() + 1)
                ? Integer.MAX_VALUE
                : said.parts() + MOST_POSTS - said.posts();
    }

    private boolean isSpent(int posts) {
        var end = way.since().plus(LIFE);
        return spent || posts > MOST_POSTS || !errand.clock().instant().isBefore(end);
    }

    @Override
    public void fail(String apology) {
        post(apology, Blocks.plain(apology), said.underWay(), true, errand.deadline());
        unsay();
    }

    /// Takes the note away that the answer follows, as well as it can.
    private void unsay() {
        if (way.hearers() instanceof ToAll(_, var noted) && noted) {
            var removal = new JsonObject();
            removal.addProperty("delete_original", true);
            try {
                errand.api().respond(way.responseUrl(), removal, errand.clock().instant());
            } catch (SlackRefusal refusal) {
                log.debug("turn={} note not taken away: {}", errand.turn(), refusal.what());
            }
        }
    }

    /// What was whispered cannot be taken back: it has no id.
    @Override
    public void retract() {}

    /// Text, and what stands above and below it.
    ///
    /// @param ofSeveral what stands below where the text takes more than one message
    private record Piece(JsonArray above, Look look, JsonArray below, JsonArray ofSeveral) {
        /// With nothing below.
        Piece(JsonArray above, Look look) {
            this(above, look, new JsonArray(), new JsonArray());
        }

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
                    .forEach(one -> shorter.add(new Piece(new JsonArray(), one)));
            shorter.set(0, new Piece(above, shorter.getFirst().look()));
            var last = shorter.removeLast();
            shorter.add(new Piece(last.above(), last.look(), ofSeveral, ofSeveral));
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
                postPiece(piece, again, rest.isEmpty(), deadline);
            } catch (SlackRefusal refusal) {
                if (!refusal.isTooLong() || piece.look().markdown().length() / 2 < SHORTEST_TEXT) {
                    throw refusal;
                }
                piece.shorter().reversed().forEach(rest::push);
            }
        }
    }

    /// Where Slack does not take the blocks, the words alone are posted.
    private void postPiece(Piece piece, boolean again, boolean ends, Instant deadline) {
        var words = piece.look().words();
        try {
            post(words, piece.blocks(), again, ends, deadline);
        } catch (SlackRefusal refusal) {
            if (!refusal.isOfBlocks()) {
                throw refusal;
            }
            log.warn("turn={} shown without blocks: {}", errand.turn(), refusal.what());
            post(words, new JsonArray(), again, ends, deadline);
        }
    }

    /// Notes that it will be made, makes it, and notes that it stands.
    private void post(
            String text, JsonArray blocks, boolean again, boolean ends, Instant deadline) {
        var before = said;
        int posts = before.posts() + 1;
        tell(new PostName.Whispers(before.parts(), posts, true));
        try {
            send(text, blocks, again, deadline);
        } catch (SlackRefusal refusal) {
            if (refusal.fate() != SlackRefusal.Fate.UNSURE) {
                tell(before);
            }
            throw refusal;
        }
        tell(new PostName.Whispers(before.parts() + (ends ? 1 : 0), posts, !ends));
    }

    private void tell(PostName.Whispers name) {
        errand.permit().posted(name.written());
        said = name;
    }

    /// What takes the place of a message stands once, however often it is sent.
    private void send(String text, JsonArray blocks, boolean again, Instant deadline) {
        var marked = again ? Blocks.repeated(blocks, errand.reader()) : blocks;
        if (inThread) {
            try {
                whisper(text, marked, deadline);
                return;
            } catch (SlackRefusal refusal) {
                if (!isOfTheWay(refusal)) {
                    throw refusal;
                }
                log.info("turn={} stands beside its thread: {}", errand.turn(), refusal.code());
                inThread = false;
            }
        }
        if (!isSpent(said.posts())) {
            boolean inPlace = isToReplace();
            var message = message(text, inPlace ? blocks : marked, inPlace);
            try {
                errand.api().respond(way.responseUrl(), message, deadline);
                replaced |= inPlace;
                return;
            } catch (SlackRefusal refusal) {
                if (!isOfTheWay(refusal)) {
                    throw refusal;
                }
                log.info("turn={} response_url is spent: {}", errand.turn(), refusal.code());
                spent = true;
            }
        }
        switch (way.hearers()) {
            case ToOne(_) -> whisper(text, marked, deadline);
            case ToAll(_, _) -> {
                var place = errand.place();
                var form =
                        Map.of(
                                "channel",
                                place.channel(),
                                "text",
                                Blocks.beside(marked, text),
                                "unfurl_links",
                                "false",
                                "unfurl_media",
                                "false",
                                "blocks",
                                marked.toString());
                errand.api().call(SlackMethod.POST_MESSAGE, place, form, deadline);
            }
        }
    }

    /// Whether another way of posting may be taken.
    private static boolean isOfTheWay(SlackRefusal refusal) {
        return refusal.fate() == SlackRefusal.Fate.FINAL
                && !refusal.isTooLong()
                && !refusal.isOfBlocks()
                && !OUR_FAULT.contains(refusal.code());
    }

    private void whisper(String text, JsonArray blocks, Instant deadline) {
        var asker = errand.question().asker();
        errand.api().whisper(errand.place(), asker, Blocks.beside(blocks, text), blocks, deadline);
    }

    private JsonObject message(String text, JsonArray blocks, boolean inPlace) {
        var message = new JsonObject();
        message.addProperty(
                "response_type",
                switch (way.hearers()) {
                    case ToOne(_) -> "ephemeral";
                    case ToAll(_, _) -> "in_channel";
                });
        message.addProperty("replace_original", inPlace);
        message.addProperty("unfurl_links", false);
        message.addProperty("unfurl_media", false);
        message.addProperty("text", Blocks.beside(blocks, text));
        message.add("blocks", blocks);
        return message;
    }
}
