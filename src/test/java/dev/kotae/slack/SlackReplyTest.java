package dev.kotae.slack;

import static dev.kotae.slack.Answering.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kotae.Soon;
import dev.kotae.answer.Permit;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.chat.Wording;
import dev.kotae.markdown.Harmless;
import dev.kotae.memory.Progress;
import dev.kotae.memory.StoreFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackReplyTest {
    private static final String TEXT =
            "You have **20 days** of leave a year [1]. Ask <!channel> or <@U9>, not <#C9>: 有給は"
                    + "20日です。😀 ".repeat(40)
                    + "`List<String>` <https://x.example|bank> end [2].";

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
    void an_answer_is_streamed_into_the_thread() throws Exception {
        var reply = answering.inThread();
        reply.append(TEXT.substring(0, 60));
        waitForShows(1);
        reply.append(TEXT.substring(60));
        waitForShows(2);
        reply.finish(answer(TEXT));

        assertThat(answering.slack.shows())
                .containsExactly("chat.startStream", "chat.appendStream", "chat.stopStream");
        var start = answering.slack.calls("chat.startStream").getFirst().form();
        assertThat(start).containsEntry("channel", "D1").containsEntry("thread_ts", Answering.ROOT);
        assertThat(answering.posted).containsExactly("stream/D1/1764000001.000001");
        assertWhole(TEXT);
    }

    @Test
    void below_the_answer_stand_its_sources_and_how_it_came_about() {
        answering.inThread().finish(answer("Yes [1][2]."));

        var blocks = onlyMessage().blocks;
        assertThat(blocks)
                .contains("*Sources*")
                .contains(
                        "[1] <https://x.example/a?b=1&amp;c=d%7Ce|Leave &lt;policy&gt; &amp; more>")
                .contains("[2] 休暇規程")
                .contains("Claude Haiku · a short question · 2.3 s · $0.0013")
                .contains("AI-generated")
                .contains("a.pdf");
        assertThat(onlyMessage().metadata).contains("kotae_answer").contains("k7f3m2p9q4r8");
    }

    @Test
    void a_japanese_asker_reads_the_receipt_in_japanese() {
        answering
                .open(Answering.inThreadTurn(), new Progress.Untouched(), Locale.JAPAN)
                .finish(answer("はい。"));

        assertThat(onlyMessage().blocks).contains("*出典*").contains("短い質問のため · 2.3秒");
    }

    @Test
    void an_answer_that_is_there_at_once_is_one_post() {
        answering.inThread().finish(answer("Yes."));

        assertThat(answering.slack.shows()).containsExactly("chat.postMessage");
        assertThat(answering.posted).containsExactly("post/D1/1764000001.000001");
        assertThat(onlyMessage().thread).isEqualTo(Answering.ROOT);
        assertThat(answering.slack.calls("chat.postMessage").getFirst().form())
                .containsEntry("unfurl_links", "false")
                .containsEntry("unfurl_media", "false");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void the_text_is_whole_and_harmless_however_it_arrives(int seed) throws Exception {
        var random = new Random(seed);
        var reply = answering.inThread();
        for (int from = 0; from < TEXT.length(); ) {
            int to = Math.min(TEXT.length(), from + 1 + random.nextInt(20));
            reply.append(TEXT.substring(from, to));
            from = to;
            Thread.sleep(random.nextInt(10));
        }
        reply.finish(answer(TEXT));

        assertWhole(TEXT);
        for (var call : answering.slack.calls()) {
            assertThat(call.form().getOrDefault("chunks", ""))
                    .doesNotContain("<!channel", "<@U9", "<#C9", "<https://x.example|");
        }
    }

    @Test
    void an_append_does_not_wait_for_slack() throws Exception {
        answering.slack.delay("chat.startStream", 4_000);
        var reply = answering.inThread();
        var begun = Instant.now();
        for (int i = 0; i < 200; i++) {
            reply.append("one more piece of text ");
        }

        assertThat(Duration.between(begun, Instant.now()))
                .as("who waited for Slack would need four seconds")
                .isLessThan(Duration.ofMillis(3_500));
        waitForShows(1);
        reply.finish(answer("one more piece of text ".repeat(200)));
        assertWhole("one more piece of text ".repeat(200));
    }

    @Test
    void many_small_pieces_make_few_calls() throws Exception {
        var reply = answering.inThread();
        for (int i = 0; i < 300; i++) {
            reply.append("0123456789");
            Thread.sleep(2);
        }
        reply.finish(answer("0123456789".repeat(300)));

        assertThat(answering.slack.calls("chat.appendStream")).hasSizeBetween(2, 12);
        assertWhole("0123456789".repeat(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_type_not_supported", "unknown_method", "feature_not_enabled"})
    void where_slack_does_not_stream_the_answer_is_posted(String error) throws Exception {
        answering.slack.failWithError("chat.startStream", error);
        var reply = answering.inThread();
        reply.append(TEXT);
        waitForShows(2);
        reply.finish(answer(TEXT));

        assertThat(answering.slack.shows())
                .containsExactly("chat.startStream", "chat.postMessage", "chat.update");
        assertThat(answering.posted).containsExactly("post/D1/1764000001.000001");
        assertWhole(TEXT);
    }

    @Test
    void a_workspace_that_has_streamed_enough_this_minute_is_posted_to() throws Exception {
        for (int i = 0; i < 19; i++) {
            var turn =
                    Answering.turn(
                            "D" + i,
                            Answering.ROOT,
                            new ReplyTo.InThread("UBOT", "T1", Answering.QUESTION));
            answering.open(turn, new Progress.Untouched()).append(TEXT);
        }
        waitForShows(19);

        assertThat(answering.slack.calls("chat.startStream")).hasSize(18);
        assertThat(answering.slack.calls("chat.postMessage")).hasSize(1);
    }

    @Test
    void a_rate_limit_is_waited_for_and_loses_nothing() throws Exception {
        answering.slack.failWithStatus("chat.appendStream", 429, "1");
        answering.slack.failWithStatus("chat.stopStream", 429, "1");
        var reply = answering.inThread();
        reply.append(TEXT.substring(0, 60));
        waitForShows(1);
        reply.append(TEXT.substring(60));
        waitForShows(3);
        reply.finish(answer(TEXT));

        assertWhole(TEXT);
        assertPause("chat.appendStream");
        assertPause("chat.stopStream");
    }

    @Test
    void an_append_of_which_nobody_knows_whether_it_was_done_does_not_double_the_text()
            throws Exception {
        answering.slack.doAndFail("chat.appendStream", 500);
        var reply = answering.inThread();
        reply.append(TEXT.substring(0, 60));
        waitForShows(1);
        reply.append(TEXT.substring(60));
        waitForShows(2);
        reply.finish(answer(TEXT));

        assertWhole(TEXT);
        assertThat(answering.slack.messages()).hasSize(1);
    }

    @Test
    void a_stop_of_which_nobody_knows_whether_it_was_done_leaves_a_whole_answer() throws Exception {
        answering.slack.doAndFail("chat.stopStream", 503);
        var reply = answering.inThread();
        reply.append(TEXT.substring(0, 60));
        waitForShows(1);
        reply.finish(answer(TEXT));

        assertWhole(TEXT);
        assertThat(answering.slack.messages()).hasSize(1);
    }

    @Test
    void a_stream_that_cannot_be_ended_in_time_for_the_next_stays_the_answers_first_message()
            throws Exception {
        var text = ("All of it is here. ".repeat(50).strip() + "\n\n").repeat(14).strip();
        answering.slack.failWithStatus("chat.stopStream", 429, "6");
        var reply = answering.inThread();
        reply.append(text.substring(0, 10_000));
        waitForShows(1);
        reply.append(text.substring(10_000, 12_000));
        waitForShows(2);
        reply.append(text.substring(12_000));
        reply.finish(answer(text));

        var messages = answering.slack.messages();
        assertThat(messages).hasSize(2).noneMatch(message -> message.streaming);
        assertThat(messages).noneMatch(message -> message.metadata.isEmpty());
        assertThat(
                        messages.stream()
                                .map(RecordingSlack.Message::markdown)
                                .collect(Collectors.joining())
                                .replaceAll("\\s+", ""))
                .isEqualTo(text.replaceAll("\\s+", ""));
        assertThat(answering.slack.calls("chat.startStream")).hasSize(1);
    }

    @Test
    void a_stream_that_dies_on_the_way_ends_whole() throws Exception {
        var reply = answering.inThread();
        reply.append(TEXT.substring(0, 60));
        waitForShows(1);
        onlyMessage().streaming = false;
        reply.append(TEXT.substring(60));
        waitForShows(2);
        reply.finish(answer(TEXT));

        assertWhole(TEXT);
        assertThat(answering.slack.messages()).hasSize(1);
    }

    @Test
    void the_answer_stands_in_place_of_a_text_that_it_does_not_continue() throws Exception {
        var reply = answering.inThread();
        reply.append("Something that was taken back afterwards, for whatever reason.");
        waitForShows(1);
        reply.finish(answer("Another answer."));

        assertWhole("Another answer.");
    }

    @Test
    void an_apology_stands_in_place_of_a_half_written_answer() throws Exception {
        var reply = answering.inThread();
        reply.append("You have twenty days of leave a year, unless you are");
        waitForShows(1);
        reply.fail(Phrase.of(Wording.APOLOGY_INTERRUPTED, "k7f3m2p9q4r8"));

        assertThat(onlyMessage().streaming).isFalse();
        assertThat(onlyMessage().markdown()).isEmpty();
        assertThat(onlyMessage().blocks)
                .contains("I could not get a whole answer")
                .contains("k7f3m2p9q4r8")
                .doesNotContain("twenty days");
    }

    @Test
    void an_apology_with_nothing_before_it_is_one_post() {
        answering.inThread().fail(Phrase.of(Wording.APOLOGY_BUSY, "k7f3m2p9q4r8"));

        assertThat(answering.slack.shows()).containsExactly("chat.postMessage");
        assertThat(onlyMessage().blocks).contains("too busy");
    }

    @Test
    void a_long_answer_goes_on_in_further_posts_of_the_thread() throws Exception {
        var code = "```java\n" + "int x = 1; // a line of code\n".repeat(100) + "```";
        var text =
                IntStream.range(0, 60)
                        .mapToObj(
                                i -> i == 30 ? code : "Paragraph " + i + ": " + "word ".repeat(70))
                        .map(String::strip)
                        .collect(Collectors.joining("\n\n"));
        assertThat(text.length()).isGreaterThan(20_000);
        var reply = answering.inThread();
        for (int from = 0; from < text.length(); from += 500) {
            reply.append(text.substring(from, Math.min(text.length(), from + 500)));
        }
        waitForShows(2);
        reply.finish(answer(text));

        var messages = answering.slack.messages();
        assertThat(messages).hasSizeGreaterThan(1);
        assertThat(messages).allMatch(message -> message.thread.equals(Answering.ROOT));
        assertThat(messages).allMatch(message -> message.markdown().length() <= 11_000);
        assertThat(messages.stream().map(m -> m.markdown()).collect(Collectors.joining("\n\n")))
                .isEqualTo(text);
        assertThat(messages.subList(0, messages.size() - 1))
                .noneMatch(message -> message.blocks.contains("Sources"));
        assertThat(messages.getLast().blocks).contains("Sources");
        assertThat(answering.posted).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void after_a_crash_the_same_post_is_taken_up(boolean stillStreaming) throws Exception {
        var left = new RecordingSlack.Message();
        left.text = "You have tw";
        left.streaming = stillStreaming;
        answering.slack.put("1763.000001", left);

        var reply =
                answering.open(
                        Answering.inThreadTurn(), new Progress.Shown("stream/D1/1763.000001"));
        reply.append(TEXT);
        reply.finish(answer(TEXT));

        assertWhole(TEXT);
        assertThat(answering.slack.calls("chat.startStream")).isEmpty();
        assertThat(answering.slack.calls("chat.postMessage")).isEmpty();
    }

    @Test
    void an_answer_that_was_recorded_before_a_crash_is_shown_in_the_same_post() {
        answering.slack.put("1763.000001", new RecordingSlack.Message());
        var recorded = new Progress.Recorded("post/D1/1763.000001", answer(TEXT));

        answering.open(Answering.inThreadTurn(), recorded).finish(answer(TEXT));

        assertThat(answering.slack.shows()).containsExactly("chat.update");
        assertWhole(TEXT);
    }

    @Test
    void each_change_of_the_post_is_asked_for_before_and_told_of_afterwards() {
        answering.slack.put("1763.000001", new RecordingSlack.Message());
        var heard = new CopyOnWriteArrayList<String>();
        var left = new Progress.Shown("post/D1/1763.000001");
        answering.open(Answering.inThreadTurn(), left, permit(heard)).finish(answer(TEXT));

        assertThat(heard).containsExactly("post/D1/1763.000001 after 0", "changed after 1");
    }

    @Test
    void a_change_that_was_broken_off_is_told_of_as_well() throws Exception {
        answering.slack.put("1763.000001", new RecordingSlack.Message());
        answering.slack.delay("chat.update", 2_000);
        var heard = new CopyOnWriteArrayList<String>();
        var left = new Progress.Shown("post/D1/1763.000001");
        var reply = answering.open(Answering.inThreadTurn(), left, permit(heard));

        var finishing =
                Thread.ofVirtual()
                        .start(() ->
                                assertThatThrownBy(() -> reply.finish(answer(TEXT)))
                                        .isInstanceOf(ReplyFailure.class));
        waitForShows(1);
        finishing.interrupt();
        finishing.join();

        assertThat(heard).containsExactly("post/D1/1763.000001 after 0", "changed after 1");
    }

    private Permit permit(List<String> heard) {
        return new Permit() {
            @Override
            public void posted(String name) {
                heard.add(name + " after " + answering.slack.shows().size());
            }

            @Override
            public void changed() {
                heard.add("changed after " + answering.slack.shows().size());
            }
        };
    }

    @Test
    void a_post_that_somebody_deleted_meanwhile_is_posted_anew() {
        var recorded = new Progress.Recorded("post/D1/1763.000001", answer(TEXT));

        answering.open(Answering.inThreadTurn(), recorded).finish(answer(TEXT));

        assertWhole(TEXT);
        assertThat(answering.posted).last().isEqualTo("post/D1/1764000001.000001");
        assertThat(answering.slack.calls("conversations.replies")).hasSize(1);
    }

    @Test
    void a_reply_that_is_left_shows_nothing_more() throws Exception {
        var reply = answering.inThread();
        reply.append(TEXT.substring(0, 60));
        waitForShows(1);
        reply.append(TEXT.substring(60));
        reply.close();
        var shown = answering.slack.shows().size();
        reply.append(TEXT);
        Thread.sleep(1_000);

        assertThat(answering.slack.shows()).hasSize(shown);
    }

    @Test
    void finishing_twice_leaves_one_whole_answer() throws Exception {
        var reply = answering.inThread();
        reply.append(TEXT);
        waitForShows(1);
        reply.finish(answer(TEXT));
        reply.finish(answer(TEXT));

        assertWhole(TEXT);
        assertThat(answering.slack.messages()).hasSize(1);
    }

    @Test
    void a_direct_message_is_posted_once_and_then_updated_at_leisure() throws Exception {
        var reply = answering.inDirect();
        for (int i = 0; i < 40; i++) {
            reply.append("0123456789");
            Thread.sleep(25);
        }
        reply.finish(answer("0123456789".repeat(40)));

        assertThat(answering.slack.shows()).containsExactly("chat.postMessage", "chat.update");
        assertThat(answering.slack.calls("chat.postMessage").getFirst().form())
                .doesNotContainKey("thread_ts");
        assertWhole("0123456789".repeat(40));
    }

    @Test
    void a_command_is_answered_once_at_the_end_for_the_asker_alone() {
        var reply =
                answering.toCommand(
                        answering.slack.responseUrl().toString(), new Progress.Untouched());
        reply.status(Phrase.of(Wording.STATUS_SEARCHING));
        reply.append(TEXT);
        reply.finish(answer(TEXT));

        assertThat(answering.slack.calls()).hasSize(1);
        var response = answering.slack.responses().getFirst();
        assertThat(response.get("response_type").getAsString()).isEqualTo("ephemeral");
        assertThat(response.get("blocks").toString()).contains("20日").contains("Sources");
        assertThat(answering.posted).containsExactly("command/0/1/unsure", "command/1/1");
    }

    @Test
    void a_command_whose_answer_was_delivered_before_a_crash_is_not_answered_again() {
        var recorded = new Progress.Recorded("command/1/1", answer(TEXT));

        answering
                .toCommand(answering.slack.responseUrl().toString(), recorded)
                .finish(answer(TEXT));

        assertThat(answering.slack.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com.evil.example/commands/1",
                "http://127.0.0.1:1/respond/1",
                "https://hooks.slack.com/commands/T/1",
                "http://169.254.169.254/latest/meta-data/",
                "file:///etc/passwd"
            })
    void a_command_is_answered_nowhere_but_where_slack_lives(String url) {
        var failure = failure(answering.toCommand(url, new Progress.Untouched()), answer("secret"));

        assertThat(failure).hasMessage("response_url: foreign_host");
        assertThat(failure.worthRepeating()).isFalse();
    }

    @Test
    void an_expired_command_is_given_up_and_a_broken_one_is_not() {
        var url = answering.slack.responseUrl().toString();
        answering.slack.failWithStatus("respond", 404, "");
        answering.slack.failWithError("chat.postEphemeral", "not_in_channel");
        answering.slack.failWithStatus("respond", 502, "");

        assertThat(
                        failure(answering.toCommand(url, new Progress.Untouched()), answer("x"))
                                .worthRepeating())
                .isFalse();
        assertThat(
                        failure(answering.toCommand(url, new Progress.Untouched()), answer("x"))
                                .worthRepeating())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_not_found", "is_archived", "token_revoked", "not_in_channel"})
    void what_will_never_work_is_not_worth_repeating(String error) {
        answering.slack.failWithError("chat.postMessage", error);

        var failure = failure(answering.inThread(), answer("x"));

        assertThat(failure.worthRepeating()).isFalse();
        assertThat(failure).hasMessage("chat.postMessage: " + error);
    }

    @Test
    void an_outage_and_a_long_rate_limit_are_worth_repeating() {
        for (int i = 0; i < 3; i++) {
            answering.slack.failWithStatus("chat.postMessage", 503, "");
        }
        assertThat(failure(answering.inThread(), answer("x")).worthRepeating()).isTrue();

        answering.slack.failWithStatus("chat.postMessage", 429, "120");
        assertThat(failure(answering.inThread(), answer("x")).worthRepeating()).isTrue();
    }

    @Test
    void where_slack_does_not_take_the_blocks_the_words_alone_are_shown() {
        answering.slack.failWithError("chat.postMessage", "invalid_blocks");
        var text = "You have **20 days** of leave & more. ".repeat(40).strip();

        answering.inChannel().finish(answer(text));

        var posts = answering.slack.calls("chat.postMessage");
        assertThat(posts).hasSize(2);
        assertThat(posts.getLast().form())
                .containsEntry("blocks", "[]")
                .containsEntry("text", text.replace("**", "").replace("&", "&amp;"));
    }

    @Test
    void an_answer_of_too_many_blocks_is_shown_in_two() {
        answering.slack.failWithError("chat.postMessage", "msg_blocks_too_many");

        answering.inChannel().finish(answer("## A heading\n\nIts text.\n\n".repeat(300)));

        assertThat(answering.slack.calls("chat.postMessage")).hasSize(3);
        assertThat(answering.slack.messages()).hasSize(2);
    }

    @Test
    void a_status_is_shown_while_it_works_and_taken_away_at_the_end() throws Exception {
        var reply = answering.inChannel();
        reply.status(Phrase.of(Wording.STATUS_SEARCHING));
        waitForCalls("assistant.threads.setStatus", 1);
        reply.finish(answer("Yes."));
        waitForCalls("assistant.threads.setStatus", 2);

        var statuses =
                answering.slack.calls("assistant.threads.setStatus").stream()
                        .map(call -> call.form().get("status"))
                        .toList();
        assertThat(statuses).isEqualTo(List.of("is working on it…", ""));
        assertThat(answering.slack.calls("assistant.threads.setStatus").getFirst().form())
                .containsEntry("loading_messages", "[\"Looking in your documents…\"]")
                .containsEntry("channel_id", "C1")
                .containsEntry("thread_ts", Answering.ROOT);
    }

    @Test
    void a_step_with_a_comma_stays_one_message() throws Exception {
        var reply = answering.inChannel();
        reply.status(Phrase.of(Wording.STATUS_ASKING, "Opus, the large one"));
        waitForCalls("assistant.threads.setStatus", 1);
        reply.finish(answer("Yes."));

        assertThat(answering.slack.calls("assistant.threads.setStatus").getFirst().form())
                .containsEntry("loading_messages", "[\"Asking Opus‚ the large one…\"]");
    }

    @Test
    void a_turn_has_not_ended_while_its_status_is_being_taken_away() throws Exception {
        var reply = answering.inChannel();
        reply.status(Phrase.of(Wording.STATUS_SEARCHING));
        waitForCalls("assistant.threads.setStatus", 1);
        answering.slack.delay("assistant.threads.setStatus", 400);
        var begun = Instant.now();
        reply.finish(answer("Yes."));

        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(350));
        assertThat(answering.slack.calls("assistant.threads.setStatus")).hasSize(2);
    }

    @Test
    void a_status_that_slack_refuses_hurts_nothing_and_is_not_tried_again() throws Exception {
        answering.slack.failWithError("assistant.threads.setStatus", "missing_scope");
        var reply = answering.inChannel();
        reply.status(Phrase.of(Wording.STATUS_SEARCHING));
        waitForCalls("assistant.threads.setStatus", 1);
        Thread.sleep(100);
        reply.status(Phrase.of(Wording.STATUS_THINKING));
        reply.finish(answer("Yes."));

        assertWhole("Yes.");
        assertThat(answering.slack.calls("assistant.threads.setStatus")).hasSize(1);
    }

    @Test
    void a_post_whose_name_cannot_be_kept_ends_whole_all_the_same() throws Exception {
        var asker = new Person("U1", "Ann", Locale.ENGLISH, ZoneOffset.UTC);
        var reply =
                answering
                        .channel()
                        .open(
                                Answering.inThreadTurn(),
                                asker,
                                new Progress.Untouched(),
                                1,
                                name -> {
                                    throw new StoreFailure("posted", new IOException("full"));
                                });
        reply.append(TEXT);
        waitForShows(1);
        reply.append(" and more");
        reply.finish(answer(TEXT + " and more"));

        assertWhole(TEXT + " and more");
    }

    private void assertWhole(String text) {
        assertThat(onlyMessage().markdown()).isEqualTo(Harmless.of(text));
        assertThat(onlyMessage().streaming).isFalse();
        assertThat(onlyMessage().blocks).contains("Claude Haiku");
        assertThat(onlyMessage().metadata).contains("k7f3m2p9q4r8");
    }

    private RecordingSlack.Message onlyMessage() {
        assertThat(answering.slack.messages()).hasSize(1);
        return answering.slack.messages().getFirst();
    }

    private void assertPause(String method) {
        var calls = answering.slack.calls(method);
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1).atMillis() - calls.get(0).atMillis()).isGreaterThanOrEqualTo(950);
    }

    private void waitForShows(int count) throws InterruptedException {
        Soon.holds(() -> answering.slack.shows().size() >= count);
        assertThat(answering.slack.shows()).hasSizeGreaterThanOrEqualTo(count);
        Thread.sleep(50);
    }

    private void waitForCalls(String method, int count) throws InterruptedException {
        Soon.holds(() -> answering.slack.calls(method).size() >= count);
        assertThat(answering.slack.calls(method)).hasSize(count);
    }

    private static ReplyFailure failure(Reply reply, Answer answer) {
        return catchThrowableOfType(ReplyFailure.class, () -> reply.finish(answer));
    }
}
