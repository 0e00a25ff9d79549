package dev.kotae.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kotae.app.PlaygroundInBrowser.ask;
import static dev.kotae.local.Chromium.shoot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.kotae.app.command.PlaygroundCommand;
import dev.kotae.local.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The whole playground as a newcomer uses it: a real browser, the real Bolt app, the real store,
/// the real AWS SDK, and nobody outside.
@Tag("browser")
class PlaygroundTest {
    private static final Pace SLOW_ENOUGH_TO_SEE = new Pace(Duration.ofMillis(200), 60);

    /// Notes how long the text of a message is each time that it has changed while it is streamed:
    /// however slow the machine is, nothing that was drawn goes by unseen.
    private static final String SEE_IT_GROW =
            """
            () => {
              window.lengths = new Set();
              new MutationObserver(() => {
                const shown = document.querySelector('#thread .message.streaming .prose');
                if (shown) window.lengths.add(shown.innerText.length);
              }).observe(document.body, {subtree: true, childList: true, characterData: true});
            }
            """;

    @RegisterExtension
    static final PlaygroundInBrowser playground = new PlaygroundInBrowser(SLOW_ENOUGH_TO_SEE);

    @Test
    void an_english_question_is_answered_as_a_stream_with_its_source() {
        try (var page = playground.page("en", 1280, 800)) {
            page.evaluate(SEE_IT_GROW);
            ask(page, "How do I rotate an API key?");
            var answer = answer(page);
            assertThat(answer).containsText("Sources");
            assertThat(answer).containsText("Announce it");
            assertThat((Integer) page.evaluate("() => window.lengths.size")).isGreaterThan(2);
            assertThat(answer).containsText("Wait 48 hours with both versions valid");
            assertThat(answer.locator("a").first())
                    .hasText(Pattern.compile("API keys and secrets.*"));
            assertThat(answer).containsText("Claude Sonnet 5.5 · it asks for an explanation");
        }
    }

    @Test
    void a_japanese_question_is_answered_in_japanese() {
        try (var page = playground.page("ja", 1280, 800)) {
            ask(page, "パスワードの有効期限は何日ですか？");
            var answer = answer(page);
            assertThat(answer).containsText("出典");
            assertThat(answer).containsText("180日");
            assertThat(answer).containsText("ローカルの代役による回答です");
            assertThat(answer).containsText("短い質問のため");
        }
    }

    @Test
    void a_mention_in_a_channel_is_answered_once_in_its_thread() {
        try (var page = playground.page("en", 1280, 800)) {
            page.locator("[data-room=C0GENERAL0]").click();
            ask(page, "@Kotae What may a hotel night in Osaka cost?");
            var answer = page.locator("#thread .message[data-author=U0KOTAE000] .content");
            assertThat(answer).containsText("Sources");
            assertThat(answer).containsText("13,500");
            assertThat(answer).hasCount(1);
        }
    }

    @Test
    void a_slash_command_is_answered_to_the_asker_alone() {
        try (var page = playground.page("en", 1280, 800)) {
            page.locator("[data-room=C0GENERAL0]").click();
            ask(page, "/ask How long is the warranty on the ceramic body?");
            var messages = page.locator("#main .message[data-author=U0KOTAE000]");
            assertThat(messages.last()).containsText("60 months");
            assertThat(messages.last()).containsText("Only visible to you");
        }
    }

    @Test
    void on_a_phone_a_long_question_leaves_the_way_out_of_its_thread_in_sight() {
        try (var page = playground.page("ja", 390, 844)) {
            ask(page, "経費精算の締め切りはいつですか？必要な書類と手続きの順番も教えてください");
            assertThat(page.locator("#thread-title")).containsText("経費精算の締め切り");

            assertThat(page.locator("#thread [data-close]"))
                    .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        }
    }

    @Test
    void the_link_of_a_source_opens_the_document_at_its_section() {
        try (var page = playground.page("en", 1280, 800)) {
            ask(page, "How quickly must a leaked secret be rotated?");
            var link = answer(page).locator("a").first();
            assertThat(link).isVisible();
            page.navigate(link.getAttribute("href"));
            assertThat(page.locator("h1")).hasText("API keys and secrets");
            assertThat(page.locator("h2:target")).isInViewport();
            shoot(page, "document-page-en");
        }
    }

    @Test
    void other_documents_can_be_put_in_place_of_the_handbook(@TempDir Path folder)
            throws Exception {
        Files.writeString(
                folder.resolve("bees.md"),
                "# Keeping bees\n\n## Harvest\n\nThe honey is taken off in the second week of July.\n");
        try (var other = PlaygroundCommand.open(0, folder, Pace.AT_ONCE);
                var page = playground.page(other, "en", 1280, 800)) {
            ask(page, "When is the honey taken off?");
            assertThat(answer(page)).containsText("second week of July");
        }
    }

    /// In the agent view each question begins a thread, which opens beside it.
    private static Locator answer(Page page) {
        return page.locator("#thread .message[data-author=U0KOTAE000] .content").last();
    }
}
