package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Verdict;
import dev.kotae.chat.Wish;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.Lessons.Result;
import dev.kotae.model.Completion;
import dev.kotae.routing.Basis;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What answers teach the router, from the question to the store.
@Timeout(30)
class TutorTest {
    private static final String TENANT = "slack/T1";

    @TempDir Path folder;

    private final Screen screen = new Screen();
    private final ScriptedModel model = new ScriptedModel();
    private Store store;
    private Tutor tutor;

    @BeforeEach
    void open() {
        var settings =
                new StoreSettings(
                        "jdbc:sqlite:" + folder.resolve("kotae.db"), Map.of(), List.of(), false);
        store = Store.open(settings, InstantSource.system(), new Random(1));
        tutor = new Tutor(store.ports().lessons(), InstantSource.system());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_thumb_tells_whether_the_model_that_was_chosen_by_the_words_was_enough()
            throws Exception {
        try (var _ = worker()) {
            var turn = answered("m1", "Where is the office?");
            rate(turn, Verdict.GOOD);

            var result = results(1).getFirst();
            assertThat(result.enough()).isTrue();
            assertThat(result.lesson().turn()).isEqualTo(turn.id());
            assertThat(result.lesson().tenant()).isEqualTo(TENANT);
            assertThat(result.lesson().tier()).isEqualTo("quick");
            assertThat(result.lesson().chance()).isEqualTo(1);
            assertThat(result.lesson().traits()).isNotEmpty();

            rate(turn, Verdict.BAD);
            assertThat(results(1).getFirst().enough()).isFalse();
        }
    }

    @Test
    void who_wants_a_deeper_answer_says_that_the_first_was_not_enough() throws Exception {
        try (var _ = worker()) {
            var turn = answered("m1", "Where is the office?");
            rate(turn, Verdict.GOOD);
            assertThat(results(1).getFirst().enough()).isTrue();

            model.then(new Line.Says("In Minato.", Completion.Ending.WHOLE));
            reception().accept(new Arrival.Pressed("p1", TENANT, turn.id(), "U1", Wish.DEEPER));
            screen.next();

            Soon.holds(() -> known().stream().noneMatch(Result::enough));
        }
    }

    @Test
    void what_was_chosen_by_a_wish_or_for_small_talk_teaches_nothing() throws Exception {
        try (var _ = worker()) {
            rate(answered("m1", "haiku: where is the office?"), Verdict.BAD);
            rate(answered("m2", "Hello!"), Verdict.BAD);
            rate(answered("m3", "Where is the canteen?"), Verdict.BAD);

            Soon.holds(() -> !known().isEmpty());
            assertThat(known()).hasSize(1);
        }
    }

    @Test
    void what_is_forgotten_while_it_is_answered_teaches_nothing() throws Exception {
        var gate = new CountDownLatch(1);
        model.then(new Line.Waits(gate, "In Tokyo."));
        try (var _ = worker()) {
            var turn =
                    Questions.ask(
                            store.ports().inbox(),
                            Questions.question("m1", "m1", "U1", "Where is the office?"));
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();

            store.ports().erasure().person(TENANT, "U1");
            gate.countDown();
            Questions.over(store.ports().inbox(), turn.id());
            // What comes later is kept later.
            rate(answered("m2", "Where is the canteen?"), Verdict.BAD);
            var rating = new Rating(TENANT, turn.id(), "U1", Verdict.BAD, Instant.now());
            store.ports().feedback().rate(rating);

            assertThat(results(1).getFirst().lesson().turn()).isNotEqualTo(turn.id());
        }
    }

    private TurnWorker worker() {
        var workshop = new Workshop(Kit.of(store.ports()), model, screen);
        workshop.listener = tutor;
        return workshop.open();
    }

    private Reception reception() {
        return Kit.of(store.ports()).reception(tutor);
    }

    private Turn answered(String message, String words) throws Exception {
        model.then(new Line.Says("In Tokyo.", Completion.Ending.WHOLE));
        var turn =
                Questions.ask(
                        store.ports().inbox(), Questions.question(message, message, "U1", words));
        assertThat(screen.next()).isEqualTo("In Tokyo.");
        Questions.over(store.ports().inbox(), turn.id());
        return turn;
    }

    private void rate(Turn turn, Verdict verdict) {
        reception().accept(new Arrival.Rated(TENANT, turn.id(), "U1", verdict));
    }

    /// What is known, as soon as there is so much of it: it is kept aside.
    private List<Result> results(int number) throws InterruptedException {
        Soon.holds(() -> known().size() == number);
        return known();
    }

    private List<Result> known() {
        return store.ports().lessons().results(Basis.layout(), 9);
    }
}
