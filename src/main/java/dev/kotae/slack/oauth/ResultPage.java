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
            <html lang="%1$s">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%2$s</title>
            <style>
              :root { color-scheme: light dark; --ground: #f4f6f5; --ink: #1d2624; --accent: #0d6e62; --on-accent: #ffffff }
              @media (prefers-color-scheme: dark) {
                :root { --ground: #121716; --ink: #e6ecea; --accent: #5ecab6; --on-accent: #06231f }
              }
              body { margin: 18vh auto; max-width: 34rem; padding: 0 1.5rem; font: 1.05rem/1.7 system-ui, sans-serif; background: var(--ground); color: var(--ink) }
              h1 { font-size: 1.6rem; line-height: 1.35 }
              a { display: inline-block; padding: .3rem 1.1rem; border-radius: .6rem; background: var(--accent); color: var(--on-accent); text-decoration: none }
              a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
            </style>
            <main>
            <h1>%2$s</h1>
            <p>%3$s</p>
            %4$s</main>
            </html>
            """;

    /// @param installed whether there is an end of it; if not, one may begin once more
    void send(HttpServletResponse response, int status, Phrase said, boolean installed)
            throws IOException {
        var title = installed ? Wording.INSTALLED_TITLE : Wording.NOT_INSTALLED_TITLE;
        var link =
                "<p><a href=\"%s\">%s</a></p>\n"
                        .formatted(again, escaped(Wording.INSTALL_AGAIN.in(locale)));
        var page =
                PAGE.formatted(
                        locale.getLanguage(),
                        escaped(title.in(locale)),
                        escaped(said.in(locale)),
                        installed ? "" : link);
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
