package dev.kotae.local.quoting;

import java.util.List;

/// A piece of a document that reads as one thing.
sealed interface Block {
    /// The headings above it, a line each, or empty.
    String heading();

    /// Running text.
    record Prose(String heading, List<String> sentences) implements Block {
        public Prose {
            sentences = List.copyOf(sentences);
        }
    }

    /// A list.
    ///
    /// @param leadIn the sentence that opens it, or empty
    /// @param numbered whether the order of its items means something
    record Listing(String heading, String leadIn, boolean numbered, List<String> items)
            implements Block {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /// A table.
    ///
    /// @param columns the names of its columns, or empty
    record Table(String heading, List<String> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// Text that is to be shown as it is, such as a command.
    ///
    /// @param leadIn the sentence that opens it
    record Verbatim(String heading, String leadIn, String text) implements Block {}
}
