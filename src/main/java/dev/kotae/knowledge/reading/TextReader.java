package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.reading.Document.Block;

/// Reads plain text: the first line is the title, blank lines part paragraphs.
final class TextReader {
    /// A longer first line is the beginning of a paragraph.
    private static final int LONGEST_TITLE = 250;

    private TextReader() {}

    static Document read(String text, String name) {
        var paragraphs = Lines.paragraphs(text);
        var first = paragraphs.getFirst();
        var line = first.lines().findFirst().orElse("").strip();
        var title = line.isEmpty() || line.length() > LONGEST_TITLE ? name : line;
        boolean standsAlone = first.equals(title) && paragraphs.size() > 1;
        var outline = new Outline();
        for (var paragraph : paragraphs.subList(standsAlone ? 1 : 0, paragraphs.size())) {
            outline.block(Block.prose(paragraph));
        }
        return outline.document(title);
    }
}
