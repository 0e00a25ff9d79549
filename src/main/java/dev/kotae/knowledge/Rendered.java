package dev.kotae.knowledge;

import dev.kotae.knowledge.reading.Format;
import dev.kotae.knowledge.reading.MarkdownPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// A document of Markdown as people want to read it.
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
        if (!Format.of(name).equals(Optional.of(Format.MARKDOWN))) {
            return Optional.empty();
        }
        try {
            return Optional.of(MarkdownPage.read(file, name));
        } catch (Unreadable binary) {
            return Optional.empty();
        }
    }
}
