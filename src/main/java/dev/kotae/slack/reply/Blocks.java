package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Wording;
import dev.kotae.slack.block.Foot;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.block.Offers;
import dev.kotae.slack.look.Sources;
import java.util.List;
import java.util.Locale;

/// Draws in Block Kit. The limits are Slack's (docs.slack.dev, "Blocks", read September 2026).
final class Blocks {
    /// The most text in one message. Markdown blocks take 12,000 characters in all, and a message
    /// over about 13,200 with everything in it is refused (slackapi/bolt-js issue 2509).
    static final int LONGEST_TEXT = 11_000;

    private static final int LONGEST_SECTION = 3_000;
    private static final int LONGEST_ELEMENT = 2_000;
    private static final int LONGEST_NOTIFICATION = 1_000;

    private Blocks() {}

    /// A text in standard Markdown; no block for a blank one.
    static JsonArray markdown(String text) {
        var blocks = new JsonArray();
        if (!text.isBlank()) {
            var block = block("markdown");
            block.addProperty("text", text);
            blocks.add(block);
        }
        return blocks;
    }

    /// Words that mean nothing but themselves.
    static JsonArray plain(String text) {
        var block = block("section");
        block.add("text", plainText(text, LONGEST_SECTION));
        var blocks = new JsonArray();
        blocks.add(block);
        return blocks;
    }

    /// What stands below an answer: its sources, notes, how it came about, what one can do.
    static JsonArray below(Answer answer, Locale reader, Offers offers) {
        var blocks = sources(answer, reader);
        blocks.addAll(Foot.open(answer, reader, offers));
        return blocks;
    }

    /// The same below an answer that only the asker sees, in one message.
    static JsonArray belowWhisper(Answer answer, Locale reader, Offers offers) {
        var blocks = sources(answer, reader);
        blocks.addAll(Foot.whispered(answer, reader, offers));
        return blocks;
    }

    /// The same below the last of several messages that only the asker sees.
    static JsonArray belowWhispers(Answer answer, Locale reader, Offers offers) {
        var blocks = sources(answer, reader);
        blocks.addAll(Foot.whisperedInSeveral(answer, reader, offers));
        return blocks;
    }

    /// The same below an answer that its asker shares.
    static JsonArray belowShared(Answer answer, Locale reader) {
        var blocks = sources(answer, reader);
        blocks.addAll(Foot.shared(answer, reader));
        return blocks;
    }

    /// Sources and notes.
    static JsonArray sources(Answer answer, Locale reader) {
        var blocks = new JsonArray();
        blocks.addAll(Sources.of(answer.sources(), reader));
        var receipt = answer.receipt();
        if (!receipt.notes().isEmpty()) {
            blocks.add(context(receipt.notes().stream().map(note -> note.in(reader)).toList()));
        }
        return blocks;
    }

    /// A remark of our own.
    static JsonArray note(String words) {
        var blocks = new JsonArray();
        blocks.add(context(List.of(words)));
        return blocks;
    }

    /// The same, which may stand already and says so; words without blocks do not.
    static JsonArray repeated(JsonArray blocks, Locale reader) {
        if (blocks.isEmpty()) {
            return blocks;
        }
        var marked = blocks.deepCopy();
        marked.addAll(note(Wording.REPEATED.in(reader)));
        return marked;
    }

    /// What notifications and screen readers get in place of blocks.
    static String notification(String text) {
        return Kit.escaped(Kit.clipped(text, LONGEST_NOTIFICATION));
    }

    /// What stands beside blocks for those who do not see them; where there are none, all of it.
    static String beside(JsonArray blocks, String text) {
        return blocks.isEmpty() ? Kit.escaped(text) : notification(text);
    }

    private static JsonObject context(List<String> lines) {
        var elements = new JsonArray();
        lines.stream()
                .limit(10)
                .map(line -> plainText(line, LONGEST_ELEMENT))
                .forEach(elements::add);
        var block = block("context");
        block.add("elements", elements);
        return block;
    }

    private static JsonObject plainText(String words, int longest) {
        var text = new JsonObject();
        text.addProperty("type", "plain_text");
        text.addProperty("text", Kit.clipped(words, longest));
        text.addProperty("emoji", false);
        return text;
    }

    private static JsonObject block(String type) {
        var block = new JsonObject();
        block.addProperty("type", type);
        return block;
    }
}
