package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.chat.Usage;
import dev.kotae.memory.HandClock;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Completion;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.Prompt.Message;
import dev.kotae.model.Prompt.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BreakersTest {
    private static final ModelCard JP = Catalogue.card("jp.anthropic.claude-haiku-5-5");
    private static final ModelCard GLOBAL = Catalogue.card("global.anthropic.claude-haiku-5-5");
    private static final Prompt PROMPT = new Prompt("", List.of(new Message(Role.USER, "Hi")), 9);

    private final HandClock clock = new HandClock();
    private final AtomicInteger asked = new AtomicInteger();
    private boolean broken = true;
    private Duration time = Duration.ZERO;
    private ModelFailure failure = new ModelFailure.Broken("503");
    private final Breakers breakers =
            new Breakers(
                    (card, prompt, deadline, out) -> {
                        asked.incrementAndGet();
                        clock.move(time);
                        if (broken && card.equals(JP)) {
                            throw failure;
                        }
                        return new Completion(Ending.WHOLE, Usage.NONE);
                    },
                    clock);

    @Test
    void a_model_that_keeps_failing_is_left_alone_and_its_other_profile_is_not() {
        fail(5, ModelFailure.Broken.class);
        fail(3, ModelFailure.Resting.class);
        assertThat(asked).hasValue(5);
        assertThat(ask(GLOBAL).ending()).isEqualTo(Ending.WHOLE);
    }

    @Test
    void after_the_rest_one_request_tries_and_a_well_model_is_asked_again() {
        fail(5, ModelFailure.Broken.class);
        clock.move(Duration.ofSeconds(21));
        fail(1, ModelFailure.Broken.class);
        fail(1, ModelFailure.Resting.class);
        broken = false;
        clock.move(Duration.ofSeconds(21));
        assertThat(ask(JP).ending()).isEqualTo(Ending.WHOLE);
        assertThat(ask(JP).ending()).isEqualTo(Ending.WHOLE);
    }

    @Test
    void a_model_that_said_when_to_come_back_is_left_in_peace_by_everybody_until_then() {
        failure = new ModelFailure.Busy("429", new Exception("the wire"), Duration.ofSeconds(30));
        fail(1, ModelFailure.Busy.class);
        clock.move(Duration.ofSeconds(10));
        assertThatThrownBy(() -> ask(JP))
                .isInstanceOfSatisfying(
                        ModelFailure.Busy.class,
                        busy -> assertThat(busy.after()).isEqualTo(Duration.ofSeconds(20)));
        assertThatThrownBy(this::insist).isInstanceOf(ModelFailure.Busy.class);
        assertThat(asked).hasValue(1);
        broken = false;
        clock.move(Duration.ofSeconds(20));
        assertThat(ask(JP).ending()).isEqualTo(Ending.WHOLE);
    }

    @Test
    void one_at_rest_that_said_when_to_come_back_is_not_asked_before_even_by_who_has_nobody_else() {
        fail(5, ModelFailure.Broken.class);
        failure = new ModelFailure.Busy("429", new Exception("the wire"), Duration.ofSeconds(30));
        assertThatThrownBy(this::insist).isInstanceOf(ModelFailure.Busy.class);
        assertThatThrownBy(this::insist).isInstanceOf(ModelFailure.Busy.class);
        assertThat(asked).hasValue(6);
    }

    @Test
    void a_prompt_that_is_too_long_is_no_fault_of_the_model() {
        failure = new ModelFailure.TooLong("400", new Exception("the wire"));
        fail(20, ModelFailure.TooLong.class);
    }

    @Test
    void nor_is_a_file_that_it_cannot_take() {
        failure = new ModelFailure.Unfit("400", new Exception("the wire"));
        fail(20, ModelFailure.Unfit.class);
    }

    @Test
    void who_has_nobody_else_to_ask_asks_one_at_rest_and_ends_its_rest_when_it_is_well() {
        fail(5, ModelFailure.Broken.class);
        fail(1, ModelFailure.Resting.class);
        assertThatThrownBy(this::insist).isInstanceOf(ModelFailure.Broken.class);
        fail(1, ModelFailure.Resting.class);
        broken = false;
        assertThat(insist().ending()).isEqualTo(Ending.WHOLE);
        assertThat(ask(JP).ending()).isEqualTo(Ending.WHOLE);
        assertThat(insist().ending()).isEqualTo(Ending.WHOLE);
    }

    @Test
    void a_model_that_thinks_for_minutes_is_well() {
        broken = false;
        time = Duration.ofMinutes(4);
        for (int each = 0; each < 12; each++) {
            assertThat(ask(JP).ending()).isEqualTo(Ending.WHOLE);
        }
    }

    private void fail(int times, Class<? extends ModelFailure> how) {
        for (int each = 0; each < times; each++) {
            assertThatThrownBy(() -> ask(JP)).isInstanceOf(how);
        }
    }

    private Completion insist() {
        return breakers.insist(JP, PROMPT, Instant.MAX, chunk -> {});
    }

    private Completion ask(ModelCard card) {
        return breakers.converse(card, PROMPT, Instant.MAX, chunk -> {});
    }
}
