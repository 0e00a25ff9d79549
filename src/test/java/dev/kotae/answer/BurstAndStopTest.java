package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Verdict;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Stops;
import dev.kotae.memory.TurnRecord.State;
import dev.kotae.model.Completion;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the asker does while the answer is made: adds to the question, has enough, judges.
@Timeout(30)
class BurstAndStopTest {
    private static final Limit MONEY =
            new Limit(Scope.PERSON, Window.MONTH, Unit.MICRO_USD, 1_000_000_000);

    @TempDir Path folder;

    private final Screen screen = new Screen();
    private final ScriptedModel model = new ScriptedModel();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<TurnEvent> events = new CopyOnWriteArrayList<>();
    private Store store;
    private Ports ports;

    @BeforeEach
    void open() {
        var settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("kotae.db"));
        store = Store.open(settings, InstantSource.system(), new Random(1));
        ports = store.ports();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_burst_that_waits_is_answered_as_one_and_remembered_as_one() throws Exception {
        says("The report.");
        says("Yes.");
        var first = ask("e1", "U1", "What is due");
        var second = ask("e2", "U1", "and by Friday?");
        try (var _ = worker()) {
            assertThat(screen.next()).isEqualTo("The report.");
            assertThat(Questions.over(ports.inbox(), second.id()).state()).isEqualTo(State.DONE);
            ask("e3", "U1", "Sure?");
            assertThat(screen.next()).isEqualTo("Yes.");
        }
        assertThat(lastWord(0)).contains("<question>\nWhat is due\nand by Friday?\n</question>");
        assertThat(model.prompts.get(1).messages().getFirst().text())
                .isEqualTo("What is due\nand by Friday?");
        assertThat(screen.turns).containsOnly(first, screen.turns.getLast());
        assertThat(events)
                .filteredOn(TurnEvent.Ended.class::isInstance)
                .extracting(event -> ((TurnEvent.Ended) event).end())
                .containsExactly(
                        TurnEvent.End.JOINED, TurnEvent.End.ANSWERED, TurnEvent.End.ANSWERED);
    }

    @Test
    void what_is_added_before_the_first_word_is_answered_with_the_rest() throws Exception {
        model.then(new Line.Waits(gate, "Too early."));
        says("All of it.");
        try (var _ = worker()) {
            ask("e1", "U1", "What is due");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            var added = ask("e2", "U1", "and by Friday?");
            gate.countDown();
            assertThat(screen.next()).isEqualTo("All of it.");
            assertThat(Questions.over(ports.inbox(), added.id()).state()).isEqualTo(State.DONE);
        }
        assertThat(lastWord(1)).contains("What is due\nand by Friday?");
        assertThat(screen.words.values()).containsExactly("All of it.");
        assertThat(screen.nothingFor(Duration.ZERO)).isTrue();
    }

    @Test
    void the_files_of_a_question_are_held_until_a_model_has_answered_and_no_longer()
            throws Exception {
        var closed = new CountDownLatch(1);
        screen.files =
                List.of(
                        new Enclosure.Read(
                                        "F1",
                                        "plan.txt",
                                        false,
                                        Enclosure.Kind.TXT,
                                        Enclosure.Content.of(new byte[] {'x'}))
                                .closing(closed::countDown));
        says("It says x.");
        ask("e1", "U1", "What does the plan say?");
        screen.at =
                step -> {
                    if (step.equals("word")) {
                        assertThat(closed.getCount()).isOne();
                    }
                };
        try (var _ = worker()) {
            assertThat(screen.next()).isEqualTo("It says x.");
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(model.prompts.getFirst().messages().getLast().files()).hasSize(1);
    }

    @Test
    void a_request_that_was_for_nothing_is_paid_all_the_same() throws Exception {
        model.then(new Line.Waits(gate, "Too early."));
        says("All of it.");
        try (var _ = worker(MONEY)) {
            var first = ask("e1", "U1", "What is due");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            ask("e2", "U1", "and by Friday?");
            gate.countDown();
            screen.next();
            Questions.over(ports.inbox(), first.id());
        }
        // 150 for the answer, and some 500 tokens of prompt at 0.1 for what was for nothing.
        assertThat(ports.ledger().spent("slack/T1", MONEY, "U1")).isBetween(170L, 250L);
    }

    @Test
    void what_is_said_after_the_first_word_is_a_question_of_its_own() throws Exception {
        model.then(new Line.Trails("It "));
        says("And then.");
        try (var _ = worker()) {
            ask("e1", "U1", "What is due");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            var added = ask("e2", "U1", "and by Friday?");
            ports.stops().ask(Questions.thread("T"), "U1");
            assertThat(screen.next()).isEqualTo("It ");
            assertThat(screen.next()).isEqualTo("And then.");
            assertThat(screen.turns).last().isEqualTo(added);
        }
    }

    @Test
    void somebody_who_never_stops_adding_is_answered_after_three_more_requests() throws Exception {
        var insisting = new Insisting();
        try (var _ = workshop(Kit.of(ports), insisting).open()) {
            ask("e0", "U1", "one");
            assertThat(screen.next()).isEqualTo("4");
            assertThat(screen.next()).isEqualTo("5");
        }
        assertThat(insisting.requests.getLast()).contains("added 4").doesNotContain("added 3");
    }

    @Test
    void different_people_are_never_answered_as_one() throws Exception {
        says("A.");
        says("B.");
        ask("e1", "U1", "first?");
        ask("e2", "U2", "second?");
        try (var _ = worker()) {
            assertThat(screen.next()).isEqualTo("A.");
            assertThat(screen.next()).isEqualTo("B.");
        }
        assertThat(lastWord(0)).doesNotContain("second?");
    }

    @Test
    void what_is_answered_each_at_its_own_place_is_never_answered_as_one() throws Exception {
        says("A.");
        says("B.");
        Questions.ask(ports.inbox(), Questions.question("e1", "T", "U1", "first?", "url-1"));
        Questions.ask(ports.inbox(), Questions.question("e2", "T", "U1", "second?", "url-2"));
        try (var _ = worker()) {
            assertThat(screen.next()).isEqualTo("A.");
            assertThat(screen.next()).isEqualTo("B.");
        }
    }

    @Test
    void a_stop_keeps_what_was_said_with_a_note_and_its_cost() throws Exception {
        model.then(new Line.Trails("The office is"));
        says("Since 1996.");
        try (var _ = worker(MONEY)) {
            var turn = ask("e1", "U1", "Where is the office?");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            reception().accept(new Arrival.Stopped(Questions.thread("T"), "U1"));
            assertThat(screen.next()).isEqualTo("The office is");
            assertThat(Questions.over(ports.inbox(), turn.id()).state()).isEqualTo(State.DONE);
            var kept = ports.answers().find("slack/T1", turn.id()).orElseThrow();
            assertThat(kept.answer().receipt().notes())
                    .extracting(note -> note.wording())
                    .containsExactly(Wording.NOTE_STOPPED);
            assertThat(kept.answer().receipt().cost().microUsd()).isBetween(20L, 150L);
            assertThat(kept.answer().receipt().calls()).hasSize(1);
            assertThat(ports.ledger().spent("slack/T1", MONEY, "U1"))
                    .isEqualTo(kept.answer().receipt().cost().microUsd());
            ask("e2", "U1", "Since when?");
            assertThat(screen.next()).isEqualTo("Since 1996.");
        }
        assertThat(model.prompts.getLast().messages())
                .extracting(message -> message.text())
                .contains("The office is");
        assertThat(end()).isEqualTo(TurnEvent.End.STOPPED);
    }

    @Test
    void a_stop_that_nobody_tells_us_of_is_found_within_a_second() throws Exception {
        model.then(new Line.Trails("The office is"));
        var kit = Kit.of(ports);
        var quiet =
                new Kit(
                        kit.inbox(),
                        kit.conversations(),
                        new Untold(kit.stops()),
                        kit.ledger(),
                        kit.answers(),
                        kit.feedback(),
                        kit.amendments(),
                        kit.manners());
        try (var _ = workshop(quiet, model).open()) {
            ask("e1", "U1", "Where is the office?");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            ports.stops().ask(Questions.thread("T"), "U1");
            assertThat(screen.next()).isEqualTo("The office is");
        }
    }

    @Test
    void a_stop_before_the_first_word_is_said_to_have_worked_and_is_paid() throws Exception {
        model.then(new Line.Hangs());
        says("Next.");
        try (var _ = worker(MONEY)) {
            var turn = ask("e1", "U1", "Where is the office?");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            ports.stops().ask(Questions.thread("T"), "U1");
            assertThat(screen.next()).isEqualTo("STOPPED ");
            var end = Questions.over(ports.inbox(), turn.id());
            assertThat(end.state()).isEqualTo(State.DONE);
            assertThat(end.reason()).isEqualTo("stopped");
            assertThat(ports.ledger().spent("slack/T1", MONEY, "U1")).isBetween(10L, 100L);
            ask("e2", "U1", "And now?");
            assertThat(screen.next()).isEqualTo("Next.");
        }
        assertThat(end()).isEqualTo(TurnEvent.End.STOPPED);
        assertThat(events).noneMatch(TurnEvent.Dead.class::isInstance);
    }

    @Test
    void a_stop_that_came_while_nobody_worked_is_heard_by_the_next_attempt() throws Exception {
        model.then(new Line.Hangs());
        ask("e1", "U1", "Where is the office?");
        try (var _ = worker()) {
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
        }
        ports.stops().ask(Questions.thread("T"), "U1");
        try (var _ = worker()) {
            assertThat(screen.next()).isEqualTo("STOPPED ");
        }
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void a_stop_after_the_answer_was_recorded_does_nothing() throws Exception {
        says("Here.");
        var arrived = new CountDownLatch(1);
        screen.at =
                step -> {
                    if (step.equals("ended")) {
                        ports.stops().ask(Questions.thread("T"), "U1");
                        arrived.countDown();
                    }
                };
        says("Next.");
        try (var _ = worker()) {
            ask("e1", "U1", "Where?");
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(screen.next()).isEqualTo("Here.");
            ask("e2", "U1", "And now?");
            assertThat(screen.next()).isEqualTo("Next.");
        }
        assertThat(end()).isEqualTo(TurnEvent.End.ANSWERED);
    }

    @Test
    void a_limit_that_is_reached_ends_the_turn_with_words_about_it_and_nothing_else()
            throws Exception {
        says("Here.");
        var once = new Limit(Scope.PERSON, Window.MONTH, Unit.TURNS, 1);
        try (var _ = worker(once)) {
            ask("e1", "U1", "Where?");
            assertThat(screen.next()).isEqualTo("Here.");
            var second = ask("e2", "U1", "And now?");
            assertThat(screen.next()).isEqualTo("REFUSED_RATE_PERSON " + second.id());
            var end = Questions.over(ports.inbox(), second.id());
            assertThat(end.state()).isEqualTo(State.DONE);
            assertThat(end.reason()).isEqualTo("limit");
            assertThat(end.attempt()).isEqualTo(1);
        }
        assertThat(model.asked).hasSize(1);
        assertThat(events).noneMatch(TurnEvent.Dead.class::isInstance);
    }

    @Test
    void a_rating_is_kept_for_the_turn_whose_post_it_is() throws Exception {
        says("Here.");
        try (var _ = worker()) {
            var turn = ask("e1", "U1", "Where?");
            screen.next();
            var post = Questions.over(ports.inbox(), turn.id()).post();
            reception().accept(new Arrival.Rated("slack/T1", post, "U1", Verdict.BAD));
            reception().accept(new Arrival.Rated("slack/T1", turn.id(), "U2", Verdict.GOOD));
            reception().accept(new Arrival.Rated("slack/T1", "nobody's", "U3", Verdict.GOOD));
            reception().accept(new Arrival.Rated("slack/T2", turn.id(), "U3", Verdict.GOOD));
            assertThat(ports.feedback().of("slack/T1", turn.id()))
                    .extracting(rating -> rating.person() + " " + rating.verdict())
                    .containsExactlyInAnyOrder("U1 BAD", "U2 GOOD");
        }
    }

    @Test
    void what_is_accepted_is_heard() {
        var question = Questions.question("e1", "T", "U1", "Where?");
        reception().accept(question);
        reception().accept(question);
        var turn = ports.inbox().list(State.WAITING, 1).getFirst().id();
        assertThat(events)
                .containsExactly(
                        new TurnEvent.Accepted(new Turn(turn, question)),
                        new TurnEvent.Repeated(turn));
    }

    private TurnEvent.End end() {
        return events.stream()
                .filter(TurnEvent.Ended.class::isInstance)
                .map(event -> ((TurnEvent.Ended) event).end())
                .findFirst()
                .orElseThrow();
    }

    private void says(String text) {
        model.then(new Line.Says(text, Completion.Ending.WHOLE));
    }

    private String lastWord(int prompt) {
        return model.prompts.get(prompt).messages().getLast().text();
    }

    private Turn ask(String event, String asker, String text) {
        return Questions.ask(ports.inbox(), Questions.question(event, "T", asker, text));
    }

    private Reception reception() {
        return Kit.of(ports).reception(events::add);
    }

    private TurnWorker worker(Limit... limits) {
        var workshop = workshop(Kit.of(ports), model);
        workshop.limits = List.of(limits);
        return workshop.open();
    }

    private Workshop workshop(Kit kit, dev.kotae.model.ChatModel asked) {
        var workshop = new Workshop(kit, asked, screen);
        workshop.listener = events::add;
        return workshop;
    }

    /// Has more to say whenever a model is asked, and answers with the number of the request.
    private final class Insisting implements dev.kotae.model.ChatModel {
        private final List<String> requests = new CopyOnWriteArrayList<>();

        @Override
        public Completion converse(
                dev.kotae.model.ModelCard card,
                dev.kotae.model.Prompt prompt,
                java.time.Instant deadline,
                dev.kotae.model.ChatModel.Listener out) {
            requests.add(prompt.messages().getLast().text());
            int number = requests.size();
            if (number < 5) {
                ask("added" + number, "U1", "added " + number);
            }
            out.accept(new dev.kotae.chat.Chunk.Text(String.valueOf(number)));
            return new Completion(
                    Completion.Ending.WHOLE, new dev.kotae.chat.Usage(1_000, 100, 0, 0));
        }
    }

    /// Wishes of which nobody tells: who wants to know has to ask.
    private record Untold(Stops stops) implements Stops {
        @Override
        public Optional<String> ask(dev.kotae.chat.Address address, String person) {
            return stops.ask(address, person);
        }

        @Override
        public Optional<String> ask(String tenant, String message, String person) {
            return stops.ask(tenant, message, person);
        }

        @Override
        public Set<String> asked(Collection<String> turns) {
            return stops.asked(turns);
        }

        @Override
        public Listening listen(Consumer<String> stopped) {
            return () -> {};
        }
    }
}
