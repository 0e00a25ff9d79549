package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.Rendered;
import java.io.IOException;
import java.nio.file.Path;
import org.jsoup.nodes.Entities;

/// Writes plain text as HTML that looks the same, whatever its encoding is.
public final class TextPage {
    private TextPage() {}

    /// Reads a file of text.
    ///
    /// @param name the title
    public static Rendered read(Path file, String name) throws IOException {
        var text = Format.text(file);
        var html = "<pre class=\"text\">\n" + Entities.escape(text) + "</pre>\n";
        return new Rendered(name, Script.language(text), html);
    }
}
