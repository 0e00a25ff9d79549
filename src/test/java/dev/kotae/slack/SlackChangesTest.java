package dev.kotae.slack;

import static dev.kotae.slack.Answering.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wish;
import dev.kotae.chat.Wording;
import dev.kotae.local.SlackTrouble;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Sessions.Status;
import dev.kotae.memory.Progress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An answer that takes another one's place, or is taken away, against the stand-in.
class SlackChangesTest {
    private static final String SHORT = "You have 25 days.";
    private static final String LONG =
            IntStream.range(0, 80)
                    .mapToObj(i -> "Paragraph " + i + ": " + "word ".repeat(70).strip())
                    .collect(Collectors.joining("\n\n"));

    private final List<String> names = new CopyOnWriteArrayList<>();
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
    void another_answer_stands_in_the_same_post() {
        var turn = standing.mention("t1");
        standing.open(turn, 1, new Progress.Untouched(), names::add).finish(answer("20 days."));
        var first = standing.said(turn).getFirst();

        replace(turn, "t2", Wish.AGAIN).finish(answer(SHORT));

        var now = standing.said(turn);
        assertThat(now).singleElement().extracting(Post::ts).isEqualTo(first.ts());
        assertThat(shown(now.getFirst())).contains(SHORT).doesNotContain("20 days.");
    }

    @Test
    void another_answer_stands_below_one_that_is_too_old_to_be_changed() {
        var turn = standing.mention("t1");
        standing.open(turn, 1, new Progress.Untouched(), names::add).finish(answer("20 days."));
        standing.slack.trouble("chat.update", 1, new SlackTrouble.Refused("edit_window_closed"));

        replace(turn, "t2", Wish.AGAIN).finish(answer(SHORT));

        assertThat(standing.said(turn)).hasSize(2);
        assertThat(shown(standing.said(turn).getLast())).contains(SHORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update_failed", "team_added_to_org"})
    void a_change_that_failed_for_a_moment_is_made_again(String error) {
        var turn = standing.mention("t1");
        standing.open(turn, 1, new Progress.Untouched(), names::add).finish(answer("20 days."));
        standing.slack.trouble("chat.update", 1, new SlackTrouble.Refused(error));

        replace(turn, "t2", Wish.AGAIN).finish(answer(SHORT));

        assertThat(standing.said(turn)).hasSize(1);
        assertThat(shown(standing.said(turn).getFirst())).contains(SHORT);
    }

    @Test
    void of_a_long_answer_nothing_is_left_below_a_short_one() {
        var turn = standing.mention("t1");
        standing.open(turn, 1, new Progress.Untouched(), names::add).finish(answer(LONG));
        assertThat(standing.said(turn)).hasSize(3);

        replace(turn, "t2", Wish.AGAIN).finish(answer(SHORT));

        assertThat(standing.said(turn)).hasSize(1);
        assertThat(shown(standing.said(turn).getFirst())).contains(SHORT);
    }

    @Test
    void a_long_answer_uses_the_posts_of_the_one_before_and_of_the_one_before_that() {
        var turn = standing.mention("t1");
        standing.open(turn, 1, new Progress.Untouched(), names::add).finish(answer(LONG));
        var before = standing.said(turn).stream().map(Post::ts).toList();

        replace(turn, "t2", Wish.AGAIN).finish(answer(LONG.replace("word", "term")));
        replace(turn, "t3", Wish.DEEPER).finish(answer(LONG.replace("word", "noun")));

        var now = standing.said(turn);
        assertThat(now).extracting(Post::ts).containsExactlyElementsOf(before);
        assertThat(now).allMatch(post -> shown(post).contains("noun"));
        assertThat(now).noneMatch(post -> shown(post).contains("word"));
    }

    @Test
    void what_was_half_written_is_written_over() throws Exception {
        var turn = standing.mention("t1");
        var half = standing.open(turn, 1, new Progress.Untouched(), names::add);
        half.append("You have twenty days of leave in a year, and furthermore ".repeat(4));
        awaitPost(turn);
        half.close();

        replace(turn, "t2", Wish.ORDINARY).finish(answer(SHORT));

        assertThat(standing.said(turn)).singleElement().matches(post -> !post.streaming());
        assertThat(shown(standing.said(turn).getFirst()))
                .contains(SHORT)
                .doesNotContain("furthermore");
    }

    @Test
    void what_was_said_after_the_old_answer_is_left_alone() {
        var turn = standing.mention("t1");
        var thread = turn.asked().address().thread();
        standing.open(turn, 1, new Progress.Untouched(), names::add).finish(answer("20 days."));
        var later = standing.reply("t9", thread);
        standing.open(later).finish(answer("And then some."));

        replace(turn, "t2", Wish.AGAIN).finish(answer(SHORT));

        assertThat(standing.said(turn))
                .extracting(SlackChangesTest::shown)
                .satisfiesExactly(
                        one -> assertThat(one).contains(SHORT),
                        two -> assertThat(two).contains("And then some."));
    }

    @Test
    void an_answer_is_taken_away_with_all_of_its_posts() {
        var turn = standing.mention("t1");
        standing.open(turn, 1, new Progress.Untouched(), names::add).finish(answer(LONG));

        var reply = replace(turn, "t2", Wish.NONE);
        reply.retract();
        reply.retract();

        assertThat(standing.said(turn)).isEmpty();
    }

    @Test
    void what_is_half_written_is_taken_away() throws Exception {
        var turn = standing.mention("t1");
        var half = standing.open(turn, 1, new Progress.Untouched(), names::add);
        half.append("You have twenty days of leave in a year, and furthermore ".repeat(4));
        awaitPost(turn);
        half.close();

        replace(turn, "t2", Wish.NONE).retract();

        assertThat(standing.said(turn)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Wish.class,
            names = {"NONE", "AGAIN"})
    void the_sign_of_what_was_broken_off_does_not_stay(Wish wish) throws Exception {
        standing.slack.trouble(
                "chat.startStream", 1, new SlackTrouble.Refused("feature_not_enabled"));
        var turn = standing.ask("t1");
        var half = standing.open(turn, 1, new Progress.Untouched(), names::add);
        half.status(Phrase.of(Wording.STATUS_SEARCHING));
        awaitSign(turn, Status.PROCESSING);
        half.close();

        try (var reply = replace(turn, "t2", wish)) {
            if (wish == Wish.NONE) {
                reply.retract();
            } else {
                reply.finish(answer(SHORT));
            }
        }

        awaitSign(turn, Status.ACTIVE);
    }

    private void awaitSign(Turn turn, Status status) throws InterruptedException {
        var address = turn.asked().address();
        var sessions = standing.slack.workspace().sessions();
        for (int i = 0; i < 200; i++) {
            var session = sessions.find(address.channel(), address.thread());
            if (session.filter(one -> one.status() == status).isPresent()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the sign never became " + status);
    }

    @Test
    void an_answer_without_thread_is_taken_away() {
        var turn = standing.direct("t1");
        standing.open(turn, 1, new Progress.Untouched(), names::add).finish(answer("20 days."));

        replace(turn, "t2", Wish.NONE).retract();

        assertThat(standing.said(turn)).isEmpty();
    }

    @Test
    void where_a_post_cannot_be_taken_away_its_words_can() {
        var turn = standing.mention("t1");
        standing.open(turn, 1, new Progress.Untouched(), names::add).finish(answer("20 days."));
        standing.slack.trouble("chat.delete", 9, new SlackTrouble.Refused("cant_delete_message"));

        replace(turn, "t2", Wish.NONE).retract();

        assertThat(shown(standing.said(turn).getFirst()))
                .contains("was taken back")
                .doesNotContain("20 days.");
    }

    @Test
    void where_only_ids_are_kept_of_a_question_its_answer_is_found_all_the_same() {
        var turn = standing.mention("t1");
        standing.open(turn, 1, new Progress.Untouched(), names::add).finish(answer(LONG));
        var asked = turn.asked();
        var bare =
                new Asked(
                        asked.identities(),
                        asked.address(),
                        "",
                        asked.asker(),
                        "",
                        List.of(),
                        asked.at(),
                        "");

        replace(new Turn("t1", bare), "t2", Wish.NONE).retract();

        assertThat(standing.said(turn)).isEmpty();
    }

    /// As another turn, which is told only the post's name.
    private Reply replace(Turn turn, String id, Wish wish) {
        var asked = turn.asked();
        var other =
                new Turn(
                        id,
                        new Asked(
                                Set.of(id),
                                asked.address(),
                                "",
                                asked.asker(),
                                asked.text(),
                                List.of(),
                                asked.at(),
                                asked.replyTo(),
                                wish,
                                turn.id(),
                                asked.asker()));
        return standing.open(
                other,
                1,
                new Progress.Replacing(
                        names.isEmpty() ? "" : names.getLast(), new Progress.Untouched()),
                names::add);
    }

    private void awaitPost(Turn turn) throws InterruptedException {
        Soon.holds(() -> !standing.said(turn).isEmpty());
        assertThat(standing.said(turn)).isNotEmpty();
    }

    private static String shown(Post post) {
        return post.content().text() + post.content().drawn();
    }
}
