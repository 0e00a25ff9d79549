package dev.kotae.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chaos.history.Happened.How;
import dev.kotae.chaos.history.Violation.Promise;
import dev.kotae.chat.Wording;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A checker that finds nothing proves nothing: here it has to find what was planted, and only
/// that.
class CheckerTest {
    private static final Script SCRIPT = new Script();
    private static final String LANE = "C1/100.000001";
    private static final String OTHER = "C1/200.000001";
    private static final String ASKER = "U1";
    private static final String NOTICE = Wording.WAITING_IN_LINE.in(Locale.ENGLISH);

    private final Recorder recorder = new Recorder();
    private long calls;

    @Test
    void a_question_that_was_asked_taken_and_answered_is_no_violation() {
        ask("q1z", LANE, "l1z");
        deliver("q1z", 0);
        deliver("q1z", 200);
        call(true, "q1z");
        show("p1", LANE, "ANSWER(q1z", true);
        show("p1", LANE, SCRIPT.apply(Script.question("q1z", "l1z")), false);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_whole_story_with_a_kill_a_burst_and_an_apology_is_no_violation() {
        ask("q1z", LANE, "l1z");
        ask("q2z", LANE, "l1z");
        ask("q3z", LANE, "l1z");
        ask("q4z", OTHER, "l2z");
        List.of("q1z", "q2z", "q3z", "q4z").forEach(question -> deliver(question, 200));
        status(LANE, "Asking…");
        call(false, "q1z");
        recorder.note(at -> new Happened.Disturbed(at, "killed"));
        call(true, "q1z");
        answer("p1", LANE, "q1z");
        call(true, "q2z", "q3z");
        answer("p2", LANE, "q2z", "q3z");
        status(LANE, "");
        apologise("p3", OTHER);
        assertThat(found()).isEmpty();
    }

    @Test
    void what_was_never_accepted_may_be_absent() {
        ask("q1z", LANE, "l1z");
        deliver("q1z", 503);
        deliver("q1z", 0);
        assertThat(found()).isEmpty();
    }

    @Test
    void an_accepted_question_without_an_answer_is_found() {
        asked("q1z", LANE, "l1z");
        assertThat(found()).containsExactly(Promise.NOT_LOST);
    }

    @Test
    void one_lost_question_among_answered_ones_of_its_lane_is_found() {
        asked("q1z", LANE, "l1z");
        asked("q2z", LANE, "l1z");
        asked("q3z", LANE, "l1z");
        answered("p1", LANE, "q1z");
        answered("p3", LANE, "q3z");
        assertThat(found()).containsExactly(Promise.NOT_LOST);
    }

    @Test
    void one_apology_for_two_questions_that_were_not_merged_is_found() {
        asked("q1z", LANE, "l1z");
        asked("q2z", LANE, "l1z");
        call(false, "q1z");
        call(false, "q2z");
        apologise("p1", LANE);
        assertThat(found()).containsExactly(Promise.NOT_LOST);
    }

    @Test
    void one_apology_for_two_questions_that_were_merged_will_do() {
        asked("q1z", LANE, "l1z");
        asked("q2z", LANE, "l1z");
        call(false, "q1z", "q2z");
        apologise("p1", LANE);
        assertThat(found()).isEmpty();
    }

    @Test
    void one_apology_for_what_the_store_made_one_turn_will_do() {
        asked("q1z", LANE, "l1z");
        asked("q2z", LANE, "l1z");
        asked("q3z", LANE, "l1z");
        recorder.note(at -> new Happened.Merged(at, List.of("q1z", "q2z")));
        apologise("p1", LANE);
        assertThat(found()).containsExactly(Promise.NOT_LOST);
        apologise("p2", LANE);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_second_answer_is_found() {
        asked("q1z", LANE, "l1z");
        answered("p1", LANE, "q1z");
        answer("p2", LANE, "q1z");
        assertThat(found()).containsExactly(Promise.NOT_TWICE);
    }

    @Test
    void an_apology_beside_an_answer_is_found() {
        asked("q1z", LANE, "l1z");
        answered("p1", LANE, "q1z");
        apologise("p2", LANE);
        assertThat(found()).containsExactly(Promise.NOT_TWICE);
    }

    @Test
    void two_posts_of_one_turn_are_found() {
        asked("q1z", LANE, "l1z");
        asked("q2z", LANE, "l1z");
        call(false, "q1z");
        call(false, "q2z");
        apologise("p1", LANE, "t1");
        apologise("p2", LANE, "t1");
        assertThat(found()).containsExactly(Promise.NOT_TWICE);
    }

    @Test
    void an_answer_that_overtakes_an_earlier_message_of_its_lane_is_found() {
        asked("q1z", LANE, "l1z");
        asked("q2z", LANE, "l1z");
        answered("p2", LANE, "q2z");
        answered("p1", LANE, "q1z");
        assertThat(found()).containsExactly(Promise.IN_ORDER);
    }

    @Test
    void of_two_that_waited_together_the_later_message_is_not_to_be_first() {
        asked("q1z", LANE, "l1z");
        ask("q2z", LANE, "l1z");
        ask("q3z", LANE, "l1z");
        deliver("q3z", 200);
        deliver("q2z", 200);
        answered("p1", LANE, "q1z");
        answered("p3", LANE, "q3z");
        answered("p2", LANE, "q2z");
        assertThat(found()).containsExactly(Promise.IN_ORDER);
    }

    @Test
    void a_message_that_slack_delivered_late_may_be_answered_late() {
        ask("q1z", LANE, "l1z");
        asked("q2z", LANE, "l1z");
        answered("p2", LANE, "q2z");
        deliver("q1z", 200);
        answered("p1", LANE, "q1z");
        assertThat(found()).isEmpty();
    }

    @Test
    void a_word_of_another_lane_in_a_post_is_found() {
        asked("q1z", LANE, "l1z");
        asked("q2z", OTHER, "l2z");
        call(true, "q1z");
        call(true, "q2z");
        show("p1", LANE, "Look at l2z", true);
        answer("p1", LANE, "q1z");
        answer("p2", OTHER, "q2z");
        assertThat(found()).containsExactly(Promise.NOT_LEAKED);
    }

    @Test
    void a_question_of_another_lane_in_a_prompt_is_found() {
        asked("q1z", LANE, "l1z");
        asked("q2z", OTHER, "l2z");
        recorder.note(at -> new Happened.Called(at, 1, List.of("q1z"), "q1z l1z and once q2z"));
        call(true, "q2z");
        answer("p1", LANE, "q1z");
        answer("p2", OTHER, "q2z");
        assertThat(found()).containsExactly(Promise.NOT_LEAKED);
    }

    @Test
    void a_status_with_words_of_another_lane_is_found() {
        asked("q1z", LANE, "l1z");
        status(LANE, "Reading l2z");
        status(LANE, "");
        answered("p1", LANE, "q1z");
        assertThat(found()).containsExactly(Promise.NOT_LEAKED);
    }

    @Test
    void half_an_answer_that_is_left_standing_is_found() {
        asked("q1z", LANE, "l1z");
        answered("p1", LANE, "q1z");
        var whole = SCRIPT.apply(Script.question("q1z", "l1z"));
        show("p0", LANE, whole.substring(0, whole.length() / 2), false);
        assertThat(found()).containsExactly(Promise.WHOLE);
    }

    @Test
    void an_answer_with_a_hole_in_it_is_no_answer() {
        asked("q1z", LANE, "l1z");
        call(true, "q1z");
        show("p1", LANE, SCRIPT.apply(Script.question("q1z", "l1z")).replace(" w7 ", " "), false);
        assertThat(found()).containsExactlyInAnyOrder(Promise.NOT_LOST, Promise.WHOLE);
    }

    @Test
    void an_answer_behind_half_of_itself_is_no_answer() {
        asked("q1z", LANE, "l1z");
        call(true, "q1z");
        var whole = SCRIPT.apply(Script.question("q1z", "l1z"));
        show("p1", LANE, whole.substring(0, 40) + whole, false);
        assertThat(found()).containsExactlyInAnyOrder(Promise.NOT_LOST, Promise.WHOLE);
    }

    @Test
    void a_post_that_was_changed_after_its_end_is_found_though_it_was_mended() {
        asked("q1z", LANE, "l1z");
        answered("p1", LANE, "q1z");
        show("p1", LANE, "ANSWER(q1z", true);
        answer("p1", LANE, "q1z");
        assertThat(found()).containsExactly(Promise.WHOLE);
    }

    @Test
    void a_post_that_a_sleeper_changed_after_its_end_is_found_unless_it_was_mended() {
        asked("q1z", LANE, "l1z");
        call(false, "q1z");
        recorder.note(at -> new Happened.Disturbed(at, "stopped"));
        answered("p1", LANE, "q1z");
        recorder.note(at -> new Happened.Disturbed(at, Happened.Disturbed.GOES_ON));
        show("p1", LANE, "ANSWER(q1z", false);
        assertThat(found()).contains(Promise.WHOLE);
        answer("p1", LANE, "q1z");
        assertThat(found()).isEmpty();
    }

    @Test
    void a_stream_with_all_words_that_was_closed_after_a_kill_may_be_written_anew() {
        asked("q1z", LANE, "l1z");
        call(false, "q1z");
        var words = SCRIPT.apply(Script.question("q1z", "l1z"));
        show("p1", LANE, words, true);
        recorder.note(at -> new Happened.Disturbed(at, "killed"));
        show("p1", LANE, words, false);
        call(true, "q1z");
        show("p1", LANE, "ANSWER(q1z", false);
        answer("p1", LANE, "q1z");
        assertThat(found()).isEmpty();
    }

    @Test
    void an_answer_that_is_shown_again_as_it_was_is_no_violation() {
        asked("q1z", LANE, "l1z");
        answered("p1", LANE, "q1z");
        answer("p1", LANE, "q1z");
        assertThat(found()).isEmpty();
    }

    @Test
    void a_stream_that_is_left_open_is_found() {
        asked("q1z", LANE, "l1z");
        call(true, "q1z");
        show("p1", LANE, SCRIPT.apply(Script.question("q1z", "l1z")), true);
        assertThat(found()).containsExactly(Promise.TIDY);
    }

    @Test
    void a_status_that_is_left_is_found() {
        asked("q1z", LANE, "l1z");
        answered("p1", LANE, "q1z");
        status(LANE, "Thinking…");
        assertThat(found()).containsExactly(Promise.TIDY);
    }

    @Test
    void a_model_that_is_asked_again_for_no_reason_is_found() {
        asked("q1z", LANE, "l1z");
        call(true, "q1z");
        answered("p1", LANE, "q1z");
        assertThat(found()).containsExactly(Promise.NOT_PAID_TWICE);
    }

    @Test
    void a_model_may_be_asked_again_with_more_words_before_the_first_of_its_own_is_seen() {
        asked("q1z", LANE, "l1z");
        asked("q2z", LANE, "l1z");
        call(true, "q1z");
        call(true, "q1z", "q2z");
        answer("p1", LANE, "q1z", "q2z");
        assertThat(found()).isEmpty();
    }

    @Test
    void a_model_that_is_asked_again_with_more_words_after_its_first_was_seen_is_found() {
        asked("q1z", LANE, "l1z");
        asked("q2z", LANE, "l1z");
        call(true, "q1z");
        show("p1", LANE, "ANSWER(q1z", true);
        call(true, "q1z", "q2z");
        answer("p1", LANE, "q1z", "q2z");
        assertThat(found()).containsExactly(Promise.NOT_PAID_TWICE);
    }

    @Test
    void a_model_that_is_asked_again_after_a_kill_though_the_answer_was_recorded_is_found() {
        asked("q1z", LANE, "l1z");
        call(true, "q1z");
        var words = SCRIPT.apply(Script.question("q1z", "l1z"));
        recorder.note(at -> new Happened.Ending(at, words));
        recorder.note(at -> new Happened.Disturbed(at, "killed"));
        answered("p1", LANE, "q1z");
        assertThat(found()).containsExactly(Promise.NOT_PAID_TWICE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_call_that_a_sleeper_makes_for_a_recorded_answer_is_found_though_it_was_broken_off(
            boolean whole) {
        asked("q1z", LANE, "l1z");
        recorder.note(at -> new Happened.Disturbed(at, "stopped"));
        answered("p1", LANE, "q1z");
        recorder.note(at -> new Happened.Disturbed(at, Happened.Disturbed.GOES_ON));
        call(whole, "q1z");
        assertThat(found()).containsExactly(Promise.NOT_PAID_TWICE);
    }

    @Test
    void the_products_apologies_are_known_in_both_languages() {
        for (var locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            var apology = Wording.APOLOGY_BUSY.in(locale, "t1");
            var notice = Wording.WAITING_IN_LINE.in(locale);
            assertThat(OwnWords.isApology(apology)).isTrue();
            assertThat(OwnWords.isNotice(apology)).isFalse();
            assertThat(OwnWords.isNotice(notice)).isTrue();
            assertThat(OwnWords.isApology(notice)).isFalse();
        }
        assertThat(OwnWords.isApology("I am sorry, q1z is half an answer")).isFalse();
    }

    @Test
    void an_asker_may_be_told_that_a_question_waits() {
        asked("q1z", LANE, "l1z");
        asked("q2z", LANE, "l1z");
        whisper(LANE, ASKER, NOTICE);
        answered("p1", LANE, "q1z");
        answered("p2", LANE, "q2z");
        assertThat(found()).isEmpty();
    }

    @Test
    void an_asker_who_is_told_of_more_than_was_asked_is_found() {
        asked("q1z", LANE, "l1z");
        whisper(LANE, ASKER, NOTICE);
        whisper(LANE, ASKER, NOTICE);
        answered("p1", LANE, "q1z");
        assertThat(found()).containsExactly(Promise.NOT_TWICE);
    }

    @Test
    void somebody_who_is_told_of_the_question_of_another_is_found() {
        asked("q1z", LANE, "l1z");
        whisper(LANE, "U2", NOTICE);
        answered("p1", LANE, "q1z");
        assertThat(found()).containsExactly(Promise.NOT_LEAKED);
    }

    @Test
    void somebody_who_is_told_in_a_place_where_nothing_was_asked_is_found() {
        asked("q1z", LANE, "l1z");
        whisper(OTHER, ASKER, NOTICE);
        answered("p1", LANE, "q1z");
        assertThat(found()).containsExactly(Promise.NOT_LEAKED);
    }

    @Test
    void a_waiting_that_everybody_is_told_of_is_found() {
        asked("q1z", LANE, "l1z");
        show("p0", LANE, NOTICE, false);
        answered("p1", LANE, "q1z");
        assertThat(found()).containsExactly(Promise.WHOLE);
    }

    @Test
    void an_answer_that_is_whispered_is_none_and_is_found() {
        asked("q1z", LANE, "l1z");
        call(true, "q1z");
        whisper(LANE, ASKER, SCRIPT.apply(Script.question("q1z", "l1z")));
        assertThat(found()).containsExactlyInAnyOrder(Promise.NOT_LOST, Promise.WHOLE);
    }

    private void whisper(String lane, String to, String text) {
        recorder.note(at -> new Happened.Whispered(at, lane, to, text));
    }

    private List<Promise> found() {
        return Checker.check(recorder.history()).stream().map(Violation::promise).toList();
    }

    private void asked(String question, String lane, String canary) {
        ask(question, lane, canary);
        deliver(question, 200);
    }

    private void ask(String question, String lane, String canary) {
        recorder.note(at -> new Happened.Asked(at, question, ASKER, lane, canary, "1." + question));
    }

    private void deliver(String question, int status) {
        recorder.note(at -> new Happened.Delivering(at, question, 1));
        recorder.note(at -> new Happened.Delivered(at, question, 1, status));
    }

    private void answered(String post, String lane, String question) {
        call(true, question);
        answer(post, lane, question);
    }

    private void call(boolean whole, String... questions) {
        long call = ++calls;
        recorder.note(at ->
                new Happened.Called(at, call, List.of(questions), String.join(" ", questions)));
        recorder.note(at -> new Happened.CallEnded(at, call, whole));
    }

    private void answer(String post, String lane, String... questions) {
        var canary = lane.equals(LANE) ? "l1z" : "l2z";
        var words = SCRIPT.apply(String.join(" ", questions) + " " + canary);
        recorder.note(at -> new Happened.Ending(at, words));
        show(post, lane, words, false);
    }

    private void apologise(String post, String lane) {
        apologise(post, lane, "");
    }

    private void apologise(String post, String lane, String turn) {
        var words = Wording.APOLOGY_INTERRUPTED.in(Locale.ENGLISH, "t1");
        recorder.note(at -> new Happened.Shown(at, post, lane, How.POSTED, words, false, turn));
    }

    private void show(String post, String lane, String text, boolean open) {
        recorder.note(at -> new Happened.Shown(at, post, lane, How.UPDATED, text, open, ""));
    }

    private void status(String lane, String text) {
        recorder.note(at -> new Happened.Status(at, lane, text));
    }
}
