package dev.kotae.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kotae.local.Chromium.shoot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
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

/// The page in a real browser, with a bot that says always the same.
@Tag("browser")
class PlaygroundPageTest {
    private static @Nullable Chromium chromium;

    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private OpenPlayground playground;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void quit() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        var questions =
                Map.of(
                        Locale.ENGLISH, List.of("How many days of leave do I have?"),
                        Locale.JAPANESE, List.of("有給休暇は何日ですか？"));
        var bot = new EchoBot(OpenPlayground.TOKEN);
        playground = new OpenPlayground(questions, Map.of("/slack/events", bot));
        bot.connect(playground.uri());
        playground.connect(playground.uri().resolve("/slack/events"));
    }

    @AfterEach
    void close() {
        playground.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void an_answer_streams_into_a_thread_and_no_html_of_it_comes_alive() {
        try (var page = page("en", 1280, 800)) {
            page.locator("[data-room=C0GENERAL0]").click();
            page.locator("#main .empty .chip").click();

            assertThat(page.locator("#thread .doing")).containsText("Reading 4 passages…");
            var answer = page.locator("#thread .message[data-author=U0KOTAE000] .content");
            assertThat(page.locator("#thread .message.streaming")).isVisible();
            assertThat(answer.locator(".block-context").first()).containsText("Sources");
            assertThat(page.locator("#thread .message.streaming")).hasCount(0);
            assertThat(answer).containsText("<img src=x onerror=alert(1)>");
            assertThat(answer.locator("img")).hasCount(0);
            assertThat(answer.locator("a[href^='javascript']")).hasCount(0);
            assertThat(answer.locator("a").first()).hasAttribute("rel", "noopener noreferrer");
            assertThat(page.locator("#thread .doing")).isEmpty();
            assertThat(page.locator("#main .replies")).hasText("1 reply");
            assertThat(page.locator("#announcer")).containsText("Kotae: You have 25 days");
            assertThat(page.locator("#announcer")).not().containsText("Sources");
        }
    }

    @Test
    void enter_sends_but_not_while_japanese_is_composed() {
        try (var page = page("ja", 1280, 800)) {
            var input = page.locator("#main-input");
            input.fill("有給は");
            press(input, "{key: 'Enter', isComposing: true}");
            press(input, "{key: 'Enter', keyCode: 229}");
            input.press("Shift+Enter");
            assertThat(page.locator("#main .message")).hasCount(0);

            input.press("Enter");
            assertThat(page.locator("#main .message[data-author=U0SATO0000]")).hasCount(1);
            assertThat(page.locator("#main .message[data-author=U0KOTAE000] .content"))
                    .containsText("25日");
        }
    }

    @Test
    void a_message_that_is_too_long_is_kept_and_refused_in_the_language_of_the_page() {
        try (var page = page("ja", 1280, 800)) {
            page.locator("#main-input").fill("あ".repeat(13_000));
            page.locator("#main-input").press("Enter");

            assertThat(page.locator("#main .error")).hasText("メッセージは 12,000 文字までです（現在 13,000 文字）。");
            assertThat(page.locator("#main-input")).hasValue("あ".repeat(13_000));
            assertThat(page.locator("#main .message")).hasCount(0);
        }
    }

    @Test
    void the_language_switch_changes_page_and_speaker() {
        try (var page = page("en", 1280, 800)) {
            assertThat(page.locator("#my-name")).hasText("Emma Clarke");
            page.locator("[data-language=ja]").click();

            assertThat(page.locator("#my-name")).hasText("佐藤 健太");
            assertThat(page.locator("html")).hasAttribute("lang", "ja");
            assertThat(page.locator("#main .send")).containsText("送信");
            assertThat(page.locator("#main .empty .chip")).hasText("有給休暇は何日ですか？");
        }
    }

    @Test
    void a_command_is_completed_and_answered_for_the_asker_alone() {
        try (var page = page("en", 1280, 800)) {
            page.locator("[data-room=C0HR000000]").click();
            var input = page.locator("#main-input");
            input.fill("");
            input.pressSequentially("/a");
            input.press("Tab");
            input.pressSequentially("How many days?");
            input.press("Enter");

            assertThat(page.locator("#main .message.whispered")).hasCount(2);
            assertThat(page.locator("#main .message").last())
                    .containsText("25 days of paid leave.");
            assertThat(page.locator("#main .message").last()).containsText("Only visible to you");
        }
    }

    @Test
    void escape_closes_what_is_open_and_gives_the_keyboard_back() {
        try (var page = page("en", 1280, 800)) {
            page.locator("#toggle-inspector").press("Enter");
            assertThat(page.locator("#inspector")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("#inspector")).isHidden();
            assertThat(page.locator("#toggle-inspector")).isFocused();
        }
    }

    @Test
    void the_inspector_shows_both_directions_with_their_payloads() {
        try (var page = page("en", 1280, 800)) {
            page.locator("#main .empty .chip").click();
            assertThat(page.locator("#main .block-context").first()).isVisible();
            page.locator("#toggle-inspector").click();

            var first = page.locator("#inspector .calls li").first();
            assertThat(first).containsText("Slack → Kotae");
            assertThat(page.locator("#inspector .calls")).containsText("chat.update");
            first.locator("summary").click();
            assertThat(first.locator("pre").first())
                    .containsText("\"text\": \"How many days of leave");
        }
    }

    @Test
    void a_phone_needs_no_sideways_scrolling() {
        try (var page = page("ja", 390, 844)) {
            page.locator("#main .empty .chip").click();
            assertThat(page.locator("#main .block-context").first()).isVisible();
            assertThat(isWider(page)).isFalse();
            page.locator("#open-rooms").click();
            page.locator("[data-room=C0GENERAL0]").click();
            assertThat(page.locator("#room-name")).hasText("#general");
            assertThat(page.locator("#rooms")).isHidden();
            page.locator("#toggle-inspector").click();
            assertThat(isWider(page)).isFalse();
        }
    }

    @Test
    void on_a_phone_the_second_message_in_a_row_is_as_wide_as_the_first() {
        try (var page = page("ja", 390, 844)) {
            page.locator("#open-rooms").click();
            page.locator("[data-room=C0GENERAL0]").click();
            for (var text : List.of("来週の勉強会の資料を共有します。", "会場は三階の大会議室で、開始は午後四時からです。")) {
                page.locator("#main-input").fill(text);
                page.locator("#main-input").press("Enter");
                assertThat(page.locator("#main .message").last()).containsText(text);
            }

            var bodies = page.locator("#main .message > .body");
            assertThat(bodies).hasCount(2);
            assertThat(page.locator("#main .message.continues")).hasCount(1);
            assertThat(bodies.last().boundingBox().width)
                    .isEqualTo(bodies.first().boundingBox().width);
            assertThat(page.locator("#main .message.continues .tools")).isVisible();
            shoot(page, "row-phone-ja");
        }
    }

    @Test
    void a_list_goes_on_counting_behind_a_deeper_one_which_stands_further_in() {
        try (var page = page("en", 1280, 800)) {
            page.evaluate(
                    """
                    async () => {
                      const {blockElement} = await import('/blocks.js');
                      const list = (more) => ({type: 'rich_text_list', style: 'ordered', ...more,
                        elements: [{type: 'rich_text_section', elements: [{type: 'text', text: 'one'}]}]});
                      document.querySelector('#main').append(blockElement({type: 'rich_text',
                        elements: [list({indent: 0}), list({indent: 1}), list({indent: 0, offset: 1})]}));
                    }
                    """);

            var lists = page.locator("#main .prose ol");
            assertThat(lists).hasCount(3);
            assertThat(lists.last()).hasJSProperty("start", 2);
            assertThat(lists.nth(1).boundingBox().x)
                    .isGreaterThan(lists.first().boundingBox().x + 10);
        }
    }

    @Test
    void a_field_is_tied_to_what_is_wrong_with_it_and_offers_only_what_was_asked_for() {
        try (var page = page("en", 1280, 800)) {
            page.evaluate(
                    """
                    async () => {
                      const {blockElement} = await import('/blocks.js');
                      const label = {type: 'plain_text', text: 'Channel'};
                      const element = {type: 'conversations_select', action_id: 'where', filter: {include: ['public']}};
                      document.querySelector('#main').append(blockElement(
                        {type: 'input', block_id: 'where', label, element}, {errors: {where: 'There is no such channel.'}}));
                    }
                    """);

            var field = page.locator("#main [data-action=where]");
            assertThat(field).hasAccessibleName("Channel");
            assertThat(field).hasAccessibleDescription("There is no such channel.");
            assertThat(field).hasAttribute("aria-required", "true");
            assertThat(field.locator("option"))
                    .hasText(new String[] {"Choose…", "#general", "#hr"});
        }
    }

    @Test
    void what_cannot_be_sent_is_complained_of_in_the_language_of_the_page() {
        try (var page = page("ja", 1280, 800)) {
            page.route("**/playground/say", Route::abort);
            page.locator("#main-input").fill("有給は？");
            page.locator("#main-input").press("Enter");

            assertThat(page.locator("#main .error")).hasText("送信できませんでした。プレイグラウンドに接続できません。");
            complaints.removeIf(complaint -> complaint.contains("ERR_FAILED"));
        }
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

    private static void press(Locator input, String event) {
        input.evaluate(
                "(input) => input.dispatchEvent(new KeyboardEvent('keydown',"
                        + " Object.assign({bubbles: true, cancelable: true}, "
                        + event
                        + ")))");
    }

    private static boolean isWider(Page page) {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth");
    }
}
