package dev.kotae.slack;

import static dev.kotae.slack.Answering.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kotae.Soon;
import dev.kotae.answer.LaneLost;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.local.SlackTrouble;
import dev.kotae.local.slack.Moment;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Workspace;
import dev.kotae.memory.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Exactly one answer, whatever dies and whatever Slack says, against the stand-in.
class SlackRecoveryTest {
    private static final String TEXT = "You have **20 days** of leave a year. ".repeat(10).strip();
    private static final String LONG =
            IntStream.range(0, 80)
                    .mapToObj(i -> "Paragraph " + i + ": " + "word ".repeat(70).strip())
                    .collect(Collectors.joining("\n\n"));
    private static final String REPEATED = Wording.REPEATED.in(Locale.ENGLISH);

    private static final String SIGN = "assistant.threads.setStatus";

    private StandingSlack standing;

    @BeforeEach
    void begin() {
        standing = new StandingSlack();
    }

    @AfterEach
    void end() {
        standing.close();
    }

    @Test
    void a_first_attempt_reads_nothing() throws Exception {
        var turn = standing.ask("t1");
        stream(standing.open(turn)).finish(answer(TEXT));

        assertWhole(turn);
        assertThat(standing.calls("conversations.replies")).isZero();
        assertThat(standing.calls("conversations.history")).isZero();
    }

    @Test
    void a_stream_whose_name_was_not_kept_is_found_ended_and_finished_in_place() throws Exception {
        var turn = standing.ask("t1");
        stream(standing.dying(turn)).close();
        assertThat(standing.said(turn)).singleElement().matches(Post::streaming);
        var left = standing.said(turn).getFirst().ts();

        var again = standing.again(turn, 2);
        again.append(TEXT);
        again.finish(answer(TEXT));

        assertWhole(turn);
        assertThat(standing.said(turn).getFirst().ts()).isEqualTo(left);
    }

    @Test
    void a_found_stream_ends_as_soon_as_there_is_something_to_say() throws Exception {
        var turn = standing.ask("t1");
        stream(standing.dying(turn)).close();

        try (var again = standing.again(turn, 2)) {
            again.append(TEXT);
            Soon.holds(() -> standing.calls("chat.update") != 0);

            assertThat(standing.said(turn)).singleElement().matches(post -> !post.streaming());
        }
    }

    @Test
    void a_post_whose_name_was_not_kept_is_found_and_updated() {
        var turn = standing.ask("t1");
        assertThatThrownBy(() -> standing.dying(turn).finish(answer(TEXT)))
                .isInstanceOf(StandingSlack.Died.class);

        standing.again(turn, 2).finish(answer(TEXT));

        assertWhole(turn);
        assertThat(standing.calls("chat.postMessage")).isEqualTo(1);
    }

    @Test
    void a_post_in_a_direct_message_without_threads_is_found_as_well() {
        var turn = standing.direct("t1");
        assertThatThrownBy(() -> standing.dying(turn).finish(answer(TEXT)))
                .isInstanceOf(StandingSlack.Died.class);
        standing.slack.say(Workspace.EMMA, StandingSlack.DIRECT, "are you there?");

        standing.again(turn, 2).finish(answer(TEXT));

        assertWhole(turn);
        assertThat(standing.calls("conversations.history")).isEqualTo(1);
        assertThat(standing.calls("chat.postMessage")).isEqualTo(1);
    }

    @Test
    void where_nothing_was_left_one_post_is_made() throws Exception {
        var turn = standing.ask("t1");

        stream(standing.again(turn, 2)).finish(answer(TEXT));

        assertWhole(turn);
        assertThat(standing.calls("chat.startStream")).isZero();
        assertThat(standing.calls("chat.postMessage")).isEqualTo(1);
    }

    @Test
    void an_apology_takes_the_place_of_what_was_left() throws Exception {
        var turn = standing.ask("t1");
        stream(standing.dying(turn)).close();

        standing.again(turn, 2).fail(Phrase.of(Wording.APOLOGY_BUSY, "t1"));

        assertThat(standing.said(turn)).hasSize(1);
        assertThat(shown(turn)).contains("too busy").doesNotContain("20 days");
        assertThat(standing.said(turn).getFirst().streaming()).isFalse();
    }

    @Test
    void the_answer_to_another_turn_of_the_thread_is_left_alone() throws Exception {
        var first = standing.ask("t1");
        var second = standing.reply("t2", first.asked().address().thread());
        stream(standing.open(first)).finish(answer(TEXT));
        var before = standing.said(first).getFirst();
        stream(standing.dying(second)).close();

        standing.again(second, 2).finish(answer("Another answer."));

        assertThat(standing.said(first)).hasSize(2);
        assertThat(standing.said(first).getFirst()).isEqualTo(before);
        assertThat(standing.said(first).getLast().text()).contains("Another answer.");
        assertThat(turnOf(standing.said(first).getFirst())).isEqualTo("t1");
        assertThat(turnOf(standing.said(first).getLast())).isEqualTo("t2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.startStream", "chat.stopStream", "chat.appendStream"})
    void a_stream_call_that_fails_after_it_was_done_leads_to_no_second_post(String method)
            throws Exception {
        var turn = standing.ask("t1");
        standing.slack.trouble(method, 1, new SlackTrouble.Failed(500, true));

        var reply = stream(standing.open(turn));
        reply.append(" And so on, for a while.");
        Thread.sleep(1_000);
        reply.finish(answer(TEXT + " And so on, for a while."));

        assertThat(standing.said(turn)).hasSize(1);
        assertThat(standing.said(turn).getFirst().streaming()).isFalse();
        assertThat(shown(turn)).contains(TEXT + " And so on, for a while.");
        assertThat(turnOf(standing.said(turn).getFirst())).isEqualTo("t1");
        assertThat(shown(turn)).doesNotContain(REPEATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.postMessage", "chat.update"})
    void a_post_or_update_that_fails_after_it_was_done_leads_to_no_second_post(String method)
            throws Exception {
        var turn = standing.direct("t1");
        standing.slack.trouble(method, 2, new SlackTrouble.Failed(503, true));

        var reply = standing.open(turn);
        reply.append(TEXT);
        Thread.sleep(300);
        reply.finish(answer(TEXT));

        assertWhole(turn);
    }

    @Test
    void a_post_that_is_answered_too_late_is_found() {
        var turn = standing.ask("t1");
        standing.slack.trouble(
                "chat.postMessage", 1, new SlackTrouble.Slow(Duration.ZERO, Duration.ofSeconds(9)));

        standing.open(turn).finish(answer(TEXT));

        assertWhole(turn);
        assertThat(standing.calls("conversations.replies")).isEqualTo(1);
    }

    @Test
    void a_post_that_slack_makes_after_we_gave_it_up_goes_away_again() throws Exception {
        var turn = standing.ask("t1");
        standing.slack.trouble(
                "chat.startStream", 1, new SlackTrouble.Slow(Duration.ofSeconds(9), Duration.ZERO));

        var reply = standing.open(turn);
        reply.append(TEXT);
        Soon.holds(() -> standing.said(turn).size() >= 2);
        assertThat(standing.said(turn)).as("the late one, and the one in its place").hasSize(2);
        reply.finish(answer(TEXT));

        assertWhole(turn);
    }

    @Test
    void what_cannot_be_looked_for_is_repeated_and_says_so() throws Exception {
        var turn = standing.ask("t1");
        assertThatThrownBy(() -> standing.dying(turn).finish(answer(TEXT)))
                .isInstanceOf(StandingSlack.Died.class);
        standing.slack.trouble(
                "conversations.replies", 1, new SlackTrouble.Refused("missing_scope"));

        standing.again(turn, 2).finish(answer(TEXT));

        assertThat(standing.said(turn)).hasSize(2);
        assertThat(blocks(standing.said(turn).getFirst())).doesNotContain(REPEATED);
        assertThat(blocks(standing.said(turn).getLast())).contains(REPEATED);
    }

    @Test
    void a_stream_that_cannot_be_looked_for_says_so_at_its_end() throws Exception {
        var turn = standing.ask("t1");
        standing.slack.trouble(
                "conversations.replies", 1, new SlackTrouble.Refused("missing_scope"));

        stream(standing.again(turn, 2)).finish(answer(TEXT));

        assertThat(blocks(standing.said(turn).getFirst())).contains(REPEATED);
    }

    @Test
    void where_slack_lets_us_read_once_a_minute_a_turn_is_put_off_before_it_is_repeated() {
        standing.slack.restrictReading(true);
        var first = standing.ask("t1");
        standing.again(first, 2).finish(answer(TEXT));
        var second = standing.ask("t2");

        var failure =
                catchThrowableOfType(
                        ReplyFailure.class,
                        () -> standing.again(second, 2).finish(answer("Another.")));
        assertThat(failure.worthRepeating()).isTrue();
        assertThat(standing.said(second)).hasSize(1);

        standing.again(second, 4).finish(answer("Another."));
        assertThat(blocks(standing.said(second).getLast())).contains("Another.").contains(REPEATED);
        assertThat(blocks(standing.said(second).getFirst())).doesNotContain(REPEATED);
    }

    @Test
    void an_outage_while_looking_puts_the_turn_off_and_posts_nothing() {
        var turn = standing.ask("t1");
        standing.slack.trouble("conversations.replies", 9, new SlackTrouble.Failed(503, false));

        var failure =
                catchThrowableOfType(
                        ReplyFailure.class, () -> standing.again(turn, 2).finish(answer(TEXT)));

        assertThat(failure.worthRepeating()).isTrue();
        assertThat(standing.said(turn)).isEmpty();
    }

    @Test
    void the_parts_of_a_long_answer_that_stand_are_found_again() {
        var turn = standing.ask("t1");
        var posts = new AtomicInteger();
        standing.slack.follow(method ->
                method.equals("chat.postMessage") && posts.incrementAndGet() == 3
                        ? Optional.of(new SlackTrouble.Refused("is_archived"))
                        : Optional.empty());
        var names = new java.util.concurrent.CopyOnWriteArrayList<String>();
        assertThatThrownBy(() ->
                        standing.open(turn, 1, new Progress.Untouched(), names::add)
                                .finish(answer(LONG)))
                .isInstanceOf(ReplyFailure.class);
        assertThat(standing.said(turn)).hasSize(2);

        standing.open(turn, 2, new Progress.Recorded(names.getLast(), answer(LONG)), name -> {})
                .finish(answer(LONG));

        assertLong(turn, 3);
    }

    @Test
    void a_part_of_which_nobody_knows_whether_it_was_posted_is_looked_for() {
        var turn = standing.ask("t1");
        var posts = new AtomicInteger();
        standing.slack.follow(method ->
                method.equals("chat.postMessage") && posts.incrementAndGet() == 2
                        ? Optional.of(new SlackTrouble.Failed(502, true))
                        : Optional.empty());

        standing.open(turn).finish(answer(LONG));

        assertLong(turn, 3);
    }

    @Test
    void what_is_too_long_for_slack_is_cut_into_shorter_parts() {
        var turn = standing.ask("t1");
        standing.slack.trouble("chat.postMessage", 1, new SlackTrouble.Refused("msg_too_long"));

        standing.open(turn).finish(answer(LONG));

        assertLong(turn, 6);
    }

    @Test
    void a_stream_whose_end_is_too_long_for_slack_is_cut_as_well() throws Exception {
        var turn = standing.ask("t1");
        standing.slack.trouble(
                "chat.stopStream", 1, new SlackTrouble.Refused("msg_blocks_too_long"));
        standing.slack.trouble("chat.update", 1, new SlackTrouble.Refused("msg_blocks_too_long"));

        var text = TEXT + LONG.substring(0, 10_000);
        stream(standing.open(turn)).finish(answer(text));

        assertThat(standing.said(turn)).hasSizeGreaterThan(1);
        assertThat(shown(turn)).contains("Sources");
        assertThat(standing.said(turn)).noneMatch(Post::streaming);
    }

    @Test
    void a_stream_that_did_not_end_when_it_was_told_to_is_told_again() throws Exception {
        var turn = standing.ask("t1");
        standing.slack.trouble("chat.stopStream", 2, new SlackTrouble.Refused("fatal_nonsense"));

        stream(standing.open(turn)).finish(answer(TEXT));

        assertWhole(turn);
    }

    @Test
    void whose_lane_is_lost_shows_nothing() throws Exception {
        var turn = standing.ask("t1");
        var reply =
                standing.open(
                        turn,
                        1,
                        new Progress.Untouched(),
                        name -> {
                            throw new LaneLost("t1");
                        });
        reply.append(TEXT);
        Thread.sleep(300);

        assertThatThrownBy(() -> reply.finish(answer(TEXT))).isInstanceOf(LaneLost.class);
        assertThat(standing.said(turn)).isEmpty();
    }

    @Test
    void a_sign_that_comes_after_the_lane_was_lost_is_taken_away() throws Exception {
        var turn = standing.mention("t1");
        var lost = new java.util.concurrent.atomic.AtomicBoolean();
        standing.slack.trouble(
                SIGN, 1, new SlackTrouble.Slow(Duration.ofMillis(500), Duration.ZERO));
        try (var reply =
                standing.open(
                        turn,
                        1,
                        new Progress.Untouched(),
                        name -> {
                            if (lost.get()) {
                                throw new LaneLost("t1");
                            }
                        })) {
            reply.status(Phrase.of(Wording.STATUS_ASKING, "Haiku"));
            Thread.sleep(200);
            lost.set(true);
            Soon.holds(() -> standing.calls(SIGN) >= 2);
        }
        assertThat(standing.calls(SIGN)).isEqualTo(2);
    }

    @Test
    void a_turn_that_a_crash_broke_off_has_not_ended_while_a_sign_may_be_left() {
        var turn = standing.mention("t1");
        standing.slack.trouble(
                SIGN, 1, new SlackTrouble.Slow(Duration.ofMillis(1_500), Duration.ZERO));
        var begun = Instant.now();
        try (var reply = standing.open(turn, 2, new Progress.Untouched(), name -> {})) {
            reply.fail(Phrase.of(Wording.STATUS_ASKING, "Haiku"));
        }
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(1_400));
    }

    @Test
    void whose_lane_is_lost_gives_no_sign() throws Exception {
        var turn = standing.mention("t1");
        try (var reply =
                standing.open(
                        turn,
                        1,
                        new Progress.Untouched(),
                        name -> {
                            throw new LaneLost("t1");
                        })) {
            reply.status(Phrase.of(Wording.STATUS_ASKING, "Haiku"));
            Thread.sleep(300);
        }
        assertThat(standing.calls(SIGN)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_loses_the_lane_while_posting_takes_the_post_back_where_there_is_another(
            boolean another) {
        var turn = standing.ask("t1");
        var reply =
                standing.open(
                        turn,
                        1,
                        new Progress.Untouched(),
                        name -> {
                            if (!name.isEmpty()) {
                                throw new LaneLost("t1", another);
                            }
                        });

        assertThatThrownBy(() -> reply.finish(answer(TEXT))).isInstanceOf(LaneLost.class);
        assertThat(standing.said(turn)).hasSize(another ? 0 : 1);
    }

    @Test
    void a_post_that_comes_late_of_somebody_who_lost_the_lane_is_taken_away() {
        var turn = standing.ask("t1");
        var late = standing.dying(turn);
        var again =
                standing.open(
                        turn,
                        2,
                        new Progress.Untouched(),
                        name -> {
                            if (!name.isEmpty() && standing.calls("chat.postMessage") == 1) {
                                // Both looked before either had posted.
                                assertThatThrownBy(() -> late.finish(answer(TEXT)))
                                        .isInstanceOf(StandingSlack.Died.class);
                                assertThat(standing.said(turn)).hasSize(2);
                            }
                        });

        again.finish(answer(TEXT));

        assertWhole(turn);
        assertThat(standing.calls("chat.postMessage")).isEqualTo(2);
    }

    @Test
    void who_loses_the_lane_in_the_middle_of_a_stream_adds_nothing_to_it() throws Exception {
        var turn = standing.ask("t1");
        var lost = new java.util.concurrent.atomic.AtomicBoolean();
        var reply =
                standing.open(
                        turn,
                        1,
                        new Progress.Untouched(),
                        name -> {
                            if (lost.get()) {
                                throw new LaneLost("t1");
                            }
                        });
        stream(reply);
        lost.set(true);
        var before = standing.said(turn).getFirst();
        reply.append(TEXT);
        Thread.sleep(1_000);

        assertThatThrownBy(() -> reply.finish(answer(TEXT + TEXT))).isInstanceOf(LaneLost.class);
        assertThat(standing.said(turn)).containsExactly(before);
    }

    @Test
    void a_reply_that_is_left_has_told_of_its_post_even_when_it_was_interrupted() throws Exception {
        var turn = standing.ask("t1");
        standing.slack.trouble(
                "chat.startStream",
                1,
                new SlackTrouble.Slow(Duration.ZERO, Duration.ofMillis(800)));
        var names = new java.util.concurrent.CopyOnWriteArrayList<String>();
        var reply = standing.open(turn, 1, new Progress.Untouched(), names::add);
        reply.append(TEXT);
        Thread.sleep(300);

        Thread.currentThread().interrupt();
        reply.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(names.getLast())
                .isEqualTo(
                        "stream/"
                                + StandingSlack.DIRECT
                                + "/"
                                + standing.said(turn).getFirst().ts());
    }

    private Reply stream(Reply reply) throws InterruptedException {
        long before = standing.slack.history().size();
        reply.append(TEXT);
        Soon.holds(() -> hasShown(before));
        Thread.sleep(50);
        return reply;
    }

    private boolean hasShown(long before) {
        return standing.slack.history().stream()
                .skip(before)
                .anyMatch(Moment.Shown.class::isInstance);
    }

    private void assertWhole(Turn turn) {
        assertThat(standing.said(turn)).hasSize(1);
        var post = standing.said(turn).getFirst();
        assertThat(shown(turn)).contains(TEXT).contains("Claude Haiku").doesNotContain(REPEATED);
        assertThat(shown(turn).split("a year", -1)).as("once").hasSize(11);
        assertThat(post.streaming()).isFalse();
        assertThat(turnOf(post)).isEqualTo("t1");
    }

    private void assertLong(Turn turn, int parts) {
        var posts = standing.said(turn);
        assertThat(posts).hasSize(parts);
        assertThat(
                        posts.stream()
                                .map(post -> post.content().drawn().get(0).path("text").asString())
                                .collect(Collectors.joining("\n\n")))
                .isEqualTo(LONG);
        assertThat(posts)
                .extracting(post -> mark(post, "part"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, parts).mapToObj(String::valueOf).toList());
        assertThat(posts).noneMatch(post -> blocks(post).contains(REPEATED));
        assertThat(posts.subList(0, parts - 1)).noneMatch(post -> blocks(post).contains("Sources"));
        assertThat(blocks(posts.getLast())).contains("Sources");
    }

    private String shown(Turn turn) {
        return standing.said(turn).stream().map(this::blocks).collect(Collectors.joining("\n"));
    }

    private String blocks(Post post) {
        return post.content().drawn().toString();
    }

    private static String turnOf(Post post) {
        return mark(post, "turn");
    }

    private static String mark(Post post, String name) {
        return post.content().metadata().path("event_payload").path(name).asString("");
    }
}
