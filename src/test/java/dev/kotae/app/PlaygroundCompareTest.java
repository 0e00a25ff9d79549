package dev.kotae.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.kotae.app.command.PlaygroundCommand;
import dev.kotae.app.house.Service;
import dev.kotae.local.Chromium;
import dev.kotae.local.Pace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two models side by side, with the whole product behind the page. With `-Dscreenshots=DIR` they
/// are photographed.
@Tag("browser")
class PlaygroundCompareTest {
    private static @Nullable Chromium chromium;
    private static @Nullable Service playground;

    @BeforeAll
    static void open() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        chromium = Chromium.launch();
        playground = PlaygroundCommand.open(0, null, Pace.AT_ONCE);
    }

    @AfterAll
    static void close() {
        if (playground != null) {
            playground.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1280, 800, How many days of paid leave do I have?",
        "ja, 1280, 800, 有給休暇は年に何日ありますか？",
        "en, 390, 844, How many days of paid leave do I have?",
        "ja, 390, 844, 有給休暇は年に何日ありますか？"
    })
    void one_question_is_answered_by_two_models_side_by_side(
            String language, int width, int height, String question) {
        try (var page = page(language, width, height)) {
            page.locator("#open-compare").click();
            var left = page.locator("#compare .sides > .pane").first();
            var right = page.locator("#compare .sides > .pane").last();
            left.locator("select").selectOption("sonnet");
            ask(page, question);

            assertThat(answer(left)).containsText("Claude Sonnet");
            assertThat(answer(right)).containsText("Claude Opus");
            assertThat(page.locator("#main")).isHidden();
            assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
                    .isEqualTo(false);
            shoot(page, "compare-" + language + "-" + width);
        }
    }

    @Test
    void in_the_direct_message_both_are_asked_as_well_and_escape_leads_back() {
        try (var page = page("en", 1280, 800)) {
            page.locator("#directs button").click();
            page.locator("#open-compare").click();
            assertThat(page.locator("#compare-input")).isFocused();
            ask(page, "Where do I find the VPN client?");
            var sides = page.locator("#compare .sides > .pane");
            assertThat(answer(sides.first())).containsText("Claude Haiku");
            assertThat(answer(sides.last())).containsText("Claude Opus");

            page.keyboard().press("Escape");
            assertThat(page.locator("#compare")).isHidden();
            assertThat(page.locator("#open-compare")).isFocused();
            assertThat(page.locator("#main .message").first()).isVisible();
        }
    }

    private static Page page(String language, int width, int height) {
        var page = requireNonNull(chromium).page(language, width, height);
        page.navigate(requireNonNull(playground).address() + "/?language=" + language);
        assertThat(page.locator("#main-input")).isEnabled();
        return page;
    }

    private static void ask(Page page, String question) {
        var input = page.locator("#compare-input");
        assertThat(input).isEnabled();
        input.fill(question);
        input.press("Enter");
    }

    /// The answer on one side, when it is whole: its model is named below it.
    private static Locator answer(Locator side) {
        var answer = side.locator(".message[data-author=U0KOTAE000]").last();
        assertThat(answer.locator(".block-actions").first()).isVisible();
        return answer;
    }

    private static void shoot(Page page, String name) {
        var folder = System.getProperty("screenshots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
