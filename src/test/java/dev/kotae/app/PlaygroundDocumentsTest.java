package dev.kotae.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kotae.app.PlaygroundInBrowser.ask;
import static dev.kotae.local.Chromium.shoot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.kotae.app.command.PlaygroundCommand;
import dev.kotae.local.Pace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Documents that one adds to the playground, with the whole product behind the page. With
/// `-Dscreenshots=DIR` they are photographed in both languages.
@Tag("browser")
class PlaygroundDocumentsTest {
    private static final String BEES =
            """
            # Keeping bees

            ## Harvest

            The honey is taken off in the second week of July. The frames go into the cellar.

            ## Winter

            Each hive needs fifteen kilograms of sugar syrup in September.
            """;

    private static final String BEES_IN_JAPANESE =
            """
            # 養蜂の手引き

            ## 採蜜

            蜂蜜は7月の第2週に採ります。巣枠は地下室に運びます。

            ## 越冬

            9月には巣箱ごとに15キログラムの砂糖水を与えます。
            """;

    /// Drops a file as a person does, who drags it over the page first.
    private static final String DROP =
            """
            (target, {name, text}) => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([text], name));
              for (const type of ['dragenter', 'dragover', 'drop']) {
                target.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer}));
                if (type === 'dragover') window.covered = !document.getElementById('dropping').hidden;
              }
            }
            """;

    @RegisterExtension
    static final PlaygroundInBrowser playground = new PlaygroundInBrowser(Pace.AT_ONCE);

    @Test
    void from_a_document_that_is_dropped_onto_the_page_questions_are_answered() {
        try (var page = playground.page("en", 1280, 800)) {
            drop(page, "#main .messages", "bees.md", BEES);
            assertThat((Boolean) page.evaluate("window.covered")).isTrue();
            assertThat(page.locator("#toast .calm")).containsText("bees.md is added");
            assertThat(page.locator("#dropping")).isHidden();
            assertThat(page.locator("#documents li[title='bees.md']")).isVisible();

            ask(page, "When is the honey taken off?");
            var answer = answer(page);
            assertThat(answer.locator(".content")).containsText("second week of July");
            var source = answer.locator("a[href*='/dropped/bees.md']").first();
            assertThat(source).containsText("Keeping bees");
            shoot(page, "document-en");
            var shown = page.context().request().get(source.getAttribute("href"));
            assertThat(shown.text()).contains("The frames go into the cellar.");
        }
    }

    @Test
    void the_keyboard_adds_a_document() {
        try (var page = playground.page("ja", 1280, 800)) {
            var chooser =
                    page.waitForFileChooser(() -> page.locator("#documents button").press("Enter"));
            var bytes = BEES_IN_JAPANESE.getBytes(StandardCharsets.UTF_8);
            chooser.setFiles(new FilePayload("養蜂の手引き.md", "text/markdown", bytes));
            assertThat(page.locator("#toast .calm")).containsText("養蜂の手引き.md を追加しました");

            ask(page, "蜂蜜はいつ採りますか？");
            assertThat(answer(page).locator(".content")).containsText("7月の第2週");
            shoot(page, "document-ja");
        }
    }

    @Test
    void documents_that_come_together_are_told_of_in_one_line() {
        try (var page = playground.page("en", 390, 844)) {
            for (int i = 1; i <= 4; i++) {
                drop(page, "#main .messages", "hive-" + i + ".md", BEES);
            }

            assertThat(page.locator("#toast")).hasText("4 documents are added. Ask about them.");
            assertThat(page.locator("#toast p")).hasCount(1);
            shoot(page, "documents-phone-en");
        }
    }

    @Test
    void what_cannot_be_added_is_told_in_the_language_of_the_page() {
        for (var language : List.of("en", "ja")) {
            try (var page = playground.page(language, 1280, 800)) {
                boolean english = language.equals("en");
                drop(page, "#main .messages", "song.mp3", "la la");
                drop(page, "#main .messages", "torn.pdf", "no PDF at all");
                var told = page.locator("#toast");
                assertThat(told)
                        .containsText(
                                english ? "song.mp3 was not added: only" : "song.mp3 は追加できませんでした");
                assertThat(told)
                        .containsText(
                                english
                                        ? "torn.pdf was not added: it is damaged"
                                        : "torn.pdf は壊れているか");
                shoot(page, "refused-" + language);
            }
        }
    }

    @Test
    void over_a_message_field_a_file_is_attached_and_not_added() {
        try (var page = playground.page("en", 1280, 800)) {
            drop(page, "#main-input", "note.md", "# Note");

            assertThat(page.locator("#main .attached li")).containsText("note.md");
            assertThat((Boolean) page.evaluate("window.covered")).isTrue();
            assertThat(page.locator("#documents")).not().containsText("note.md");
        }
    }

    @Test
    void on_a_phone_a_document_is_added_from_the_list_of_rooms() {
        for (var language : List.of("en", "ja")) {
            try (var page = playground.page(language, 390, 844)) {
                page.locator("#open-rooms").click();
                assertThat(page.locator("#documents button")).isVisible();
                shoot(page, "document-phone-" + language);
            }
        }
    }

    @Test
    void nothing_is_written_into_the_folder_that_somebody_named(@TempDir Path folder)
            throws Exception {
        Files.writeString(folder.resolve("boats.md"), "# Boats\n\nThe blue boat has two oars.\n");
        try (var other = PlaygroundCommand.open(0, folder, Pace.AT_ONCE);
                var page = playground.page(other, "en", 1280, 800)) {
            drop(page, "#main .messages", "bees.md", BEES);
            assertThat(page.locator("#toast .calm")).isVisible();
            ask(page, "When is the honey taken off?");
            assertThat(answer(page).locator(".content")).containsText("second week of July");
            ask(page, "How many oars does the blue boat have?");
            assertThat(answer(page).locator(".content")).containsText("two oars");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("boats.md"));
        }
    }

    private static void drop(Page page, String onto, String name, String text) {
        page.locator(onto).first().evaluate(DROP, Map.of("name", name, "text", text));
    }

    private static Locator answer(Page page) {
        return page.locator("#thread .message[data-author=U0KOTAE000]").last();
    }
}
