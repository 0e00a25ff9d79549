package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kotae.Soon;
import dev.kotae.answer.Reception.Taken;
import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Verdict;
import dev.kotae.chat.Wish;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.memory.Ports;
import dev.kotae.memory.TurnRecord.State;
import dev.kotae.model.Completion;
import dev.kotae.model.ModelFailure;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What people do to an answer by changing its question, taking it back, or wishing for another.
@Timeout(30)
class ChangedAnswerTest {
    private static final String TENANT = "slack/T1";
    private static final Limit MONEY =
            new Limit(Scope.WORKSPACE, Window.MONTH, Unit.MICRO_USD, 1_000_000_000);

    @TempDir Path folder;

    private final Screen screen = new Screen();
    private final ScriptedModel model = new ScriptedModel();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<TurnEvent> events = new CopyOnWriteArrayList<>();
    private Store store;
    private Ports ports;
    private Instant edits = Instant.now();

    @BeforeEach
    void open() {
        open(false);
    }

    private void open(boolean forgetful) {
        var url = "jdbc:sqlite:" + folder.resolve(forgetful ? "forgetful.db" : "kotae.db");
        store =
                Store.open(
                        new StoreSettings(url, Map.of(), List.of(), forgetful),
                        InstantSource.system(),
                        new Random(1));
        ports = store.ports();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_changed_question_is_answered_anew_in_the_same_post() throws Exception {
        says("In Tokyo.", "In Osaka.", "Because.");
        try (var _ = worker()) {
            var first = answered("m1", "Where is the Tokyo office?");
            var post = screen.posts.keySet();

            assertThat(edit("m1", "U1", "Where is the Osaka office?")).isEqualTo(Taken.KEPT);

            assertThat(screen.next()).isEqualTo("In Osaka.");
            assertThat(screen.posts).hasSize(1).containsValue("In Osaka.").containsOnlyKeys(post);
            assertThat(conversation())
                    .extracting(Exchange::question, Exchange::answer)
                    .containsExactly(tuple("Where is the Osaka office?", "In Osaka."));
            ended(2);
            assertThat(ports.answers().find(TENANT, first.id())).isEmpty();
            ask("m2", "Why?");
            assertThat(screen.next()).isEqualTo("Because.");
        }
        assertThat(model.prompts.getLast().toString()).doesNotContain("Tokyo");
        assertThat(messages(2)).contains("Where is the Osaka office?").doesNotContain("Tokyo");
        // The old answer is not told to the model that writes the new one.
        assertThat(messages(1)).doesNotContain("In Tokyo.");
    }

    @Test
    void a_question_changed_before_it_was_begun_is_answered_once() throws Exception {
        says("In Osaka.");
        var turn = ask("m1", "Where is the Tokyo office?");

        assertThat(edit("m1", "U1", "Where is the Osaka office?")).isEqualTo(Taken.KEPT);

        try (var _ = worker()) {
            assertThat(screen.next()).isEqualTo("In Osaka.");
            Questions.over(ports.inbox(), turn.id());
        }
        assertThat(messages(0)).contains("Where is the Osaka office?").doesNotContain("Tokyo");
    }

    @Test
    void a_question_changed_while_it_is_answered_stops_that_and_begins_again() throws Exception {
        model.then(new Line.Trails("The Tokyo office is"));
        says("In Osaka.");
        try (var _ = worker()) {
            var turn = ask("m1", "Where is the Tokyo office?");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            Soon.holds(() -> !screen.posts.isEmpty());

            edit("m1", "U1", "Where is the Osaka office?");

            assertThat(screen.next()).isEqualTo("In Osaka.");
            assertThat(screen.posts).hasSize(1).containsValue("In Osaka.");
            assertThat(Questions.over(ports.inbox(), turn.id()).reason()).isEqualTo("superseded");
        }
        assertThat(conversation()).extracting(Exchange::answer).containsExactly("In Osaka.");
        assertThat(screen.ends).hasSize(1);
        assertThat(ends()).containsExactly(TurnEvent.End.REPLACED, TurnEvent.End.ANSWERED);
    }

    @Test
    void what_was_begun_for_nothing_is_paid_all_the_same() throws Exception {
        model.then(new Line.Trails("The Tokyo office is"));
        says("In Osaka.");
        try (var _ = worker()) {
            ask("m1", "Where is the Tokyo office?");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            edit("m1", "U1", "Where is the Osaka office?");
            screen.next();
            ended(2);
        }
        // 150 for the answer, and some 500 tokens of prompt at 0.1 for what was for nothing.
        assertThat(ports.ledger().spent(TENANT, MONEY, "")).isBetween(170L, 250L);
        assertThat(ports.usages().ofPerson(TENANT, "U1", Instant.EPOCH).turns()).isEqualTo(2);
    }

    @Test
    void what_does_not_change_the_words_changes_nothing() throws Exception {
        says("In Tokyo.");
        try (var _ = worker()) {
            answered("m1", "Where is the Tokyo office?");

            assertThat(edit("m1", "U1", " Where is the Tokyo office? ")).isEqualTo(Taken.NOTHING);
            assertThat(edit("m1", "U2", "I am somebody else")).isEqualTo(Taken.NOTHING);
            assertThat(edit("m9", "U1", "Never a question")).isEqualTo(Taken.NOTHING);
            edits = edits.minusSeconds(60);
            assertThat(edit("m1", "U1", "An edit from before")).isEqualTo(Taken.NOTHING);
            assertThat(screen.nothingFor(Duration.ofMillis(200))).isTrue();
        }
        assertThat(model.prompts).hasSize(1);
    }

    @Test
    void after_ten_minutes_a_question_stands_as_it_was() throws Exception {
        says("In Tokyo.");
        try (var _ = worker()) {
            answered("m1", "Where is the Tokyo office?");
            var later = Instant.now().plus(Duration.ofMinutes(11));

            assertThat(
                            Kit.of(ports)
                                    .reception(TurnListener.NONE, () -> later)
                                    .accept(
                                            new Arrival.Edited(
                                                    TENANT, "m1", "U1", "Where is Osaka?", later)))
                    .isEqualTo(Taken.NOTHING);
        }
    }

    @Test
    void of_two_changes_the_later_one_is_answered_whichever_comes_last() throws Exception {
        model.then(new Line.Hangs());
        says("Third.");
        try (var _ = worker()) {
            ask("m1", "First?");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            var later = edits.plusSeconds(20);
            var earlier = edits.plusSeconds(10);
            var reception = reception();
            reception.accept(new Arrival.Edited(TENANT, "m1", "U1", "Third?", later));
            reception.accept(new Arrival.Edited(TENANT, "m1", "U1", "Second?", earlier));
            assertThat(screen.next()).isEqualTo("Third.");
            assertThat(screen.nothingFor(Duration.ofMillis(200))).isTrue();
        }
        assertThat(messages(1)).contains("Third?");
    }

    @Test
    void a_message_of_a_burst_is_changed_within_the_burst() throws Exception {
        says("The report.", "The letter.");
        ask("m1", "What is due");
        ask("m2", "by Friday?");
        try (var _ = worker()) {
            assertThat(screen.next()).isEqualTo("The report.");
            ended(2);

            edit("m2", "U1", "by Monday?");

            assertThat(screen.next()).isEqualTo("The letter.");
        }
        assertThat(messages(1)).contains("What is due\nby Monday?");
        assertThat(screen.posts).hasSize(1);
    }

    @Test
    void a_deleted_question_takes_its_answer_with_it() throws Exception {
        says("In Tokyo.");
        Turn turn;
        try (var _ = worker()) {
            turn = answered("m1", "Where is the Tokyo office?");

            assertThat(delete("m1")).isEqualTo(Taken.KEPT);

            assertThat(screen.next()).isEqualTo("gone");
            ended(2);
            assertThat(delete("m1")).isEqualTo(Taken.REPEATED);
            assertThat(screen.nothingFor(Duration.ofMillis(200))).isTrue();
        }
        assertThat(screen.posts).isEmpty();
        assertThat(conversation()).isEmpty();
        assertThat(ports.inbox().find(turn.id()).orElseThrow().asked()).isEmpty();
        assertThat(ports.answers().find(TENANT, turn.id())).isEmpty();
        // Ids and costs stay.
        assertThat(ports.usages().ofTenant(TENANT, Instant.EPOCH).turns()).isEqualTo(1);
        assertThat(stored()).doesNotContain("Tokyo");
    }

    @Test
    void a_question_deleted_before_it_was_begun_is_never_answered() throws Exception {
        says("Somebody else's.");
        var turn = ask("m1", "Where is the Tokyo office?");

        assertThat(delete("m1")).isEqualTo(Taken.KEPT);

        var other = Questions.ask(ports.inbox(), Questions.question("m2", "T", "U2", "And I?"));
        try (var _ = worker()) {
            assertThat(screen.next()).isEqualTo("Somebody else's.");
            Questions.over(ports.inbox(), other.id());
        }
        assertThat(ports.inbox().find(turn.id()).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(stored()).doesNotContain("Tokyo");
    }

    @Test
    void a_question_deleted_while_it_is_answered_leaves_nothing() throws Exception {
        model.then(new Line.Trails("The Tokyo office is"));
        try (var _ = worker()) {
            var turn = ask("m1", "Where is the Tokyo office?");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            Soon.holds(() -> !screen.posts.isEmpty());

            delete("m1");

            assertThat(screen.next()).isEqualTo("gone");
            Questions.over(ports.inbox(), turn.id());
            ended(2);
        }
        assertThat(screen.posts).isEmpty();
        assertThat(conversation()).isEmpty();
        assertThat(stored()).doesNotContain("Tokyo");
    }

    @Test
    void a_question_that_comes_after_its_deletion_is_not_answered() throws Exception {
        assertThat(delete("m1")).isEqualTo(Taken.NOTHING);
        assertThat(reception().accept(Questions.question("m1", "T", "U1", "Too late?")))
                .isEqualTo(Taken.REPEATED);
    }

    @Test
    void of_a_burst_what_was_not_deleted_is_answered_again() throws Exception {
        says("Both.", "One.");
        ask("m1", "What is due");
        ask("m2", "and what is secret?");
        try (var _ = worker()) {
            assertThat(screen.next()).isEqualTo("Both.");
            ended(2);

            delete("m2");

            assertThat(screen.next()).isEqualTo("One.");
            ended(3);
            delete("m1");
            assertThat(screen.next()).isEqualTo("gone");
            ended(4);
        }
        assertThat(messages(1)).contains("What is due").doesNotContain("secret");
        assertThat(screen.posts).isEmpty();
        assertThat(stored()).doesNotContain("secret", "What is due");
    }

    @Test
    void another_answer_takes_the_place_of_the_one_that_was_not_liked() throws Exception {
        says("In Tokyo.", "In Minato, Tokyo.");
        try (var _ = worker()) {
            var turn = answered("m1", "Where is the office?");

            assertThat(press("p1", turn, "U1", Wish.AGAIN)).isEqualTo(Taken.KEPT);

            assertThat(screen.next()).isEqualTo("In Minato, Tokyo.");
            ended(2);
            assertThat(screen.posts).hasSize(1).containsValue("In Minato, Tokyo.");
            assertThat(conversation())
                    .extracting(Exchange::answer)
                    .containsExactly("In Minato, Tokyo.");
            assertThat(ports.answers().standing(TENANT, turn.id()).orElseThrow().answer().text())
                    .isEqualTo("In Minato, Tokyo.");
        }
        assertThat(messages(1)).contains("Where is the office?");
    }

    @Test
    void another_answer_to_a_first_question_comes_from_a_better_model_where_it_was_disliked()
            throws Exception {
        says("In Tokyo.", "In Minato, Tokyo.");
        try (var _ = worker()) {
            var turn = answered("m1", "Where is the office?");
            reception().accept(new Arrival.Rated(TENANT, turn.id(), "U1", Verdict.BAD));

            press("p1", turn, "U1", Wish.AGAIN);

            screen.next();
            assertThat(reasons(turn)).containsExactly(Phrase.of(Wording.REASON_DISLIKED));
        }
    }

    @Test
    void a_deeper_answer_says_that_it_was_asked_for() throws Exception {
        says("In Tokyo.", "In Minato, Tokyo, because.");
        try (var _ = worker()) {
            var turn = answered("m1", "Where is the office?");

            press("p1", turn, "U1", Wish.DEEPER);

            screen.next();
            assertThat(reasons(turn)).containsExactly(Phrase.of(Wording.REASON_DEEPER));
        }
    }

    @Test
    void a_double_click_is_one_click() throws Exception {
        says("In Tokyo.");
        model.then(new Line.Trails("Once "));
        try (var _ = worker()) {
            var turn = answered("m1", "Where is the office?");

            assertThat(press("p1", turn, "U1", Wish.AGAIN)).isEqualTo(Taken.KEPT);
            assertThat(press("p1", turn, "U1", Wish.AGAIN)).isEqualTo(Taken.REPEATED);
            assertThat(press("p2", turn, "U1", Wish.AGAIN)).isEqualTo(Taken.REPEATED);
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(press("p3", turn, "U2", Wish.AGAIN)).isEqualTo(Taken.REPEATED);

            ports.stops().ask(Questions.thread("T"), "U1");
            assertThat(screen.next()).isEqualTo("Once ");
            assertThat(screen.nothingFor(Duration.ofMillis(200))).isTrue();
        }
    }

    @Test
    void where_no_other_answer_can_be_had_the_old_one_stays() throws Exception {
        says("In Tokyo.");
        model.then(
                new Line.Fails("", new ModelFailure.Refused("no access", new IOException("403"))));
        try (var _ = worker()) {
            var turn = answered("m1", "Where is the office?");

            press("p1", turn, "U1", Wish.AGAIN);

            assertThat(screen.next()).isEqualTo("In Tokyo.");
            ended(2);
            assertThat(screen.posts).hasSize(1).containsValue("In Tokyo.");
            assertThat(screen.answers.getLast().receipt().notes())
                    .extracting(Phrase::wording)
                    .containsExactly(Wording.APOLOGY_SETTINGS);
            assertThat(conversation()).extracting(Exchange::answer).containsExactly("In Tokyo.");
            assertThat(ports.answers().at(TENANT, screen.posts.keySet().iterator().next()))
                    .contains(turn.id());
        }
    }

    @Test
    void an_answer_that_was_replaced_is_not_rated_any_more() throws Exception {
        says("In Tokyo.", "In Minato.");
        try (var _ = worker()) {
            var old = answered("m1", "Where is the office?");
            press("p1", old, "U1", Wish.AGAIN);
            screen.next();
            ended(2);
            var young = ports.answers().standing(TENANT, old.id()).orElseThrow().turn().id();

            assertThat(rate(old.id())).isEqualTo(Taken.NOTHING);
            assertThat(rate(young)).isEqualTo(Taken.KEPT);
            assertThat(rate(screen.posts.keySet().iterator().next())).isEqualTo(Taken.KEPT);

            assertThat(ports.feedback().of(TENANT, old.id())).isEmpty();
            assertThat(ports.feedback().of(TENANT, young)).hasSize(1);
        }
    }

    @Test
    void another_answer_does_not_swallow_the_question_behind_it() throws Exception {
        says("In Tokyo.");
        model.then(new Line.Waits(gate, "In Minato."));
        says("At nine.");
        try (var _ = worker()) {
            var turn = answered("m1", "Where is the office?");
            press("p1", turn, "U1", Wish.AGAIN);
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            ask("m2", "And when?");
            gate.countDown();
            assertThat(screen.next()).isEqualTo("In Minato.");
            assertThat(screen.next()).isEqualTo("At nine.");
        }
        assertThat(screen.posts).hasSize(2);
        assertThat(messages(1)).doesNotContain("And when?");
    }

    @Test
    void where_no_words_are_kept_an_answer_can_still_be_taken_back() throws Exception {
        store.close();
        open(true);
        says("In Tokyo.", "In Osaka.");
        try (var _ = worker()) {
            var turn = answered("m1", "Where is the Tokyo office?");
            assertThat(press("p1", turn, "U1", Wish.AGAIN)).isEqualTo(Taken.FORGOTTEN);

            edit("m1", "U1", "Where is the Osaka office?");
            assertThat(screen.next()).isEqualTo("In Osaka.");
            assertThat(screen.posts).hasSize(1);
            ended(2);

            delete("m1");
            assertThat(screen.next()).isEqualTo("gone");
            ended(3);
        }
        assertThat(messages(1)).contains("Osaka");
        assertThat(stored("forgetful.db")).doesNotContain("Osaka", "Tokyo");
    }

    @Test
    void what_is_forgotten_while_it_is_answered_is_shown_and_not_kept() throws Exception {
        model.then(new Line.Waits(gate, "In Tokyo."));
        try (var _ = worker()) {
            var turn = ask("m1", "Where is the Tokyo office?");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();

            ports.erasure().person(TENANT, "U1");
            gate.countDown();

            assertThat(screen.next()).isEqualTo("In Tokyo.");
            Questions.over(ports.inbox(), turn.id());
        }
        assertThat(conversation()).isEmpty();
        assertThat(stored()).doesNotContain("Tokyo");
    }

    private TurnWorker worker() {
        var workshop = new Workshop(Kit.of(ports), model, screen);
        workshop.limits = List.of(MONEY);
        workshop.listener = events::add;
        return workshop.open();
    }

    private void says(String... texts) {
        for (var text : texts) {
            model.then(new Line.Says(text, Completion.Ending.WHOLE));
        }
    }

    private Reception reception() {
        return Kit.of(ports).reception(TurnListener.NONE);
    }

    private Turn ask(String message, String text) {
        return Questions.ask(ports.inbox(), message, "T", text);
    }

    private Turn answered(String message, String text) throws InterruptedException {
        var turn = ask(message, text);
        screen.next();
        Questions.over(ports.inbox(), turn.id());
        return turn;
    }

    private Taken edit(String message, String person, String text) {
        edits = edits.plusSeconds(1);
        return reception().accept(new Arrival.Edited(TENANT, message, person, text, edits));
    }

    private Taken delete(String message) {
        return reception().accept(new Arrival.Deleted(TENANT, message));
    }

    private Taken press(String press, Turn answer, String person, Wish wish) {
        return reception().accept(new Arrival.Pressed(press, TENANT, answer.id(), person, wish));
    }

    private Taken rate(String answer) {
        return reception().accept(new Arrival.Rated(TENANT, answer, "U1", Verdict.GOOD));
    }

    private List<Exchange> conversation() {
        return ports.conversations().recall(Questions.thread("T"), 0).recent();
    }

    private List<Phrase> reasons(Turn turn) {
        var standing = ports.answers().standing(TENANT, turn.id()).orElseThrow();
        return standing.answer().receipt().reasons();
    }

    private String messages(int request) {
        return model.prompts.get(request).messages().stream()
                .map(message -> message.text())
                .reduce("", (a, b) -> a + "\n" + b);
    }

    private void ended(int turns) throws InterruptedException {
        Soon.holds(() -> ends().size() >= turns);
    }

    private List<TurnEvent.End> ends() {
        return events.stream()
                .filter(TurnEvent.Ended.class::isInstance)
                .map(event -> ((TurnEvent.Ended) event).end())
                .toList();
    }

    /// All words in the store.
    private String stored() throws Exception {
        return stored("kotae.db");
    }

    private String stored(String file) throws Exception {
        store.close();
        var words = new StringBuilder();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
                var statement = connection.createStatement()) {
            for (var query :
                    List.of(
                            "select asked || answer || apology from turn",
                            "select body from exchange")) {
                try (var rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        words.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return words.toString();
    }
}
