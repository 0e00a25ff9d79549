package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kotae.Soon;
import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.answer.TurnEvent.PutBack;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.chat.Wording;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.StoreFailure;
import dev.kotae.memory.TurnRecord.State;
import dev.kotae.model.Completion;
import dev.kotae.routing.Basis;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/// The way from reception to reply over a real store.
@Timeout(30)
class TurnWorkerTest {
    @TempDir Path folder;

    private final Screen screen = new Screen();

    @Test
    void an_accepted_question_is_answered_and_a_follow_up_knows_of_it() throws Exception {
        var model = ScriptedModel.saying("In Kanazawa.", "Since 1996.");
        try (var store = store();
                var _ = worker(store, model)) {
            accept(store, "e1", "T", "Where is the office?");
            assertThat(screen.next()).isEqualTo("In Kanazawa.");
            accept(store, "e2", "T", "Since when?");
            assertThat(screen.next()).isEqualTo("Since 1996.");
        }
        assertThat(model.prompts.getLast().messages())
                .extracting(message -> message.text())
                .contains("Where is the office?", "In Kanazawa.");
    }

    @Test
    void what_is_logged_in_the_course_of_a_turn_is_said_to_be_of_it() throws Exception {
        var logged = new CopyOnWriteArrayList<String>();
        screen.at = step -> logged.add(String.valueOf(MDC.get("turn")));
        try (var store = store();
                var _ = worker(store, ScriptedModel.saying("Here.", "There."))) {
            for (var event : List.of("e1", "e2")) {
                logged.clear();
                var turn = accept(store, event, "T", "Where?");
                screen.next();
                assertThat(logged).isNotEmpty().containsOnly(turn);
            }
        }
    }

    @Test
    void who_asks_in_a_thread_that_could_not_be_read_is_told_so() throws Exception {
        screen.overheard = Overheard.UNREAD;
        try (var store = store();
                var _ = worker(store, ScriptedModel.saying("I agree."))) {
            accept(store, "e1", "T", "What do you think?");
            assertThat(screen.next()).isEqualTo("I agree.");
        }
        assertThat(screen.answers.getLast().receipt().notes())
                .extracting(note -> note.wording())
                .containsExactly(Wording.NOTE_THREAD_UNTOLD);
    }

    @Test
    void the_same_question_delivered_twice_is_answered_once() throws Exception {
        var model = ScriptedModel.saying("Once.", "Twice.");
        try (var store = store();
                var _ = worker(store, model)) {
            accept(store, "e1", "T", "Where?");
            store.ports().inbox().accept(Questions.question("e1", "T", "U1", "Where?"));
            assertThat(screen.next()).isEqualTo("Once.");
            assertThat(screen.nothingFor(Duration.ofMillis(300))).isTrue();
        }
    }

    @Test
    void questions_of_one_conversation_are_answered_in_order() throws Exception {
        var model = ScriptedModel.saying("1", "2", "3", "4", "5");
        try (var store = store();
                var _ = worker(store, model)) {
            for (int i = 1; i <= 5; i++) {
                var asked = Questions.question("e" + i, "T", "U" + i, "question " + i);
                Questions.ask(store.ports().inbox(), asked);
            }
            for (int i = 1; i <= 5; i++) {
                assertThat(screen.next()).isEqualTo(String.valueOf(i));
            }
        }
        assertThat(screen.turns).extracting(turn -> turn.asked().text()).isSorted();
    }

    @Test
    void a_question_that_waited_through_a_restart_is_answered() throws Exception {
        try (var store = store()) {
            accept(store, "e1", "T", "Where?");
        }
        try (var store = store();
                var _ = worker(store, ScriptedModel.saying("Here."))) {
            assertThat(screen.next()).isEqualTo("Here.");
        }
    }

    @Test
    void a_turn_that_was_running_when_the_house_closed_is_answered_by_the_next() throws Exception {
        var stuck = new ScriptedModel().then(new Line.Hangs());
        try (var store = store();
                var _ = worker(store, stuck)) {
            accept(store, "e1", "T", "Where?");
            assertThat(stuck.hanging.await(10, TimeUnit.SECONDS)).isTrue();
        }
        try (var store = store();
                var _ = worker(store, ScriptedModel.saying("Here."))) {
            assertThat(screen.next()).isEqualTo("Here.");
        }
    }

    @Test
    void what_was_paid_before_the_house_closed_is_booked_and_told() throws Exception {
        var stuck = new ScriptedModel().then(new Line.Trails("He"));
        try (var store = store()) {
            String turn;
            try (var _ = worker(store, stuck)) {
                turn = accept(store, "e1", "T", "Where?");
                assertThat(stuck.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            }
            var paid =
                    store.ports()
                            .usages()
                            .ofTurn(screen.turns.getFirst().asked().address().tenant(), turn);
            assertThat(paid).hasSize(1);
            assertThat(events).contains(new TurnEvent.Called(turn(turn), paid.getFirst()));
        }
    }

    @Test
    void what_was_paid_before_the_store_failed_is_booked_with_the_next_attempt() throws Exception {
        var model = ScriptedModel.saying("Here.", "Here.");
        try (var store = store()) {
            var workshop =
                    workshop(
                            Kit.of(store.ports())
                                    .with(
                                            new Faulty(store.ports().inbox())
                                                    .refusing(Settlement.Recorded.class, 1_000)),
                            model);
            workshop.lease = Duration.ofSeconds(1);
            String turn;
            try (var _ = workshop.open()) {
                turn = accept(store, "e1", "T", "Where?");
                Soon.holds(() -> events.stream().anyMatch(PutBack.class::isInstance));
            }
            var tenant = screen.turns.getFirst().asked().address().tenant();
            assertThat(store.ports().usages().ofTurn(tenant, turn)).isNotEmpty();
        }
    }

    @Test
    void an_answer_that_could_not_be_shown_is_shown_later_without_asking_the_model_again()
            throws Exception {
        var model = ScriptedModel.saying("Here.");
        screen.refusals.add(Screen.busy());
        try (var store = store();
                var _ = worker(store, model)) {
            accept(store, "e1", "T", "Where?");
            assertThat(screen.next()).isEqualTo("Here.");
        }
        assertThat(model.asked).hasSize(1);
        assertThat(screen.progress.getLast()).isInstanceOf(Progress.Recorded.class);
    }

    @Test
    void a_place_that_is_gone_does_not_hold_up_the_conversation() throws Exception {
        screen.refusals.add(Screen.gone());
        try (var store = store();
                var _ = worker(store, ScriptedModel.saying("Lost.", "Here."))) {
            accept(store, "e1", "T", "Where?");
            Questions.ask(store.ports().inbox(), Questions.question("e2", "T", "U2", "And now?"));
            assertThat(screen.next()).startsWith("APOLOGY_INTERNAL");
            assertThat(screen.next()).isEqualTo("Here.");
        }
    }

    @Test
    void a_fault_of_ours_is_an_apology_that_names_the_turn() throws Exception {
        var forgetful = new ScriptedModel();
        try (var store = store();
                var _ = worker(store, forgetful)) {
            accept(store, "e1", "T", "Where?");
            assertThat(screen.next()).isEqualTo("APOLOGY_INTERNAL " + screen.turns.getFirst().id());
        }
    }

    @Test
    void a_fault_before_there_is_a_post_does_not_hold_up_the_conversation() throws Exception {
        screen.faults.add(new IllegalStateException("no name of a post"));
        try (var store = store();
                var _ = worker(store, ScriptedModel.saying("Here."))) {
            accept(store, "e1", "T", "Where?");
            assertThat(screen.next()).isEqualTo("Here.");
        }
    }

    @Test
    void a_question_that_waited_longer_than_a_deployment_is_still_answered() throws Exception {
        var before = InstantSource.offset(InstantSource.system(), Duration.ofHours(-1));
        try (var store = store(before)) {
            accept(store, "e1", "T", "Where?");
        }
        try (var store = store();
                var _ = worker(store, ScriptedModel.saying("Here."))) {
            assertThat(screen.next()).isEqualTo("Here.");
        }
    }

    @Test
    void an_inbox_that_stumbles_does_not_stop_the_work() throws Exception {
        try (var store = store();
                var _ =
                        workshop(
                                        Kit.of(store.ports())
                                                .with(
                                                        new Faulty(store.ports().inbox())
                                                                .stumbling()),
                                        ScriptedModel.saying("Here."))
                                .open()) {
            accept(store, "e1", "T", "Where?");
            assertThat(screen.next()).isEqualTo("Here.");
        }
    }

    @Test
    void a_reply_is_left_whatever_came_of_the_turn() throws Exception {
        var model = new ScriptedModel().then(new Line.Hangs());
        try (var store = store();
                var _ = worker(store, model)) {
            accept(store, "e1", "T", "Where?");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(screen.left.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_slow_conversation_does_not_hold_up_another() throws Exception {
        var model =
                new ScriptedModel()
                        .then(new Line.Hangs())
                        .then(new Line.Says("Quick.", Completion.Ending.WHOLE));
        try (var store = store();
                var _ = worker(store, model)) {
            accept(store, "e1", "A", "slow?");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            accept(store, "e2", "B", "quick?");
            assertThat(screen.next()).isEqualTo("Quick.");
        }
    }

    @Test
    void an_answer_that_is_recorded_is_shown_whatever_the_platform_or_our_door_does_first()
            throws Exception {
        var model = ScriptedModel.saying("Here.");
        screen.refusals.add(new IllegalStateException("a block of ours is wrong"));
        screen.refusals.add(Screen.busy());
        try (var store = store();
                var _ = worker(store, model)) {
            var turn = accept(store, "e1", "T", "Where?");
            assertThat(Questions.over(store.ports().inbox(), turn).state()).isEqualTo(State.DONE);
        }
        assertThat(screen.ends).hasSize(1).first().asString().endsWith(": Here.");
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void after_six_tries_an_answer_that_cannot_be_shown_is_a_dead_letter_and_an_apology()
            throws Exception {
        var model = ScriptedModel.saying("Here.", "Next.");
        String dead;
        for (int i = 0; i < 6; i++) {
            screen.refusals.add(Screen.busy());
        }
        try (var store = store();
                var _ = worker(store, model)) {
            var turn = accept(store, "e1", "T", "Where?");
            assertThat(screen.next()).isEqualTo("APOLOGY_INTERNAL " + turn);
            var end = Questions.over(store.ports().inbox(), turn);
            assertThat(end.state()).isEqualTo(State.DEAD);
            assertThat(end.attempt()).isEqualTo(6);
            dead = turn;
            accept(store, "e2", "T", "And now?");
            assertThat(screen.next()).isEqualTo("Next.");
        }
        assertThat(deaths()).containsExactly(new TurnEvent.Dead(turn(dead), "reply-failed", true));
        assertThat(model.asked).hasSize(2);
    }

    @Test
    void where_not_even_an_apology_can_be_shown_there_is_a_dead_letter_that_says_so()
            throws Exception {
        screen.refusals.add(Screen.gone());
        screen.apologyRefusals.add(Screen.gone());
        try (var store = store();
                var _ = worker(store, ScriptedModel.saying("Here."))) {
            var turn = accept(store, "e1", "T", "Where?");
            assertThat(Questions.over(store.ports().inbox(), turn).reason())
                    .isEqualTo("reply-refused");
            Soon.holds(() -> !deaths().isEmpty());
            assertThat(deaths())
                    .containsExactly(new TurnEvent.Dead(turn(turn), "reply-refused", false));
        }
    }

    @Test
    void a_turn_is_not_tried_for_longer_than_a_quarter_of_an_hour_after_it_was_begun()
            throws Exception {
        var clock = new HandClock();
        var ports = new InMemoryStore(clock).ports();
        var workshop = workshop(Kit.of(ports), ScriptedModel.saying("Here."));
        workshop.clock = clock;
        workshop.chance = new Random(3);
        // The clock jumps further than a lease lasts.
        workshop.lease = Duration.ofHours(1);
        var turn = accept(ports.inbox(), "e1", "T", "Where?");
        clock.move(Duration.ofHours(3));
        screen.refusals.add(Screen.busy());
        screen.refusals.add(Screen.busy());
        workshop.listener =
                event -> {
                    events.add(event);
                    if (event instanceof TurnEvent.PutBack(_, var until, _)) {
                        assertThat(until).isBefore(clock.instant().plusSeconds(3));
                        clock.move(Duration.ofMinutes(16));
                    }
                };
        try (var _ = workshop.open()) {
            assertThat(screen.next()).isEqualTo("APOLOGY_INTERNAL " + turn);
            assertThat(Questions.over(ports.inbox(), turn).attempt()).isEqualTo(2);
        }
    }

    @Test
    void what_was_begun_before_a_long_outage_is_tried_once_more() throws Exception {
        var clock = new HandClock();
        var ports = new InMemoryStore(clock).ports();
        var turn = accept(ports.inbox(), "e1", "T", "Where?");
        assertThat(ports.inbox().claim("died", Duration.ofMinutes(1), Duration.ZERO)).isPresent();
        clock.move(Duration.ofHours(9));
        var workshop = workshop(Kit.of(ports), ScriptedModel.saying("Here."));
        workshop.clock = clock;
        try (var _ = workshop.open()) {
            assertThat(screen.next()).isEqualTo("Here.");
            assertThat(Questions.over(ports.inbox(), turn).attempt()).isEqualTo(2);
        }
    }

    @Test
    void a_clock_that_is_set_while_a_turn_is_tried_does_not_count_against_it() throws Exception {
        var clock = new HandClock();
        var ports = new InMemoryStore(clock).ports();
        var workshop = workshop(Kit.of(ports), ScriptedModel.saying("Here."));
        workshop.clock = clock;
        workshop.lease = Duration.ofHours(2);
        screen.refusals.add(Screen.busy());
        workshop.listener =
                event -> {
                    if (event instanceof TurnEvent.Shown) {
                        clock.move(Duration.ofHours(1));
                    }
                };
        try (var _ = workshop.open()) {
            var turn = accept(ports.inbox(), "e1", "T", "Where?");
            assertThat(Questions.over(ports.inbox(), turn).state()).isEqualTo(State.DONE);
        }
    }

    @Test
    void a_platform_that_asks_for_patience_is_left_alone_for_as_long() throws Exception {
        var told = Duration.ofMinutes(2);
        var refusal = new ReplyFailure("chat.update: ratelimited", true, told, new Exception());
        screen.refusals.add(refusal);
        try (var store = store();
                var _ = worker(store, ScriptedModel.saying("Here."))) {
            var before = Instant.now();
            accept(store, "e1", "T", "Where?");
            Soon.holds(() -> events.stream().anyMatch(PutBack.class::isInstance));
            assertThat(events)
                    .filteredOn(PutBack.class::isInstance)
                    .first(type(PutBack.class))
                    .satisfies(again -> assertThat(again.until()).isAfter(before.plus(told)));
        }
    }

    @Test
    void a_dead_turn_that_is_driven_again_is_answered_in_place_of_the_apology() throws Exception {
        var model = new ScriptedModel();
        try (var store = store();
                var _ = worker(store, model)) {
            var turn = accept(store, "e1", "T", "Where?");
            assertThat(screen.next()).isEqualTo("APOLOGY_INTERNAL " + turn);
            Questions.over(store.ports().inbox(), turn);
            model.then(new Line.Says("Here.", Completion.Ending.WHOLE));
            assertThat(store.ports().inbox().redrive(turn)).isTrue();
            assertThat(screen.next()).isEqualTo("Here.");
            assertThat(screen.posts.values()).containsExactly("Here.");
        }
    }

    @Test
    void a_turn_that_is_handed_over_many_times_is_still_answered() throws Exception {
        String turn = "";
        for (int life = 0; life < 8; life++) {
            var stuck = new ScriptedModel().then(new Line.Trails("He"));
            try (var store = store();
                    var _ = worker(store, stuck)) {
                turn = life == 0 ? accept(store, "e1", "T", "Where?") : turn;
                assertThat(stuck.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            }
        }
        try (var store = store();
                var _ = worker(store, ScriptedModel.saying("Here."))) {
            assertThat(screen.next()).isEqualTo("Here.");
            assertThat(Questions.over(store.ports().inbox(), turn).attempt()).isEqualTo(1);
        }
        assertThat(screen.posts.values()).containsExactly("Here.");
        assertThat(events).filteredOn(TurnEvent.HandedOver.class::isInstance).hasSize(8);
    }

    @Test
    void a_worker_that_rests_claims_nothing_more_and_ends_what_runs() throws Exception {
        var gate = new CountDownLatch(1);
        var model = new ScriptedModel().then(new Line.Waits(gate, "Here."));
        try (var store = store()) {
            var workshop = workshop(Kit.of(store.ports()), model);
            workshop.drain = Duration.ofSeconds(20);
            try (var worker = workshop.open()) {
                accept(store, "e1", "T", "Where?");
                assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
                worker.rest();
                Thread.sleep(50);
                var late = accept(store, "e2", "U", "And now?");
                gate.countDown();
                assertThat(screen.next()).isEqualTo("Here.");
                assertThat(screen.nothingFor(Duration.ofMillis(300))).isTrue();
                assertThat(store.ports().inbox().find(late).orElseThrow().state())
                        .isEqualTo(State.WAITING);
            }
        }
    }

    @Test
    void a_close_waits_for_what_is_nearly_done() throws Exception {
        var gate = new CountDownLatch(1);
        var model = new ScriptedModel().then(new Line.Waits(gate, "Here."));
        try (var store = store()) {
            var workshop = workshop(Kit.of(store.ports()), model);
            workshop.drain = Duration.ofSeconds(20);
            var worker = workshop.open();
            accept(store, "e1", "T", "Where?");
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            Thread.ofVirtual()
                    .start(() -> {
                        pause(Duration.ofMillis(300));
                        gate.countDown();
                    });
            worker.close();
            assertThat(screen.ends).hasSize(1);
        }
    }

    @Test
    void a_store_that_is_away_for_a_moment_loses_no_answer_and_costs_no_second_one()
            throws Exception {
        var model = ScriptedModel.saying("Here.");
        try (var store = store()) {
            var faulty = new Faulty(store.ports().inbox()).refusing(Settlement.Recorded.class, 3);
            try (var _ = workshop(Kit.of(store.ports()).with(faulty), model).open()) {
                accept(store, "e1", "T", "Where?");
                assertThat(screen.next()).isEqualTo("Here.");
            }
        }
        assertThat(model.asked).hasSize(1);
        assertThat(screen.attempts).containsExactly(1);
    }

    @Test
    void an_apology_that_could_not_be_recorded_is_not_shown() throws Exception {
        try (var store = store()) {
            var faulty =
                    new Faulty(store.ports().inbox()).refusing(Settlement.Apologised.class, 1_000);
            var workshop = workshop(Kit.of(store.ports()).with(faulty), new ScriptedModel());
            workshop.lease = Duration.ofMillis(600);
            try (var _ = workshop.open()) {
                accept(store, "e1", "T", "Where?");
                assertThat(screen.nothingFor(Duration.ofMillis(1_500))).isTrue();
            }
        }
    }

    @Test
    void a_fault_while_the_store_is_asked_around_the_question_is_tried_again() throws Exception {
        try (var store = store()) {
            var forgetful = forgetful(Kit.of(store.ports()), 2);
            try (var _ = workshop(forgetful, ScriptedModel.saying("Here.")).open()) {
                accept(store, "e1", "T", "Where?");
                assertThat(screen.next()).isEqualTo("Here.");
            }
        }
        assertThat(screen.attempts).containsExactly(1, 2, 3);
    }

    @Test
    void after_six_tries_at_what_the_store_does_not_tell_there_is_an_apology() throws Exception {
        try (var store = store()) {
            var forgetful = forgetful(Kit.of(store.ports()), 6);
            try (var _ = workshop(forgetful, ScriptedModel.saying("Here.")).open()) {
                var turn = accept(store, "e1", "T", "Where?");
                assertThat(screen.next()).isEqualTo("APOLOGY_INTERNAL " + turn);
                Questions.over(store.ports().inbox(), turn);
                assertThat(deaths()).containsExactly(new TurnEvent.Dead(turn(turn), "store", true));
            }
        }
    }

    /// One that does not tell what was said before, so many times.
    private static Kit forgetful(Kit kit, int times) {
        var failures = new AtomicInteger(times);
        return new Kit(
                kit.inbox(),
                (address, version) -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new StoreFailure("recall", new IOException("away"));
                    }
                    return kit.conversations().recall(address, version);
                },
                kit.stops(),
                kit.ledger(),
                kit.answers(),
                kit.feedback(),
                kit.amendments(),
                kit.manners());
    }

    @Test
    void what_happens_to_a_turn_is_heard_and_a_listener_that_throws_hurts_nobody()
            throws Exception {
        try (var store = store()) {
            var workshop = workshop(Kit.of(store.ports()), ScriptedModel.saying("In Kanazawa."));
            workshop.listener =
                    event -> {
                        events.add(event);
                        throw new IllegalStateException("a full disk of metrics");
                    };
            try (var _ = workshop.open()) {
                var turn = accept(store, "e1", "T", "Where?");
                assertThat(screen.next()).isEqualTo("In Kanazawa.");
                Questions.over(store.ports().inbox(), turn);
                Soon.holds(() -> events.size() == 5);
            }
        }
        assertThat(events.get(0)).isInstanceOf(TurnEvent.Claimed.class);
        assertThat(events.get(1)).isInstanceOf(TurnEvent.Shown.class);
        assertThat(events.get(2))
                .isInstanceOfSatisfying(
                        TurnEvent.Called.class,
                        called -> assertThat(called.call().cost().microUsd()).isEqualTo(150));
        assertThat(events.get(3))
                .isInstanceOfSatisfying(
                        TurnEvent.Answered.class,
                        answered -> assertThat(answered.basis()).isInstanceOf(Basis.Words.class));
        assertThat(events.get(4))
                .isInstanceOfSatisfying(
                        TurnEvent.Ended.class,
                        ended -> {
                            assertThat(ended.end()).isEqualTo(TurnEvent.End.ANSWERED);
                            assertThat(ended.model()).isEqualTo("Claude Haiku 5.5");
                            assertThat(ended.took()).isPositive();
                        });
    }

    private final List<TurnEvent> events = new CopyOnWriteArrayList<>();

    private List<TurnEvent.Dead> deaths() {
        return events.stream()
                .filter(TurnEvent.Dead.class::isInstance)
                .map(TurnEvent.Dead.class::cast)
                .toList();
    }

    private dev.kotae.chat.Turn turn(String id) {
        return screen.turns.stream().filter(turn -> turn.id().equals(id)).findFirst().orElseThrow();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private Store store() {
        return store(InstantSource.system());
    }

    private Store store(InstantSource clock) {
        var settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("kotae.db"));
        return Store.open(settings, clock, new Random(1));
    }

    private TurnWorker worker(Store store, ScriptedModel model) {
        return workshop(Kit.of(store.ports()), model).open();
    }

    private Workshop workshop(Kit kit, ScriptedModel model) {
        var workshop = new Workshop(kit, model, screen);
        workshop.listener = events::add;
        return workshop;
    }

    private static String accept(Store store, String event, String thread, String text) {
        return accept(store.ports().inbox(), event, thread, text);
    }

    private static String accept(Inbox inbox, String event, String thread, String text) {
        return Questions.ask(inbox, event, thread, text).id();
    }
}
