package dev.kotae.knowledge.folder;

import java.util.Locale;
import java.util.Optional;

/// The kinds of files that can be read.
enum Format {
    MARKDOWN,
    HTML,
    TEXT;

    /// Tells them apart by the end of a name; empty where no reader knows it.
    static Optional<Format> of(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "md", "markdown", "mdx" -> Optional.of(MARKDOWN);
            case "html", "htm", "xhtml" -> Optional.of(HTML);
            case "txt", "text" -> Optional.of(TEXT);
            default -> Optional.empty();
        };
    }

    /// Makes a document of any text; nothing is refused.
    ///
    /// @param name the title where the text has none
    Document parse(String text, String name) {
        return switch (this) {
            case MARKDOWN -> new MarkdownReader().read(text, name);
            case HTML -> HtmlReader.read(text, name);
            case TEXT -> TextReader.read(text, name);
        };
    }
}
