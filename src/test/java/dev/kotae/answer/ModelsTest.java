package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.Lineup;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.Prompt.Message;
import dev.kotae.model.Prompt.Role;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who is asked when the first model of a line does not answer.
@Timeout(30)
class ModelsTest {
    private static final ModelCard JP = Catalogue.card("jp.anthropic.claude-haiku-5-5");
    private static final ModelCard GLOBAL = Catalogue.card("global.anthropic.claude-haiku-5-5");
    private static final ModelCard SONNET = Catalogue.card("jp.anthropic.claude-sonnet-5-5");
    private static final ModelCard TITAN = Catalogue.card("amazon.titan-text-lite-v1");
    private static final List<ModelCard> LINE = List.of(JP, GLOBAL, SONNET);
    private static final Prompt PROMPT =
            new Prompt("", List.of(new Message(Role.USER, "where?")), 100);
    private final Exception cause = new Exception("the wire");

    private final Map<ModelCard, Queue<Supplier<ModelFailure>>> troubles = new HashMap<>();
    private final List<ModelCard> asked = new ArrayList<>();
    private final Waiting waiting = new Waiting();

    @Test
    void the_first_that_answers_is_the_last_that_is_asked() {
        assertThat(converse(LINE).card()).isEqualTo(JP);
        assertThat(asked).containsExactly(JP);
    }

    @Test
    void one_that_broke_is_asked_once_more_before_its_other_profile_is() {
        fails(JP, 9, () -> new ModelFailure.Broken("503"));
        assertThat(converse(LINE).card()).isEqualTo(GLOBAL);
        assertThat(asked).containsExactly(JP, JP, GLOBAL);
    }

    @Test
    void one_that_says_when_to_come_back_is_left_in_peace_until_then() {
        fails(JP, 1, () -> new ModelFailure.Busy("429", cause, Duration.ofSeconds(30)));
        assertThat(converse(LINE).card()).isEqualTo(GLOBAL);
        assertThat(asked).containsExactly(JP, GLOBAL);
    }

    @Test
    void where_there_is_no_other_the_time_to_come_back_is_waited_for() {
        fails(JP, 1, () -> new ModelFailure.Busy("429", cause, Duration.ofSeconds(1)));
        long began = System.nanoTime();
        assertThat(converse(List.of(JP)).card()).isEqualTo(JP);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(Duration.ofSeconds(1));
        assertThat(asked).containsExactly(JP, JP);
    }

    @Test
    void a_stalled_stream_is_retried_on_the_next_and_one_at_rest_costs_no_time() {
        fails(JP, 9, () -> new ModelFailure.Late("silent"));
        fails(GLOBAL, 9, () -> new ModelFailure.Resting("open"));
        assertThat(converse(LINE).card()).isEqualTo(SONNET);
        assertThat(asked).containsExactly(JP, GLOBAL, SONNET);
    }

    @Test
    void a_stalled_stream_without_another_model_is_retried_once() {
        fails(JP, 1, () -> new ModelFailure.Late("silent"));
        assertThat(converse(List.of(JP)).card()).isEqualTo(JP);
    }

    @Test
    void nobody_is_asked_for_ever_and_the_first_failure_is_told() {
        fails(JP, 9, () -> new ModelFailure.Busy("429", cause));
        fails(SONNET, 9, () -> new ModelFailure.Refused("403", cause));
        assertThatThrownBy(() -> converse(List.of(JP, SONNET)))
                .isInstanceOf(ModelFailure.Busy.class);
        assertThat(asked).containsExactly(JP, JP, SONNET, JP);
    }

    @Test
    void after_the_first_word_nobody_else_goes_on() {
        waiting.shown = true;
        fails(JP, 9, () -> new ModelFailure.Broken("cut"));
        assertThatThrownBy(() -> converse(LINE)).isInstanceOf(ModelFailure.Broken.class);
        assertThat(asked).containsExactly(JP);
    }

    @Test
    void one_that_cannot_read_the_prompt_does_not_step_in() {
        fails(JP, 9, () -> new ModelFailure.Refused("403", cause));
        var question = new Message(Role.USER, "word ".repeat(3_000));
        assertThatThrownBy(() ->
                        models().converse(
                                        List.of(JP, TITAN),
                                        new Prompt("", List.of(question), 1_000),
                                        Duration.ofSeconds(20),
                                        waiting))
                .isInstanceOf(ModelFailure.Refused.class);
        assertThat(asked).containsExactly(JP);
    }

    @Test
    void where_all_are_at_rest_the_first_is_asked_all_the_same() {
        fails(JP, 1, () -> new ModelFailure.Resting("open"));
        fails(SONNET, 1, () -> new ModelFailure.Resting("open"));
        assertThat(converse(List.of(JP, SONNET)).card()).isEqualTo(JP);
        assertThat(asked).containsExactly(JP, SONNET, JP);
    }

    @Test
    void for_words_that_can_be_done_without_nobody_at_rest_is_asked() {
        fails(JP, 1, () -> new ModelFailure.Resting("open"));
        assertThatThrownBy(() ->
                        models().converseIfWell(
                                        List.of(JP), PROMPT, Duration.ofSeconds(20), waiting))
                .isInstanceOf(ModelFailure.Resting.class);
        assertThat(asked).containsExactly(JP);
    }

    @Test
    void before_nobody_answers_one_at_rest_is_asked_once() {
        fails(JP, 9, () -> new ModelFailure.Refused("403", cause));
        fails(GLOBAL, 1, () -> new ModelFailure.Resting("open"));
        fails(GLOBAL, 9, () -> new ModelFailure.Broken("503"));
        fails(SONNET, 9, () -> new ModelFailure.Resting("open"));
        assertThatThrownBy(() -> converse(LINE)).isInstanceOf(ModelFailure.Refused.class);
        assertThat(asked).containsExactly(JP, GLOBAL, SONNET, GLOBAL);
    }

    @Test
    void the_deadline_holds_over_all_attempts() {
        fails(JP, 9, () -> new ModelFailure.Busy("429", cause, Duration.ofMinutes(1)));
        assertThatThrownBy(() ->
                        models().converse(List.of(JP), PROMPT, Duration.ofSeconds(5), waiting))
                .isInstanceOf(ModelFailure.Busy.class);
        assertThat(asked).containsExactly(JP);
    }

    @Test
    void a_request_that_never_began_is_not_paid() {
        fails(JP, 1, () -> new ModelFailure.Busy("429", cause));
        converse(List.of(JP));
        assertThat(asked).hasSize(2);
        assertThat(waiting.paid).hasSize(1);
    }

    @Test
    void what_has_begun_is_paid_whatever_becomes_of_it() {
        var models =
                models((card, prompt, deadline, out) -> {
                    out.accept(new Chunk.Thinking(200));
                    out.accept(new Chunk.Thinking(300));
                    out.accept(new Chunk.Text("In Kanazawa"));
                    throw new IllegalStateException("a fault of ours");
                });
        assertThatThrownBy(() -> models.converse(LINE, PROMPT, Duration.ofSeconds(5), waiting))
                .isInstanceOf(IllegalStateException.class);
        assertThat(waiting.paid).containsExactly(new Usage(PROMPT.tokens(), 504, 0, 0));
    }

    @Test
    void one_at_rest_is_asked_before_another_is_waited_for() {
        fails(JP, 9, () -> new ModelFailure.Busy("429", cause, Duration.ofMinutes(10)));
        fails(SONNET, 1, () -> new ModelFailure.Resting("open"));
        assertThat(converse(List.of(JP, SONNET)).card()).isEqualTo(SONNET);
        assertThat(asked).containsExactly(JP, SONNET, SONNET);
    }

    @Test
    void what_was_counted_is_paid_also_where_the_answer_is_of_no_use() {
        var models =
                models((card, prompt, deadline, out) -> {
                    out.counted(new Usage(900, 7, 100, 0));
                    throw new ModelFailure.Broken("no text");
                });
        assertThatThrownBy(
                        () -> models.converse(List.of(JP), PROMPT, Duration.ofSeconds(1), waiting))
                .isInstanceOf(ModelFailure.Broken.class);
        assertThat(waiting.paid)
                .isNotEmpty()
                .allMatch(usage -> usage.equals(new Usage(900, 7, 100, 0)));
    }

    @Test
    void one_that_was_silent_for_too_long_is_paid_once_it_was_asked() {
        var models =
                models((card, prompt, deadline, out) -> {
                    if (card.equals(JP)) {
                        out.sending();
                    }
                    throw new ModelFailure.Late("silent");
                });
        assertThatThrownBy(() ->
                        models.converse(
                                List.of(JP, GLOBAL), PROMPT, Duration.ofMillis(100), waiting))
                .isInstanceOf(ModelFailure.Late.class);
        assertThat(waiting.paid).containsExactly(new Usage(PROMPT.tokens(), 0, 0, 0));
    }

    private void fails(ModelCard card, int times, Supplier<ModelFailure> failure) {
        var queue = troubles.computeIfAbsent(card, none -> new ArrayDeque<>());
        for (int each = 0; each < times; each++) {
            queue.add(failure);
        }
    }

    private Models.Told converse(List<ModelCard> line) {
        return models().converse(line, PROMPT, Duration.ofSeconds(20), waiting);
    }

    private Models models() {
        return models((card, prompt, deadline, out) -> {
            asked.add(card);
            var trouble = troubles.getOrDefault(card, new ArrayDeque<>()).poll();
            if (trouble != null) {
                throw trouble.get();
            }
            return new Completion(Ending.WHOLE, Usage.NONE);
        });
    }

    private static Models models(ChatModel model) {
        return new Models(
                model,
                new Lineup(JP, SONNET, SONNET),
                "ap-northeast-1",
                InstantSource.system(),
                Workshop.AT_ONCE);
    }

    private static final class Waiting implements Hearer {
        private final List<Usage> paid = new ArrayList<>();
        private boolean shown;

        @Override
        public boolean asking(ModelCard card) {
            return true;
        }

        @Override
        public void paid(ModelCard card, Usage usage) {
            paid.add(usage);
        }

        @Override
        public boolean hasShown() {
            return shown;
        }

        @Override
        public void accept(Chunk chunk) {}
    }
}
