package dev.kotae.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.kotae.app.command.PlaygroundCommand;
import dev.kotae.local.Chromium;
import dev.kotae.local.Pace;
import java.nio.file.Path;
import java.util.Map;

/// Takes the pictures of the playground that the README shows. Started by hand; the argument is the
/// folder, `src/site`.
final class PlaygroundPictures {
    private static final Map<String, String> QUESTIONS =
            Map.of(
                    "en", "@Kotae What may a hotel night in Osaka cost?",
                    "ja", "@Kotae 有給休暇は何日ありますか？");

    private PlaygroundPictures() {}

    public static void main(String[] arguments) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        var folder = Path.of(arguments[0]);
        try (var chromium = Chromium.launch()) {
            for (var question : QUESTIONS.entrySet()) {
                var language = question.getKey();
                try (var playground = PlaygroundCommand.open(0, null, Pace.AT_ONCE);
                        var page = chromium.page(language, 1600, 800)) {
                    page.navigate(playground.address() + "/?language=" + language);
                    show(page, question.getValue());
                    var picture = folder.resolve("playground-" + language + ".png");
                    page.screenshot(new Page.ScreenshotOptions().setPath(picture));
                }
            }
        }
        System.exit(0);
    }

    /// A mention, its answer in the thread, and what went over the wire. Asked twice, because the
    /// first question waits for the documents to be read.
    private static void show(Page page, String question) {
        ask(page, "hr", question);
        ask(page, "general", question);
        page.locator("#toggle-inspector").click();
        assertThat(page.locator("#inspector .calls li").nth(8)).isVisible();
    }

    private static void ask(Page page, String channel, String question) {
        page.locator("#channels button", new Page.LocatorOptions().setHasText(channel)).click();
        page.locator("#main-input").fill(question);
        page.locator("#main-input").press("Enter");
        assertThat(page.locator("#thread .thumb")).hasCount(2);
    }
}
