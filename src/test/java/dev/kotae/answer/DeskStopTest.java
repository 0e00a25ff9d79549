package dev.kotae.answer;

import static dev.kotae.answer.DeskAtWork.AFTER_KEYS;
import static dev.kotae.answer.DeskAtWork.NEW;
import static dev.kotae.answer.DeskAtWork.QUIET;
import static dev.kotae.answer.DeskAtWork.STOPPED;
import static dev.kotae.answer.DeskAtWork.cause;
import static dev.kotae.answer.DeskAtWork.inquiry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.answer.text.Burst;
import dev.kotae.answer.writing.Attention;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.answer.writing.Surroundings;
import dev.kotae.chat.Call;
import dev.kotae.chat.Overheard;
import dev.kotae.model.Completion;
import dev.kotae.model.ModelFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who stops an answer, and what ends work on it otherwise.
class DeskStopTest {
    private final DeskAtWork desk = new DeskAtWork();

    @Test
    void who_stops_while_a_follow_up_is_said_in_full_is_told_so_and_what_it_cost_is_booked() {
        var model =
                new ScriptedModel()
                        .then(
                                new Line.Fails(
                                        "Why do keys",
                                        new ModelFailure.Interrupted("stopped meanwhile")));
        var inquiry = inquiry("and why?", List.of(), AFTER_KEYS, List.of());
        var sorry = (Outcome.Sorry) desk.answer(model, inquiry, STOPPED);
        assertThat(sorry.apology().why()).isEqualTo("stopped");
        assertThat(sorry.receipt().calls()).extracting(Call::route).containsExactly("search");
        assertThat(sorry.receipt().cost().microUsd()).isPositive();
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void who_stops_before_the_quick_model_says_a_word_has_paid_for_the_request() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Interrupted("stopped")));
        var inquiry = inquiry("and why?", List.of(), AFTER_KEYS, List.of());
        var sorry = (Outcome.Sorry) desk.answer(model, inquiry, STOPPED);
        assertThat(sorry.receipt().cost().microUsd()).isPositive();
    }

    @Test
    void who_stops_while_the_platform_is_slow_is_told_so_and_what_was_paid_by_then_is_booked() {
        var model = ScriptedModel.saying("Why do keys change every 90 days?");
        var inquiry = inquiry("and why?", List.of(), AFTER_KEYS, List.of());
        var slow =
                new Inquiry(
                        inquiry.burst(),
                        inquiry.acceptedAt(),
                        inquiry.conversation(),
                        inquiry.asker(),
                        Surroundings.asking(
                                () -> {
                                    throw new ModelFailure.Interrupted("stopped meanwhile");
                                },
                                () -> Overheard.NOTHING,
                                inquiry.surroundings()::audience),
                        inquiry.taste(),
                        inquiry.dislikes(),
                        inquiry.account());
        var sorry = (Outcome.Sorry) desk.answer(model, slow, STOPPED);
        assertThat(sorry.apology().why()).isEqualTo("stopped");
        assertThat(sorry.receipt().calls()).extracting(Call::route).containsExactly("search");
    }

    @Test
    void a_follow_up_that_is_broken_off_otherwise_is_still_owed_an_answer() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Interrupted("the house closes")));
        assertThatThrownBy(() -> desk.answer(model, "and why?", AFTER_KEYS))
                .isInstanceOf(ModelFailure.Interrupted.class);
    }

    @Test
    void a_busy_model_is_not_asked_again_for_a_turn_that_is_anothers_by_then() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Busy("429", cause())))
                        .then(new Line.Says("Here.", Completion.Ending.WHOLE));
        var late =
                new Attention() {
                    @Override
                    public boolean stopped() {
                        return false;
                    }

                    @Override
                    public void sending() {
                        if (!model.asked.isEmpty()) {
                            throw new LaneLost("t1");
                        }
                    }

                    @Override
                    public Optional<Burst> grown() {
                        return Optional.empty();
                    }
                };
        var inquiry = inquiry("where?", List.of(), NEW, List.of());
        assertThatThrownBy(() -> desk.answer(model, inquiry, late)).isInstanceOf(LaneLost.class);
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void an_interrupt_while_a_busy_model_is_given_time_leaves_the_turn_to_the_next() {
        var model =
                new ScriptedModel().then(new Line.Fails("", new ModelFailure.Busy("429", cause())));
        var closing =
                new Attention() {
                    @Override
                    public boolean stopped() {
                        return false;
                    }

                    @Override
                    public void sending() {
                        Thread.currentThread().interrupt();
                    }

                    @Override
                    public Optional<Burst> grown() {
                        return Optional.empty();
                    }
                };
        var inquiry = inquiry("where?", List.of(), NEW, List.of());
        assertThatThrownBy(() -> desk.answer(model, inquiry, closing))
                .isInstanceOf(ModelFailure.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void an_interrupt_during_a_search_leaves_the_turn_to_the_next_or_ends_one_that_was_stopped() {
        var inquiry = inquiry("where?", List.of(), NEW, List.of());
        desk.documents.interrupting = Optional.of(Thread.currentThread());
        var model = new ScriptedModel();
        assertThatThrownBy(() -> desk.answer(model, inquiry, QUIET))
                .isInstanceOf(ModelFailure.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
        var sorry = (Outcome.Sorry) desk.answer(model, inquiry, STOPPED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(sorry.apology().why()).isEqualTo("stopped");
        assertThat(model.asked).isEmpty();
    }
}
