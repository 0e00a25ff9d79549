package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.memory.TurnRecord.State;
import dev.kotae.model.ModelFailure;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The process dies between any two steps of a turn, and another begins on the same file.
@Timeout(60)
class KillTest {
    private static final String ANSWER_TEXT = "In Kanazawa.";
    private static final long ANSWER_COSTS = 150;
    private static final long ATTEMPT_HOLDS = 545;
    private static final Limit MONEY =
            new Limit(Scope.WORKSPACE, Window.MONTH, Unit.MICRO_USD, 1_000_000_000);

    @TempDir Path folder;

    private final Screen screen = new Screen();

    /// What the first process is about to come to.
    enum Fate {
        ANSWER("claimed posting posted told word recorded ended done"),
        APOLOGY_FOR_HALF("claimed posting posted told word recorded ended done"),
        APOLOGY("claimed recorded posting posted told ended done");

        private final String steps;

        Fate(String steps) {
            this.steps = steps;
        }

        private List<String> steps() {
            return List.of(steps.split(" ", -1));
        }

        private boolean isRecorded(String step) {
            return steps().indexOf(step) >= steps().indexOf("recorded");
        }

        private ScriptedModel model() {
            return switch (this) {
                case ANSWER -> ScriptedModel.saying(ANSWER_TEXT);
                case APOLOGY_FOR_HALF ->
                        new ScriptedModel()
                                .then(new Line.Fails("In ", new ModelFailure.Broken("cut")));
                case APOLOGY ->
                        new ScriptedModel()
                                .then(
                                        new Line.Fails(
                                                "",
                                                new ModelFailure.Refused(
                                                        "403", new IOException("wire"))));
            };
        }

        private String seen(String turn) {
            return switch (this) {
                case ANSWER -> ANSWER_TEXT;
                case APOLOGY_FOR_HALF -> "APOLOGY_INTERRUPTED " + turn;
                case APOLOGY -> "APOLOGY_SETTINGS " + turn;
            };
        }
    }

    static Stream<Arguments> deaths() {
        return Stream.of(Fate.values())
                .flatMap(fate -> fate.steps().stream().map(step -> Arguments.of(fate, step)));
    }

    /// The second process would come to the other end: whatever it adds can be seen.
    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("deaths")
    void one_answer_or_one_apology_is_seen_and_what_is_recorded_is_not_paid_again(
            Fate fate, String step) throws Exception {
        var other = fate == Fate.ANSWER ? Fate.APOLOGY : Fate.ANSWER;
        var before = fate.model();
        var after = other.model();
        var turn = diesAt(step, before);
        boolean recorded = fate.isRecorded(step);
        var seen = recorded ? fate : other;
        try (var store = store();
                var _ = open(store, store.ports().inbox(), after)) {
            var end = Questions.over(store.ports().inbox(), turn);
            assertThat(end.state()).isEqualTo(seen == Fate.ANSWER ? State.DONE : State.DEAD);
            // Nobody knows what an attempt has paid of which nothing is recorded.
            long paid = ANSWER_COSTS * (fate == Fate.ANSWER ? before : after).asked.size();
            assertThat(store.ports().ledger().spent("slack/T1", MONEY, ""))
                    .isBetween(paid, recorded ? ANSWER_COSTS : paid + ATTEMPT_HOLDS);
        }
        assertThat(screen.ends).hasSize(step.equals("ended") ? 2 : 1);
        assertThat(Set.copyOf(screen.ends)).containsExactly(turn + ": " + seen.seen(turn));
        assertThat(screen.posts.values()).containsExactly(seen.seen(turn));
        assertThat(before.asked).hasSize(step.equals("claimed") ? 0 : 1);
        assertThat(after.asked).hasSize(recorded ? 0 : 1);
    }

    @Test
    void what_joined_a_turn_before_the_process_died_is_answered_with_it() throws Exception {
        String second;
        String first;
        try (var store = store()) {
            first = Questions.ask(store.ports().inbox(), "e1", "T", "What is due?").id();
            second = Questions.ask(store.ports().inbox(), "e2", "T", "And by Friday?").id();
            var process = new Mortal(store.ports().inbox(), "joined");
            open(store, process, ScriptedModel.saying("Nothing."));
            Soon.holds(process::dead);
        }
        var after = ScriptedModel.saying("The report.");
        try (var store = store();
                var _ = open(store, store.ports().inbox(), after)) {
            Questions.over(store.ports().inbox(), first);
            assertThat(store.ports().inbox().find(second).orElseThrow().state())
                    .isEqualTo(State.DONE);
        }
        assertThat(screen.ends).containsExactly(first + ": The report.");
        assertThat(after.prompts.getLast().messages().getLast().text())
                .contains("What is due?\nAnd by Friday?");
    }

    @Test
    void a_turn_that_kills_every_process_ends_with_an_apology() throws Exception {
        var turn = "";
        for (int life = 0; life < 6; life++) {
            try (var store = store()) {
                turn =
                        life == 0
                                ? Questions.ask(store.ports().inbox(), "e1", "T", "Where?").id()
                                : turn;
                var process = new Mortal(store.ports().inbox(), "word");
                screen.at = process::at;
                open(store, process, ScriptedModel.saying(ANSWER_TEXT));
                Soon.holds(process::dead);
            }
        }
        screen.at = step -> {};
        var model = ScriptedModel.saying(ANSWER_TEXT);
        try (var store = store();
                var _ = open(store, store.ports().inbox(), model)) {
            assertThat(Questions.over(store.ports().inbox(), turn).state()).isEqualTo(State.DEAD);
        }
        assertThat(screen.ends).containsExactly(turn + ": APOLOGY_INTERNAL " + turn);
        assertThat(screen.posts).hasSize(1);
        assertThat(model.asked).isEmpty();
    }

    private String diesAt(String step, ScriptedModel model) throws InterruptedException {
        try (var store = store()) {
            var turn = Questions.ask(store.ports().inbox(), "e1", "T", "Where is the office?").id();
            var process = new Mortal(store.ports().inbox(), step);
            screen.at = process::at;
            open(store, process, model);
            Soon.holds(process::dead);
            return turn;
        } finally {
            screen.at = any -> {};
        }
    }

    private TurnWorker open(Store store, Inbox inbox, ScriptedModel model) {
        var workshop = new Workshop(Kit.of(store.ports()).with(inbox), model, screen);
        workshop.limits = List.of(MONEY);
        workshop.drain = Duration.ofSeconds(5);
        return workshop.open();
    }

    private Store store() {
        var settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("kotae.db"));
        return Store.open(settings, InstantSource.system(), new Random());
    }
}
