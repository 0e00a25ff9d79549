package dev.kotae.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kotae.app.PlaygroundInBrowser.ask;
import static dev.kotae.local.Chromium.shoot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.kotae.local.Pace;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an answer rests on, shown under it, with the whole product behind the page. With
/// `-Dscreenshots=DIR` it is photographed.
@Tag("browser")
class PlaygroundPassagesTest {
    private static final String CITING = ".rests:has(.cite)";
    private static final Pattern LIT = Pattern.compile("\\blit\\b");

    @RegisterExtension
    static final PlaygroundInBrowser playground = new PlaygroundInBrowser(Pace.AT_ONCE);

    @Test
    void pointing_at_a_sentence_marks_its_passage_and_at_a_passage_its_sentences() {
        try (var page = playground.page("en", 1280, 800)) {
            var answer = answer(page, "How many days of paid leave do I have?");
            answer.locator(".passages > summary").click();
            var sentence = answer.locator(CITING).first();
            var passage = cited(answer, sentence);
            assertThat(passage.locator(".score")).hasText(Pattern.compile("\\d\\.\\d\\d"));
            assertThat(passage.locator(".cited")).isVisible();

            sentence.hover();
            assertThat(passage).hasClass(LIT);
            assertThat(sentence).hasClass(LIT);
            shoot(page, "passages-en");
            page.locator("#thread header").first().hover();
            assertThat(answer.locator(".lit")).hasCount(0);
            passage.hover();
            assertThat(sentence).hasClass(LIT);

            passage.locator("summary").click();
            assertThat(passage.locator(".whole")).isVisible();
        }
    }

    @Test
    void a_sentence_that_leads_up_to_one_that_cites_rests_on_the_same() {
        try (var page = playground.page("en", 1280, 800)) {
            var answer = answer(page, "vacation carry over");
            var sentence = answer.locator(".rests:not(:has(.cite)):has(+ .rests .cite)").first();
            var passage = cited(answer, sentence.locator("+ .rests"));
            answer.locator(".passages > summary").click();

            sentence.hover();
            assertThat(passage).hasClass(LIT);
            assertThat(sentence).hasClass(LIT);
            page.locator("#thread header").first().hover();
            passage.hover();
            assertThat(sentence).hasClass(LIT);
            shoot(page, "passages-leading-en");
        }
    }

    @Test
    void the_passages_of_an_older_answer_are_there_after_the_page_was_loaded_anew() {
        try (var page = playground.page("en", 1280, 800)) {
            answer(page, "How many days of paid leave do I have?");
            answer(page, "How do I rotate an API key?");
            page.reload();
            page.locator("#main .replies").first().click();

            var answer = page.locator("#thread .message[data-author=U0KOTAE000]").last();
            assertThat(answer.locator(".passages")).isVisible();
            assertThat(answer.locator(".cite").first()).isVisible();
        }
    }

    @Test
    void the_keyboard_walks_from_a_sentence_to_its_passage() {
        try (var page = playground.page("ja", 1280, 800)) {
            var answer = answer(page, "有給休暇は年に何日ありますか？");
            var sentence = answer.locator(CITING).first();
            var passage = cited(answer, sentence);
            var mark = sentence.locator(".cite").first();
            mark.focus();
            assertThat(passage).hasClass(LIT);
            mark.press("Enter");

            assertThat(passage.locator("summary")).isFocused();
            assertThat(passage.locator(".cited")).hasText("引用");
            assertThat(sentence).hasClass(LIT);
            shoot(page, "passages-ja");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, How many days of paid leave do I have?", "ja, 有給休暇は年に何日ありますか？"})
    void on_a_phone_the_passages_fit_and_are_reached_by_touching_a_mark(
            String language, String question) {
        try (var page = playground.page(language, 390, 844)) {
            var answer = answer(page, question);
            var passage = cited(answer, answer.locator(CITING).first());
            answer.locator(".cite").first().click();

            assertThat(passage).isInViewport();
            assertThat(passage).hasClass(LIT);
            assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
                    .isEqualTo(false);
            shoot(page, "passages-phone-" + language);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, How many days of paid leave do I have?, Why this answer?",
        "ja, 有給休暇は年に何日ありますか？, この回答の理由",
    })
    void why_an_answer_is_so_is_told_with_the_words_that_it_rests_on(
            String language, String question, String why) {
        try (var page = playground.page(language, 1280, 800)) {
            var answer = answer(page, question);
            answer.getByText(why).click();

            var modal = page.locator("dialog[open]");
            assertThat(modal.locator("blockquote").first()).isVisible();
            assertThat(modal.locator("footer button").last()).isFocused();
            var words = modal.locator("blockquote p").first().innerText();
            assertThat(answer.locator(".passages"))
                    .containsText(
                            words.substring(0, 8),
                            new LocatorAssertions.ContainsTextOptions().setUseInnerText(false));
            shoot(page, "why-" + language);
            modal.locator("footer button").last().click();
            assertThat(modal).hasCount(0);
        }
    }

    /// The answer to a question, with its passages.
    private static Locator answer(Page page, String question) {
        ask(page, question);
        var answer = page.locator("#thread .message[data-author=U0KOTAE000]").last();
        // What belongs below an answer comes with its end.
        assertThat(answer.locator(".block-actions").first()).isVisible();
        assertThat(answer.locator(".passages")).isVisible();
        return answer;
    }

    /// The passage that a sentence cites first.
    private static Locator cited(Locator answer, Locator sentence) {
        var number = sentence.locator(".cite").first().innerText().replaceAll("\\D", "");
        return answer.locator(".passage[data-number='" + number + "']");
    }
}
