package dev.kotae.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static dev.kotae.local.Chromium.shoot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.kotae.local.slack.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every surface of an app in a real browser, with a bot that has them all. With
/// `-Dscreenshots=DIR` each is photographed in both languages.
@Tag("browser")
class PlaygroundStageTest {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static @Nullable Chromium chromium;

    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final StageBot bot = new StageBot(OpenPlayground.TOKEN);
    private OpenPlayground playground;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void quit() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        playground =
                new OpenPlayground(
                        Map.of(Locale.ENGLISH, List.of(), Locale.JAPANESE, List.of()),
                        Map.of("/slack/events", bot));
        bot.connect(playground.uri());
        playground.connect(playground.uri().resolve("/slack/events"));
    }

    @AfterEach
    void close() {
        playground.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void opening_the_app_greets_with_prompts_and_one_of_them_is_asked_at_a_click() {
        for (var language : List.of("en", "ja")) {
            try (var page = page(language)) {
                var chips = page.locator("#main .empty .chip");
                assertThat(chips).hasCount(2);
                shoot(page, "greeting-" + language);
                chips.first().click();

                assertThat(page.locator("#thread .plan .task")).hasCount(2);
                assertThat(page.locator("#thread .doing .stop")).isVisible();
                shoot(page, "working-" + language);
                assertThat(page.locator("#thread .thumb")).hasCount(2);
                assertThat(page.locator("#thread .task.complete")).hasCount(2);
                assertThat(page.locator("#thread .doing .stop")).hasCount(0);
                assertThat(page.locator("#thread td.right").first()).hasText("25");
                assertThat(page.locator("#thread-title"))
                        .hasText(language.equals("ja") ? "有給休暇の日数" : "Days of leave");
                shoot(page, "answer-" + language);
            }
        }
    }

    @Test
    void stop_ends_the_answer_and_keeps_what_was_said() {
        bot.neverEnds();
        try (var page = page("en")) {
            page.locator("#main .empty .chip").first().click();
            var answer = page.locator("#thread .message[data-author=U0KOTAE000]");
            assertThat(answer).containsText("25 days of leave");
            page.locator("#thread .stop").click();

            assertThat(answer).containsText("stopped");
            assertThat(page.locator("#thread .message.streaming")).hasCount(0);
            assertThat(page.locator("#thread .stop")).hasCount(0);
            assertThat(answer).containsText("25 days of leave");
        }
    }

    @Test
    void a_thumb_down_asks_what_went_wrong_and_says_what_is_missing() {
        for (var language : List.of("en", "ja")) {
            try (var page = answered(language)) {
                page.locator("#thread .thumb[data-value=bad]").click();
                var modal = page.locator("#modal");
                assertThat(modal.locator("h2"))
                        .hasText(language.equals("ja") ? "何が問題でしたか" : "What went wrong?");
                modal.locator("[type=submit]").click();
                assertThat(modal.locator(".wrong")).isVisible();
                shoot(page, "modal-" + language);

                modal.locator("input[value=old]").check();
                modal.locator("textarea").fill("nothing");
                modal.locator("[type=submit]").click();
                assertThat(modal.locator(".wrong")).hasText("Please say a little more.");
                assertThat(modal.locator("textarea")).hasValue("nothing");
                assertThat(modal.locator("input[value=old]")).isChecked();
                modal.locator("textarea").fill("It is from 2024.");
                modal.locator("[type=submit]").click();
                assertThat(modal).isHidden();
                assertThat(page.locator("#thread .thumb[data-value=bad]"))
                        .hasAttribute("aria-pressed", "true");
            }
        }
    }

    @Test
    void a_modal_is_left_by_escape_and_gives_the_page_back() {
        try (var page = answered("en")) {
            page.locator("#thread .thumb[data-value=bad]").click();
            assertThat(page.locator("#modal")).isVisible();
            page.locator("#thread .content")
                    .last()
                    .evaluate("content => content.replaceWith(content.cloneNode(true))");
            page.keyboard().press("Escape");
            assertThat(page.locator("#modal")).isHidden();
            assertThat(page.locator("#thread")).isVisible();
            assertThat(page.locator("#thread .thumb[data-value=bad]")).isFocused();
            assertThat(playground.slack.workspace().views().stack(Workspace.EMMA)).isEmpty();
        }
    }

    @Test
    void regenerate_replaces_the_answer_where_it_stands() {
        try (var page = answered("en")) {
            page.locator("#thread [data-action=again]").click();
            assertThat(page.locator("#thread .message[data-author=U0KOTAE000]"))
                    .containsText("This time it is 28 days.");
            assertThat(page.locator("#thread .message")).hasCount(2);
        }
    }

    @Test
    void the_arrows_go_from_tab_to_tab_and_one_of_them_takes_the_focus() {
        try (var page = page("en")) {
            var messages = page.locator("#tab-messages");
            var home = page.locator("#tab-home");
            assertThat(page.locator("#talk")).hasAttribute("aria-labelledby", "tab-messages");
            assertThat(home).hasAttribute("tabindex", "-1");
            messages.focus();
            messages.press("ArrowRight");

            assertThat(home).isFocused();
            assertThat(home).hasAttribute("aria-selected", "true");
            assertThat(messages).hasAttribute("tabindex", "-1");
            assertThat(page.locator("#home")).isVisible();
            home.press("ArrowRight");
            assertThat(messages).isFocused();
            messages.press("End");
            assertThat(home).isFocused();
            home.press("Home");
            assertThat(messages).isFocused();
            assertThat(page.locator("#home")).isHidden();
        }
    }

    @Test
    void the_header_holds_all_that_is_in_it_beside_a_thread_and_with_a_fault() {
        for (var language : List.of("en", "ja")) {
            try (var page = page(language)) {
                page.setViewportSize(1280, 800);
                page.locator("#main .empty .chip").first().click();
                assertThat(page.locator("#thread")).isVisible();
                page.locator("#faults summary").click();
                page.locator("#faults input").first().check();
                page.locator("#faults summary").click();

                var over = "element => element.scrollWidth - element.clientWidth";
                for (int width : List.of(1280, 1000, 800)) {
                    page.setViewportSize(width, 800);
                    assertThat(page.locator("#main > header").evaluate(over)).isEqualTo(0);
                    assertThat(page.locator("#main .bar").evaluate(over)).isEqualTo(0);
                }
                page.locator("#thread [data-close]").click();
                page.setViewportSize(360, 740);
                assertThat(page.locator("#main > header").evaluate(over)).isEqualTo(0);
                assertThat(page.locator("#room-name").evaluate(over)).isEqualTo(0);
                page.locator("#faults summary").click();
                page.locator("#faults input").first().uncheck();
            }
        }
    }

    @Test
    void the_home_tab_is_drawn_and_its_choices_reach_the_app() {
        try (var page = page("ja")) {
            page.locator("[data-tab=home]").click();
            assertThat(page.locator("#home .block-header")).hasText("Kotaeの使い方");
            assertThat(page.locator("#main .composer")).isHidden();
            assertThat(page.locator("#home select")).hasAccessibleName("言語");
            page.locator("#skip").press("Enter");
            assertThat(page.locator("#home")).isFocused();
            shoot(page, "home-ja");
            page.locator("#home select").selectOption("en");

            assertThat(page.locator("#home .block-header")).hasText("How to use Kotae");
            assertThat(page.locator("#home .block-header")).hasAttribute("lang", "en");
            shoot(page, "home-en");
            page.locator("[data-tab=messages]").click();
            assertThat(page.locator("#home")).isHidden();
            assertThat(page.locator("#main .composer")).isVisible();
        }
    }

    @Test
    void a_message_has_shortcuts_and_its_author_can_change_it_or_take_it_back() {
        try (var page = page("en")) {
            page.locator("[data-room=C0HR000000]").click();
            say(page, "among ourselves");
            var message = page.locator("#main .message");
            message.hover();
            message.locator(".tools button").last().click();
            shoot(page, "menu-en");
            page.locator(".menu button").getByText("Summarise this thread").click();
            assertThat(page.locator("#modal")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("#modal")).isHidden();

            message.hover();
            message.locator(".tools button").last().click();
            page.locator(".menu button").getByText("Edit message").click();
            message.locator("textarea").fill("among us");
            message.locator("textarea").press("Enter");
            assertThat(message.locator(".content")).hasText("among us");
            assertThat(message).containsText("edited");

            message.hover();
            message.locator(".tools button").last().click();
            page.locator(".menu button").getByText("Delete message").click();
            assertThat(page.locator("#sure")).containsText("cannot be undone");
            assertThat(page.locator("#sure .button").first()).isFocused();
            shoot(page, "sure-en");
            page.keyboard().press("Escape");
            assertThat(page.locator("#sure")).hasCount(0);
            assertThat(message).isVisible();

            message.hover();
            message.locator(".tools button").last().click();
            page.locator(".menu button").getByText("Delete message").click();
            page.locator("#sure").getByText("Delete message").last().click();
            assertThat(page.locator("#main .message")).hasCount(0);
        }
    }

    @Test
    void nobody_can_change_what_another_said_and_an_emoji_is_given_and_taken_back() {
        playground.slack.say(Workspace.SATO, Workspace.HR, "長い話です");
        try (var page = page("en")) {
            page.locator("[data-room=C0HR000000]").click();
            var message = page.locator("#main .message");
            message.hover();
            message.locator(".tools button").last().click();
            assertThat(page.locator(".menu button")).hasCount(3);
            page.keyboard().press("Escape");
            assertThat(page.locator(".menu")).hasCount(0);

            message.hover();
            message.locator(".tools button").first().click();
            page.locator(".menu button[aria-label='Mute the thread']").click();
            var mute = message.locator("[data-emoji=mute]");
            assertThat(mute).hasText("🔇 1");
            assertThat(mute).hasAttribute("aria-pressed", "true");
            mute.click();
            assertThat(mute).hasCount(0);
        }
    }

    @Test
    void files_are_shared_shown_and_can_be_taken_out_before() {
        try (var page = page("en")) {
            page.locator("#main input[type=file]")
                    .setInputFiles(
                            new FilePayload[] {
                                new FilePayload(
                                        "plan.pdf",
                                        "application/pdf",
                                        "%PDF-1.7".getBytes(StandardCharsets.UTF_8)),
                                new FilePayload(
                                        "dot.png", "image/png", Base64.getDecoder().decode(PIXEL)),
                                new FilePayload("secret.txt", "text/plain", new byte[] {65})
                            });
            page.locator("#main .attached button[aria-label='Remove secret.txt']").click();
            page.locator("#main-input").fill("What is in these?");
            shoot(page, "attaching-en");
            page.locator("#main-input").press("Enter");

            var message = page.locator("#main .message[data-author=U0EMMA0000]");
            assertThat(message.locator(".files li")).hasCount(2);
            assertThat(message).containsText("plan.pdf");
            var picture = message.locator("img[alt='dot.png']");
            assertThat(picture).isVisible();
            page.waitForCondition(() -> (int) picture.evaluate("img => img.naturalWidth") == 1);
            assertThat(page.locator("#main .attached")).isHidden();
            shoot(page, "files-en");
        }
    }

    @Test
    void a_second_person_speaks_in_the_same_thread_and_sees_no_whispers() {
        try (var page = page("en")) {
            page.locator("[data-room=C0PLANNING]").click();
            say(page, "first");
            playground.slack.command(Workspace.EMMA, Workspace.PLANNING, "/ask x");
            assertThat(page.locator("#main .message.whispered")).hasCount(1);

            page.locator("#as").selectOption(Workspace.PRIYA);
            assertThat(page.locator("#my-name")).hasText("Priya Nair");
            assertThat(page.locator("#main .message")).hasCount(1);
            page.locator("#main .message").hover();
            page.locator("#main .tools button[aria-label='Reply in thread']").click();
            page.locator("#thread-input").fill("second");
            page.locator("#thread-input").press("Enter");
            assertThat(page.locator("#thread .message[data-author=U0PRIYA000]")).hasCount(1);

            page.locator("#as").selectOption(Workspace.GUEST);
            assertThat(page.locator("[data-room=C0PLANNING]")).hasCount(0);
            assertThat(page.locator("[data-room=C0GENERAL0]")).hasCount(1);
        }
    }

    @Test
    void a_deleted_question_leaves_a_gravestone_in_the_language_of_the_page() {
        try (var page = page("ja")) {
            var root = playground.slack.say(Workspace.EMMA, Workspace.HR, "question").ts();
            playground.slack.say(Workspace.SATO, Workspace.HR, "reply", root);
            playground.slack.as(Workspace.EMMA).delete(Workspace.HR, root);
            page.locator("[data-room=C0HR000000]").click();

            assertThat(page.locator("#main .message .content")).hasText("このメッセージは削除されました。");
            assertThat(page.locator("#main .replies")).isVisible();
            assertThat(page.locator("#main .tools")).hasCount(0);
        }
    }

    @Test
    void faults_are_switched_on_and_stay_so_for_whoever_comes() {
        for (var language : List.of("en", "ja")) {
            try (var page = page(language)) {
                page.locator("#faults summary").click();
                page.locator("#faults input[name=retry_storm]").setChecked(true);
                page.waitForCondition(
                        () -> playground.slack.faults().contains(SlackFault.RETRY_STORM));
                assertThat(page.locator("#faults .count")).hasText("1");
                shoot(page, "faults-" + language);
                page.reload();
                assertThat(page.locator("#faults .count")).hasText("1");
            }
        }
    }

    @Test
    void the_command_line_offers_both_commands_and_a_global_shortcut() {
        try (var page = page("en")) {
            var input = page.locator("#main-input");
            input.pressSequentially("/");
            assertThat(page.locator("#main-input-choices li")).hasCount(2);
            input.press("Escape");
            input.fill("");
            page.locator("#main [aria-label=Shortcuts]").click();
            page.locator(".menu button").click();
            assertThat(page.locator("#modal")).isVisible();
        }
    }

    @Test
    void a_phone_shows_every_surface_without_sideways_scrolling() {
        try (var page = page("ja", 390, 844)) {
            page.locator("#main .empty .chip").first().click();
            assertThat(page.locator("#thread .thumb")).hasCount(2);
            assertThat(isWider(page)).isFalse();
            shoot(page, "phone-answer-ja");
            page.locator("#thread .thumb[data-value=bad]").click();
            assertThat(page.locator("#modal h2")).isVisible();
            assertThat(isWider(page)).isFalse();
            shoot(page, "phone-modal-ja");
            page.keyboard().press("Escape");
            page.locator("#thread [data-close]").click();
            page.locator("[data-tab=home]").click();
            assertThat(page.locator("#home .block-header")).isVisible();
            assertThat(isWider(page)).isFalse();
            shoot(page, "phone-home-ja");
        }
    }

    private Page answered(String language) {
        var page = page(language);
        page.locator("#main .empty .chip").first().click();
        assertThat(page.locator("#thread .thumb")).hasCount(2);
        return page;
    }

    private static void say(Page page, String text) {
        page.locator("#main-input").fill(text);
        page.locator("#main-input").press("Enter");
        assertThat(page.locator("#main .message")).hasCount(1);
    }

    private Page page(String language) {
        return page(language, 1280, 800);
    }

    private Page page(String language, int width, int height) {
        var page = requireNonNull(chromium).page(language, width, height);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(playground.uri() + "/?language=" + language);
        assertThat(page.locator("#main-input")).isEnabled();
        return page;
    }

    private static boolean isWider(Page page) {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth");
    }
}
