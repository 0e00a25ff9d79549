package dev.kotae.local.playground;

import dev.kotae.knowledge.Rendered;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A document as a page of its own, which names no other file.
public final class DocumentPage {
    /// A document is other people's text: it may neither run nor call anything.
    public static final String POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

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

    /// In place of a page that is not there; leads back to the playground.
    ///
    /// @param language [Locale#ENGLISH] or [Locale#JAPANESE]
    public static String missing(Locale language) {
        var texts = PageTexts.in(language);
        var title = texts.getOrDefault("missing", "");
        var html =
                """
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/">%s</a></p>
                """
                        .formatted(
                                title,
                                texts.getOrDefault("missing-why", ""),
                                texts.getOrDefault("missing-back", ""));
        return of(new Rendered(title, language, html));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
