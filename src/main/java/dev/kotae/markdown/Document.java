package dev.kotae.markdown;

import java.util.List;

/// A model's Markdown as a tree that any platform can draw. Everything in it is text that means
/// nothing but itself, and every link in it leads where it says.
///
/// @param sections what follows each other, in order
/// @param plain whether every reader of Markdown shows the whole text as it is meant
public record Document(List<Section> sections, boolean plain) {
    public Document {
        sections = List.copyOf(sections);
    }

    /// Reads a text.
    ///
    /// @param markdown CommonMark with GitHub's tables and strikethrough; best [Presentable]
    ///   already
    public static Document of(String markdown) {
        return new MarkdownReader(markdown).document();
    }

    /// The words without any marks, for those who hear them or see one line of them.
    public String words() {
        var words = new StringBuilder();
        sections.forEach(section -> Words.of(section.block(), words));
        return words.toString().strip();
    }

    /// One block of the text, with how it was written.
    ///
    /// @param plain whether every reader of Markdown shows `source` as it is meant
    public record Section(Block block, String source, boolean plain) {}

    /// What a text consists of.
    public sealed interface Block {
        /// Words.
        record Paragraph(List<Run> runs) implements Block {
            public Paragraph {
                runs = List.copyOf(runs);
            }
        }

        /// A heading, `level` 1 to 6.
        record Heading(int level, List<Run> runs) implements Block {
            public Heading {
                runs = List.copyOf(runs);
            }
        }

        /// Code, without the newline at its end.
        record Code(String text) implements Block {}

        /// What somebody else said.
        record Quote(List<Block> blocks) implements Block {
            public Quote {
                blocks = List.copyOf(blocks);
            }
        }

        /// A list.
        ///
        /// @param first the number of the first item, or -1 where items are not counted
        record Items(int first, List<List<Block>> items) implements Block {
            public Items {
                items = items.stream().map(List::copyOf).toList();
            }
        }

        /// A table. Each row has as many cells as `alignments`.
        ///
        /// @param rows the head first
        record Table(List<Alignment> alignments, List<List<List<Run>>> rows) implements Block {
            public Table {
                alignments = List.copyOf(alignments);
                rows = rows.stream().map(row -> row.stream().map(List::copyOf).toList()).toList();
            }
        }

        /// A line across.
        record Rule() implements Block {}
    }

    /// How a column is aligned.
    public enum Alignment {
        LEFT,
        CENTER,
        RIGHT
    }

    /// Words of one style; never empty.
    ///
    /// @param link where they lead, a web or mail address, or empty
    public record Run(String text, Style style, String link) {}

    /// How words look.
    public record Style(boolean bold, boolean italic, boolean struck, boolean code) {
        /// As the rest.
        public static final Style NONE = new Style(false, false, false, false);
    }
}
