package dev.kotae.local.playground;

import dev.kotae.knowledge.Rendered;
import java.nio.charset.StandardCharsets;

/// A document as a page of its own, which names no other file.
public final class DocumentPage {
    private static final String STYLE =
            PageFiles.at("/document.css")
                    .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                    .orElseThrow();

    private DocumentPage() {}

    /// The whole page.
    public static String of(Rendered document) {
        return """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        %s</main>
        </body>
        </html>
        """
                .formatted(
                        document.language().getLanguage(),
                        escaped(document.title()),
                        STYLE,
                        document.html());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
