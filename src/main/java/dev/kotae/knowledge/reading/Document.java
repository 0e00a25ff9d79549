package dev.kotae.knowledge.reading;

import java.util.List;

/// What a file says, whatever its format was.
///
/// @param title the title, or the file's name where the file has none; never blank
/// @param sections in reading order; those without words are left out
public record Document(String title, List<Section> sections) {
    public Document {
        sections = List.copyOf(sections);
    }

    /// What stands between one heading and the next.
    ///
    /// @param headings the headings above, outermost first, without the title
    /// @param anchor names the place within the file in a URL; empty for its beginning
    public record Section(List<String> headings, String anchor, List<Block> blocks) {
        public Section {
            headings = List.copyOf(headings);
            blocks = List.copyOf(blocks);
        }

        /// The headings above the section's own one.
        public List<String> parent() {
            return headings.subList(0, Math.max(0, headings.size() - 1));
        }
    }

    /// Something that should stay whole: a paragraph, list, table or piece of code. One that is too
    /// large is cut between its parts, and head and tail are repeated around each cut.
    ///
    /// @param head what each cut begins with: a table's head row, a code fence; may be empty
    /// @param parts the whole text of a paragraph, or items, rows or lines with their line ends
    /// @param tail what each cut ends with: the closing fence; may be empty
    public record Block(String head, List<String> parts, String tail) {
        public Block {
            parts = List.copyOf(parts);
        }

        static Block prose(String text) {
            return new Block("", List.of(text), "");
        }

        static Block lines(List<String> lines) {
            return new Block("", ended(lines), "");
        }

        static Block code(String language, String code) {
            return new Block("```" + language + "\n", ended(code.lines().toList()), "```");
        }

        /// @param rows cells of each row; the first row is the head
        static Block table(List<List<String>> rows) {
            var lines = ended(rows.stream().map(Block::row).toList());
            var rule = "| " + "--- | ".repeat(rows.getFirst().size()).strip() + "\n";
            return new Block(lines.getFirst() + rule, lines.subList(1, lines.size()), "");
        }

        /// All of it.
        public String text() {
            return (head + String.join("", parts) + tail).strip();
        }

        private static String row(List<String> cells) {
            return "| " + String.join(" | ", cells) + " |";
        }

        private static List<String> ended(List<String> lines) {
            return lines.stream().map(line -> line + "\n").toList();
        }
    }
}
