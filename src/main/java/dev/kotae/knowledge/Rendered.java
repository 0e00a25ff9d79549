package dev.kotae.knowledge;

import dev.kotae.knowledge.reading.Format;
import dev.kotae.knowledge.reading.MarkdownPage;
import dev.kotae.knowledge.reading.TextPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// A document of Markdown or plain text as people want to read it.
///
/// @param language [Locale#ENGLISH] or [Locale#JAPANESE]
/// @param html what stands in the body of its page, in which nothing runs; each heading has the id
///   by which the link of a passage leads to it
public record Rendered(String title, Locale language, String html) {
    /// Reads a file. Blocks.
    ///
    /// @return empty for a file of another kind, and for one that cannot be read as text
    /// @throws IOException when the file is gone or may not be read
    public static Optional<Rendered> of(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        var format = Format.of(name);
        try {
            return format.isEmpty() ? Optional.empty() : of(file, name, format.get());
        } catch (Unreadable binary) {
            return Optional.empty();
        }
    }

    /// A page of HTML as it is written, in whichever encoding. Blocks.
    ///
    /// @throws Unreadable when nobody can tell its letters
    /// @throws IOException when the file is gone or may not be read
    public static String page(Path file) throws IOException {
        return Format.page(file);
    }

    private static Optional<Rendered> of(Path file, String name, Format format) throws IOException {
        return switch (format) {
            case MARKDOWN -> Optional.of(MarkdownPage.read(file, name));
            case TEXT, TABLE -> Optional.of(TextPage.read(file, name));
            case HTML, PDF, WORD, SHEETS -> Optional.empty();
        };
    }
}
