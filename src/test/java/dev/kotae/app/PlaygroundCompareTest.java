package dev.kotae.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kotae.app.PlaygroundInBrowser.ask;
import static dev.kotae.local.Chromium.shoot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.kotae.local.Pace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two models side by side, with the whole product behind the page. With `-Dscreenshots=DIR` they
/// are photographed.
@Tag("browser")
class PlaygroundCompareTest {
    @RegisterExtension
    static final PlaygroundInBrowser playground = new PlaygroundInBrowser(Pace.AT_ONCE);

    @ParameterizedTest
    @CsvSource({
        "en, 1280, 800, How many days of paid leave do I have?",
        "ja, 1280, 800, 有給休暇は年に何日ありますか？",
        "en, 390, 844, How many days of paid leave do I have?",
        "ja, 390, 844, 有給休暇は年に何日ありますか？"
    })
    void one_question_is_answered_by_two_models_side_by_side(
            String language, int width, int height, String question) {
        try (var page = playground.page(language, width, height)) {
            page.locator("#open-compare").click();
            var left = page.locator("#compare .sides > .pane").first();
            var right = page.locator("#compare .sides > .pane").last();
            left.locator("select").selectOption("sonnet");
            ask(page.locator("#compare-input"), question);

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
        try (var page = playground.page("en", 1280, 800)) {
            page.locator("#directs button").click();
            page.locator("#open-compare").click();
            assertThat(page.locator("#compare-input")).isFocused();
            ask(page.locator("#compare-input"), "Where do I find the VPN client?");
            var sides = page.locator("#compare .sides > .pane");
            assertThat(answer(sides.first())).containsText("Claude Haiku");
            assertThat(answer(sides.last())).containsText("Claude Opus");

            page.keyboard().press("Escape");
            assertThat(page.locator("#compare")).isHidden();
            assertThat(page.locator("#open-compare")).isFocused();
            assertThat(page.locator("#main .message").first()).isVisible();
        }
    }

    /// The answer on one side, when it is whole: its model is named below it.
    private static Locator answer(Locator side) {
        var answer = side.locator(".message[data-author=U0KOTAE000]").last();
        assertThat(answer.locator(".block-actions").first()).isVisible();
        return answer;
    }
}
