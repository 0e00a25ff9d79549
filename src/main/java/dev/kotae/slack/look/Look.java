package dev.kotae.slack.look;

import com.google.gson.JsonArray;
import dev.kotae.markdown.Document;
import dev.kotae.markdown.Document.Block.Paragraph;
import dev.kotae.markdown.Document.Run;
import dev.kotae.markdown.Document.Style;
import dev.kotae.markdown.Presentable;
import dev.kotae.markdown.Splitter;
import java.util.List;

/// How one message of an answer looks.
///
/// What Slack reads by the letter as it is meant stays Markdown. A table becomes a table, and what
/// a strict reader of Markdown would not show as it is meant (emphasis beside Japanese above all)
/// becomes rich text, in which nothing has to be read.
///
/// @param markdown what the message says, presentable
/// @param blocks at most [#MOST_BLOCKS]; none for a blank text
/// @param plain whether `blocks` is no more than `markdown` in a markdown block: what was streamed
///   stands as well as it could be drawn
/// @param words the same without marks, for notifications and screen readers
public record Look(String markdown, JsonArray blocks, boolean plain, String words) {
    /// A message takes 50 blocks; the others are for what stands below (docs.slack.dev, "Blocks").
    static final int MOST_BLOCKS = 36;

    /// A drawn table is wider than its source. Slack refuses messages over about 13,200 characters
    /// (slackapi/bolt-js issue 2509), of which some are for what stands below.
    private static final int LONGEST_DRAWN = 12_000;

    /// A message that says nothing.
    public static final Look NOTHING = new Look("", new JsonArray(), true, "");

    /// Draws a whole answer.
    ///
    /// @param text as the model wrote it
    /// @param longest how many characters of it one message takes, at least 256
    /// @return the messages, in order; none for a blank text
    public static List<Look> of(String text, int longest) {
        return ofPresentable(Presentable.of(text), longest);
    }

    /// Draws what is [Presentable] already.
    public static List<Look> ofPresentable(String markdown, int longest) {
        var parts = Splitter.split(markdown, longest);
        var definitions = parts.size() > 1 ? Definitions.in(markdown) : "";
        return parts.stream().map(part -> one(part, definitions)).toList();
    }

    private static Look one(String part, String definitions) {
        var document = Document.of(definitions.isEmpty() ? part : part + "\n\n" + definitions);
        if (document.sections().isEmpty()) {
            return asWords(part);
        }
        if (document.plain()) {
            return new Look(part, Drawing.markdown(part), true, document.words());
        }
        var drawn = drawn(document);
        return new Look(
                part, drawn.isEmpty() ? Drawing.markdown(part) : drawn, false, document.words());
    }

    /// Markdown of which nothing would be seen.
    private static Look asWords(String part) {
        var rich = new RichText();
        rich.add(new Paragraph(List.of(new Run(part, Style.NONE, ""))));
        var blocks = new JsonArray();
        blocks.add(rich.block());
        return new Look(part, blocks, false, part);
    }

    private static JsonArray drawn(Document document) {
        for (var drawing :
                List.of(
                        new Drawing(true, true),
                        new Drawing(false, true),
                        new Drawing(false, false))) {
            var blocks = drawing.draw(document.sections());
            if (blocks.size() <= MOST_BLOCKS && drawing.characters() <= LONGEST_DRAWN) {
                return blocks;
            }
        }
        return new JsonArray();
    }
}
