package dev.kotae.slack.oauth;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What a person sees who came back from Slack.
///
/// @param locale the browser's language
/// @param again where one begins once more
record ResultPage(Locale locale, String again) {
    @SuppressWarnings("InlineFormatString") // it is a page
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="%s">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Kotae</title>
            <style>
              :root { color-scheme: light dark }
              body { font: 1.1rem/1.6 system-ui, sans-serif; margin: 20vh auto; max-width: 34rem; padding: 0 1.5rem }
            </style>
            <h1>Kotae</h1>
            <p>%s</p>
            %s</html>
            """;

    void send(HttpServletResponse response, int status, Phrase said, boolean offerAgain)
            throws IOException {
        var link =
                "<p><a href=\"%s\">%s</a></p>\n"
                        .formatted(again, escaped(Wording.INSTALL_AGAIN.in(locale)));
        var page =
                PAGE.formatted(
                        locale.getLanguage(), escaped(said.in(locale)), offerAgain ? link : "");
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
