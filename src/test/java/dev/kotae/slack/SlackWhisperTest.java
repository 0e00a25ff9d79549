package dev.kotae.slack;

import static dev.kotae.slack.Answering.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Progress;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers to commands, which cannot be found again.
class SlackWhisperTest {
    private static final String REPEATED = Wording.REPEATED.in(Locale.ENGLISH);

    private Answering answering;

    @BeforeEach
    void begin() throws IOException {
        answering = new Answering();
    }

    @AfterEach
    void end() {
        answering.close();
    }

    @Test
    void each_post_is_noted_before_it_is_made_and_after_it_stands() {
        open(new Progress.Untouched()).finish(answer(paragraphs(80)));

        assertThat(answering.posted)
                .containsExactly(
                        "command/0/1/unsure",
                        "command/1/1",
                        "command/1/2/unsure",
                        "command/2/2",
                        "command/2/3/unsure",
                        "command/3/3");
    }

    @Test
    void a_post_of_which_a_crash_left_open_whether_it_was_made_is_repeated_and_says_so() {
        open(new Progress.Recorded("command/0/1/unsure", answer("Yes."))).finish(answer("Yes."));

        assertThat(bodies()).singleElement().asString().contains("Yes.").contains(REPEATED);
        assertThat(answering.posted).containsExactly("command/0/2/unsure", "command/1/2");
    }

    @Test
    void a_post_that_stands_for_certain_is_not_repeated() {
        open(new Progress.Recorded("command/1/1", answer(paragraphs(80))))
                .finish(answer(paragraphs(80)));

        assertThat(bodies()).hasSize(2);
        assertThat(bodies().getFirst().toString()).doesNotContain("Paragraph 0:");
        assertThat(bodies().getLast().toString()).contains("Paragraph 79:").contains("Sources");
        assertThat(bodies()).noneMatch(body -> body.toString().contains(REPEATED));
    }

    @Test
    void a_post_that_broke_off_is_put_off_and_then_repeated_as_such() {
        answering.slack.failWithStatus("respond", 502, "");
        var reply = open(new Progress.Untouched());

        var failure = catchThrowableOfType(ReplyFailure.class, () -> reply.finish(answer("Yes.")));
        assertThat(failure.worthRepeating()).isTrue();
        assertThat(answering.posted).last().isEqualTo("command/0/1/unsure");

        reply.finish(answer("Yes."));
        assertThat(bodies()).hasSize(2);
        assertThat(bodies().getLast().toString()).contains(REPEATED);
    }

    @Test
    void a_post_that_was_refused_for_certain_leaves_no_doubt() {
        answering.slack.failWithStatus("respond", 429, "60");
        var reply = open(new Progress.Untouched());

        var failure = catchThrowableOfType(ReplyFailure.class, () -> reply.finish(answer("Yes.")));
        assertThat(failure.worthRepeating()).isTrue();

        reply.finish(answer("Yes."));
        assertThat(bodies().getLast().toString()).doesNotContain(REPEATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"command/0/5/unsure", "command/0/5"})
    void after_five_posts_an_ephemeral_message_does(String left) {
        open(new Progress.Recorded(left, answer("Yes."))).finish(answer("Yes."));

        assertThat(bodies()).isEmpty();
        assertThat(answering.slack.calls("chat.postEphemeral"))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.form())
                                .containsEntry("channel", "C1")
                                .containsEntry("user", "U1")
                                .hasEntrySatisfying(
                                        "blocks",
                                        blocks ->
                                                assertThat(blocks.contains(REPEATED))
                                                        .isEqualTo(left.endsWith("unsure"))));
    }

    @Test
    void after_half_an_hour_an_ephemeral_message_does() {
        answering.ahead(java.time.Duration.ofMinutes(31));

        open(new Progress.Untouched()).finish(answer("Yes."));

        assertThat(bodies()).isEmpty();
        assertThat(answering.slack.calls("chat.postEphemeral")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"404,not_in_channel", "410,channel_not_found", "403,user_not_in_channel"})
    void where_both_ways_are_closed_the_turn_is_given_up(int status, String error) {
        answering.slack.failWithStatus("respond", status, "");
        answering.slack.failWithError("chat.postEphemeral", error);

        var failure =
                catchThrowableOfType(
                        ReplyFailure.class,
                        () -> open(new Progress.Untouched()).finish(answer("Yes.")));

        assertThat(failure).hasMessage("chat.postEphemeral: " + error);
        assertThat(failure.worthRepeating()).isFalse();
    }

    @Test
    void an_answer_longer_than_five_posts_says_that_it_was_cut() {
        open(new Progress.Untouched()).finish(answer(paragraphs(250)));

        assertThat(bodies()).hasSize(5);
        assertThat(bodies().getLast().toString()).contains("was cut").contains("Sources");
        assertThat(bodies().subList(0, 4)).noneMatch(body -> body.toString().contains("was cut"));
    }

    @Test
    void what_is_too_long_for_slack_is_cut_into_shorter_posts() {
        answering.slack.failWith("respond", 400, "msg_too_long");

        open(new Progress.Untouched()).finish(answer(paragraphs(20)));

        var bodies = bodies().subList(1, bodies().size());
        assertThat(bodies).hasSize(2);
        assertThat(bodies.stream().map(SlackWhisperTest::text).collect(Collectors.joining("\n\n")))
                .isEqualTo(paragraphs(20));
        assertThat(bodies.getFirst().toString()).doesNotContain("Sources");
        assertThat(bodies.getLast().toString()).contains("Sources");
        assertThat(bodies).noneMatch(body -> body.toString().contains(REPEATED));
        assertThat(answering.posted).last().isEqualTo("command/1/2");
    }

    @Test
    void where_slack_does_not_take_the_blocks_the_words_alone_are_brought() {
        answering.slack.failWith("respond", 400, "invalid_blocks");

        open(new Progress.Untouched()).finish(answer("You have **20 days** & more."));

        assertThat(bodies()).hasSize(2);
        assertThat(bodies().getLast().get("text").getAsString())
                .isEqualTo("You have 20 days &amp; more.");
        assertThat(bodies().getLast().getAsJsonArray("blocks")).isEmpty();
        assertThat(bodies().getLast().toString()).doesNotContain(REPEATED);
        assertThat(answering.posted).last().isEqualTo("command/1/1");
    }

    @Test
    void an_apology_is_counted_and_marked_like_an_answer() {
        open(new Progress.Shown("command/0/1/unsure")).fail(Phrase.of(Wording.APOLOGY_BUSY, "t1"));

        assertThat(bodies()).singleElement().asString().contains("too busy").contains(REPEATED);
        assertThat(answering.posted).last().isEqualTo("command/1/2");
    }

    @Test
    void another_answer_takes_the_place_of_the_one_whose_button_was_clicked() throws Exception {
        var reply = answering.inPlace(Instant.now(), replacing());
        reply.status(Phrase.of(Wording.STATUS_READING, "4"));
        Thread.sleep(900);
        assertThat(bodies()).singleElement().asString().contains("Reading 4 passages…");

        reply.finish(answer("Yes."));

        assertThat(bodies())
                .hasSize(2)
                .allMatch(body -> body.get("replace_original").getAsBoolean());
        assertThat(bodies().getLast().toString()).contains("Yes.", "kotae_again", "kotae_deeper");
        assertThat(answering.posted).containsExactly("command/0/2/unsure", "command/1/2");
    }

    @Test
    void only_the_first_part_of_a_longer_one_does_and_none_of_it_can_be_replaced_again() {
        answering.inPlace(Instant.now(), replacing()).finish(answer(paragraphs(80)));

        assertThat(bodies().stream().map(body -> body.get("replace_original").getAsBoolean()))
                .containsExactly(true, false, false);
        assertThat(bodies().getLast().toString())
                .contains("kotae_share", "kotae_why")
                .doesNotContain("kotae_again", "kotae_deeper");
    }

    @Test
    void what_stands_in_place_is_sent_again_after_a_crash_without_a_remark() {
        answering
                .inPlace(Instant.now(), new Progress.Shown("command/0/1/unsure"))
                .finish(answer("Yes."));

        assertThat(bodies())
                .singleElement()
                .matches(body -> body.get("replace_original").getAsBoolean())
                .matches(body -> !body.toString().contains(REPEATED));
    }

    @Test
    void a_click_that_is_half_an_hour_old_replaces_nothing_any_more() {
        answering.inPlace(Instant.now().minusSeconds(1_801), replacing()).finish(answer("Yes."));

        assertThat(bodies()).isEmpty();
        assertThat(answering.slack.calls("chat.postEphemeral")).hasSize(1);
    }

    @Test
    void the_question_stands_above_since_slack_shows_a_command_to_nobody() {
        open(new Progress.Untouched()).finish(answer("Yes."));

        var first = bodies().getFirst().getAsJsonArray("blocks").get(0).toString();
        assertThat(first).contains("section").contains("How many days?");
    }

    @Test
    void slack_fetches_nothing_that_an_answer_links_to() {
        open(new Progress.Untouched()).finish(answer("[Yes](https://example.com/?q=secret)."));
        var shared = new ReplyTo.ByShare(answering.slack.responseUrl(), false);
        answering
                .open(Answering.turn("C1", "/share:1", shared), new Progress.Untouched())
                .finish(answer("[Yes](https://example.com/?q=secret)."));

        assertThat(bodies())
                .singleElement()
                .matches(body -> !body.get("unfurl_links").getAsBoolean())
                .matches(body -> !body.get("unfurl_media").getAsBoolean());
        assertThat(answering.slack.calls("chat.postMessage"))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.form())
                                .containsEntry("unfurl_links", "false")
                                .containsEntry("unfurl_media", "false"));
    }

    private static Progress replacing() {
        return new Progress.Replacing("command/1/5", new Progress.Untouched());
    }

    private Reply open(Progress progress) {
        return answering.toCommand(answering.slack.responseUrl().toString(), progress);
    }

    private List<JsonObject> bodies() {
        return answering.slack.responses();
    }

    private static String text(JsonObject body) {
        return body.getAsJsonArray("blocks").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(block -> block.get("type").getAsString().equals("markdown"))
                .map(block -> block.get("text").getAsString())
                .collect(Collectors.joining("\n\n"));
    }

    private static String paragraphs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Paragraph " + i + ": " + "word ".repeat(70).strip())
                .collect(Collectors.joining("\n\n"));
    }
}
