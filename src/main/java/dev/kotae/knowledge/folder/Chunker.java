package dev.kotae.knowledge.folder;

import dev.kotae.knowledge.reading.Document;
import dev.kotae.knowledge.reading.Document.Block;
import dev.kotae.knowledge.reading.Document.Section;
import dev.kotae.knowledge.reading.Script;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a document into pieces of the size of a good quotation: at headings, then between blocks,
/// then inside a block that is too large by itself.
final class Chunker {
    /// Sizes in characters; Japanese says the same in about half as many. Chosen by measuring, see
    /// `KnowledgeBench`.
    private static final Size ENGLISH = new Size(1_500, 200);

    private static final Size JAPANESE = new Size(700, 100);

    /// From this share of wide characters on a section is measured as Japanese.
    private static final double MOSTLY_WIDE = 0.3;

    private record Size(int longest, int shortest) {
        static Size of(CharSequence text) {
            return Script.wideShare(text) >= MOSTLY_WIDE ? JAPANESE : ENGLISH;
        }
    }

    private Chunker() {}

    /// A part of a document that can be found.
    ///
    /// @param headings the headings above, outermost first, without the title
    record Piece(List<String> headings, String anchor, String text) {}

    /// In reading order. A section that is very short goes together with its neighbour under the
    /// same parent; its own heading then stands in the text.
    static List<Piece> cut(Document document) {
        var pieces = new ArrayList<Piece>();
        for (var run : runs(document.sections())) {
            if (run.size() == 1) {
                pieces.addAll(pieces(run.getFirst()));
            } else {
                pieces.add(joined(run));
            }
        }
        return pieces;
    }

    private static List<List<Section>> runs(List<Section> sections) {
        var runs = new ArrayList<List<Section>>();
        int length = 0;
        for (var section : sections) {
            var text = text(section);
            var size = Size.of(text);
            boolean fits =
                    !runs.isEmpty()
                            && Math.min(length, text.length()) < size.shortest()
                            && length + text.length() <= size.longest() / 2
                            && siblings(runs.getLast().getLast(), section);
            if (fits) {
                runs.getLast().add(section);
                length += text.length();
            } else {
                runs.add(new ArrayList<>(List.of(section)));
                length = text.length();
            }
        }
        return runs;
    }

    private static boolean siblings(Section one, Section other) {
        return !one.headings().isEmpty()
                && one.headings().size() == other.headings().size()
                && one.parent().equals(other.parent());
    }

    private static String text(Section section) {
        return String.join("\n\n", section.blocks().stream().map(Block::text).toList());
    }

    private static Piece joined(List<Section> run) {
        var texts = run.stream().map(s -> s.headings().getLast() + "\n" + text(s)).toList();
        var first = run.getFirst();
        return new Piece(first.parent(), first.anchor(), String.join("\n\n", texts));
    }

    private static List<Piece> pieces(Section section) {
        int longest = Size.of(text(section)).longest();
        var pieces = new ArrayList<Piece>();
        var piece = new StringBuilder();
        for (var block : section.blocks()) {
            for (var part : parts(block, longest)) {
                if (!piece.isEmpty() && piece.length() + part.length() + 2 > longest) {
                    pieces.add(new Piece(section.headings(), section.anchor(), piece.toString()));
                    piece.setLength(0);
                }
                piece.append(piece.isEmpty() ? "" : "\n\n").append(part);
            }
        }
        pieces.add(new Piece(section.headings(), section.anchor(), piece.toString()));
        return pieces;
    }

    private static List<String> parts(Block block, int longest) {
        var whole = block.text();
        if (whole.length() <= longest) {
            return List.of(whole);
        }
        if (block.head().length() > longest / 2) {
            return parts(said(block), longest);
        }
        int room = longest - block.head().length() - block.tail().length();
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        for (var bit : bits(block, room)) {
            if (!text.isEmpty() && text.length() + bit.length() > room) {
                texts.add(new Block(block.head(), List.of(text.toString()), block.tail()).text());
                text.setLength(0);
            }
            text.append(bit);
        }
        texts.add(new Block(block.head(), List.of(text.toString()), block.tail()).text());
        return texts;
    }

    /// The same with its head at the beginning only: repeated around so little, one would make many
    /// times more of a document than it is.
    private static Block said(Block block) {
        var parts = new ArrayList<String>();
        parts.add(block.head());
        parts.addAll(block.parts());
        parts.add(block.tail());
        return new Block("", parts, "");
    }

    private static List<String> bits(Block block, int longest) {
        var bits = new ArrayList<String>();
        for (var part : block.parts()) {
            if (part.length() <= longest) {
                bits.add(part);
            } else {
                sentences(part).forEach(sentence -> bits.addAll(bits(sentence, longest)));
            }
        }
        return bits;
    }

    /// With the blanks that follow them: joined, they are the text again.
    private static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        var ends = BreakIterator.getSentenceInstance(Locale.ROOT);
        ends.setText(text);
        int start = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            sentences.add(text.substring(start, end));
            start = end;
        }
        return sentences;
    }

    /// Something without any end of a sentence: cut at a blank, or else anywhere but inside a
    /// character.
    private static List<String> bits(String sentence, int longest) {
        var bits = new ArrayList<String>();
        int start = 0;
        while (sentence.length() - start > longest) {
            int end = start + sentence.substring(start, start + longest).lastIndexOf(' ') + 1;
            if (end == start) {
                end += longest;
                end -= Character.isHighSurrogate(sentence.charAt(end - 1)) ? 1 : 0;
            }
            bits.add(sentence.substring(start, end));
            start = end;
        }
        bits.add(sentence.substring(start));
        return bits;
    }
}
