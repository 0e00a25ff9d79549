package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kotae.Soon;
import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.answer.tenure.Tenure;
import dev.kotae.answer.tenure.Tenures;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.TurnRecord.State;
import dev.kotae.model.Completion;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who does not hold the lane any more shows nothing.
@Timeout(30)
class LaneLostTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir Path folder;

    private final Screen screen = new Screen();
    private final ScriptedModel model = new ScriptedModel();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<TurnEvent> events = new CopyOnWriteArrayList<>();
    private Store store;
    private Ports ports;
    private Faulty inbox;

    @BeforeEach
    void open() {
        var settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("kotae.db"));
        store = Store.open(settings, InstantSource.system(), new Random(1));
        ports = store.ports();
        inbox = new Faulty(ports.inbox());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_renewed_lease_lasts_as_long_as_the_model_takes() throws Exception {
        model.then(new Line.Waits(gate, "Here."));
        try (var _ = workshop(model).open()) {
            ask();
            Thread.sleep(SHORT.multipliedBy(2).plusMillis(500));
            gate.countDown();
            assertThat(screen.next()).isEqualTo("Here.");
        }
        assertThat(screen.attempts).containsExactly(1);
        assertThat(losses()).isZero();
    }

    @Test
    void a_holder_that_comes_too_late_shows_nothing_of_what_its_model_says() throws Exception {
        model.then(new Line.Deaf(gate, "Too late."));
        inbox.renews = false;
        var late = workshop(model).open();
        var turn = ask();
        assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
        late.rest();
        try (var _ = other(ScriptedModel.saying("Here.")).open()) {
            assertThat(screen.next()).isEqualTo("Here.");
            gate.countDown();
            Soon.holds(() -> losses() == 1);
        }
        late.close();
        assertThat(screen.ends).containsExactly(turn.id() + ": Here.");
        assertThat(screen.posts.values()).containsExactly("Here.");
        assertThat(screen.words).containsValue("Here.");
        assertThat(ports.inbox().find(turn.id()).orElseThrow().state()).isEqualTo(State.DONE);
    }

    @Test
    void a_change_that_was_on_its_way_when_the_lane_was_lost_is_put_right_when_the_turn_is_over()
            throws Exception {
        var turn = ask();
        var late = stoppedAtAChange();
        try (var _ = other(ScriptedModel.saying("Here.")).open()) {
            assertThat(screen.next()).isEqualTo("Here.");
            gate.countDown();
            assertThat(screen.next()).isEqualTo("Here.");
        }
        late.close();
        assertThat(screen.posts.values()).containsExactly("Here.");
        assertThat(ports.inbox().find(turn.id()).orElseThrow().state()).isEqualTo(State.DONE);
    }

    @Test
    void an_apology_is_put_right_in_its_own_words() throws Exception {
        var turn = ask();
        var late = stoppedAtAChange();
        var withheld = new ScriptedModel();
        withheld.then(new Line.Says("", Completion.Ending.WITHHELD));
        try (var _ = other(withheld).open()) {
            assertThat(screen.next()).isEqualTo("APOLOGY_WITHHELD " + turn.id());
            gate.countDown();
            assertThat(screen.next()).isEqualTo("APOLOGY_WITHHELD " + turn.id());
        }
        late.close();
    }

    @Test
    void an_apology_in_place_of_an_answer_that_could_not_be_shown_stays() throws Exception {
        var turn = ask();
        var late = stoppedAtAChange();
        screen.refusals.add(new ReplyFailure("msg_too_long", false));
        try (var _ = other(ScriptedModel.saying("Here.")).open()) {
            assertThat(screen.next()).isEqualTo("APOLOGY_INTERNAL " + turn.id());
            gate.countDown();
            assertThat(screen.next()).isEqualTo("APOLOGY_INTERNAL " + turn.id());
        }
        late.close();
    }

    @Test
    void what_was_taken_back_does_not_come_again_with_a_late_change() throws Exception {
        var turn = ask();
        var late = stoppedAtAChange();
        try (var _ = other(ScriptedModel.saying("Here.")).open()) {
            assertThat(screen.next()).isEqualTo("Here.");
            ports.amendments().delete(new Arrival.Deleted("slack/T1", "e1"));
            assertThat(screen.next()).isEqualTo("gone");
            Soon.holds(() -> ports.answers().find("slack/T1", turn.id()).isEmpty());
            gate.countDown();
            assertThat(screen.next()).isEqualTo("gone");
        }
        late.close();
        assertThat(screen.posts).isEmpty();
    }

    /// A worker whose lane runs out while a change of its is on its way, until the gate opens.
    private TurnWorker stoppedAtAChange() throws InterruptedException {
        model.then(new Line.Says("Half of.", Completion.Ending.WHOLE));
        model.then(new Line.Says("Half of.", Completion.Ending.WHOLE));
        inbox.renews = false;
        var stopped = new CountDownLatch(1);
        var held = new AtomicBoolean();
        screen.at =
                step -> {
                    if (step.equals("changing") && held.compareAndSet(false, true)) {
                        stopped.countDown();
                        awaitOpen(gate);
                    }
                };
        var late = workshop(model).open();
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        late.rest();
        return late;
    }

    private Workshop other(ScriptedModel asked) {
        return new Workshop(Kit.of(ports), asked, screen);
    }

    private static void awaitOpen(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_store_that_is_away_for_longer_than_the_lease_ends_the_work_and_another_begins()
            throws Exception {
        model.then(new Line.Hangs());
        model.then(new Line.Says("Here.", Completion.Ending.WHOLE));
        inbox.renews = false;
        try (var _ = workshop(model).open()) {
            ask();
            assertThat(model.hanging.await(10, TimeUnit.SECONDS)).isTrue();
            Soon.holds(() -> losses() == 1);
            inbox.renews = true;
            assertThat(screen.next()).isEqualTo("Here.");
        }
        assertThat(screen.posts.values()).containsExactly("Here.");
    }

    @Test
    void a_post_that_may_not_be_ours_any_more_is_left_as_it_stands() throws Exception {
        model.then(new Line.Says("First try.", Completion.Ending.WHOLE));
        model.then(new Line.Says("Here.", Completion.Ending.WHOLE));
        inbox.deniesPost = true;
        var turn = ask();
        try (var _ = workshop(model).open()) {
            assertThat(screen.next()).isEqualTo("Here.");
        }
        assertThat(screen.ends).containsExactly(turn.id() + ": Here.");
        assertThat(losses()).isEqualTo(1);
    }

    @Test
    void a_post_of_which_nobody_could_tell_is_found_again_after_a_hand_over() throws Exception {
        model.then(new Line.Says("First try.", Completion.Ending.WHOLE));
        inbox.losesPost = true;
        var turn = ask();
        var posted = new CountDownLatch(1);
        screen.at = step -> posted.countDown();
        var workshop = workshop(model);
        workshop.lease = Duration.ofSeconds(60);
        try (var _ = workshop.open()) {
            assertThat(posted.await(10, TimeUnit.SECONDS)).isTrue();
        }
        inbox.losesPost = false;
        assertThat(ports.inbox().find(turn.id()).orElseThrow().attempt()).isZero();
        try (var _ = workshop(ScriptedModel.saying("Here.")).open()) {
            assertThat(screen.next()).isEqualTo("Here.");
        }
        assertThat(screen.posts.values()).containsExactly("Here.");
    }

    @Test
    void an_end_that_the_store_refuses_is_not_shown() throws Exception {
        model.then(new Line.Says("Not ours.", Completion.Ending.WHOLE));
        model.then(new Line.Says("Here.", Completion.Ending.WHOLE));
        inbox.denying(Settlement.Recorded.class, 1);
        var turn = ask();
        try (var _ = workshop(model).open()) {
            assertThat(screen.next()).isEqualTo("Here.");
        }
        assertThat(screen.ends).containsExactly(turn.id() + ": Here.");
    }

    @Test
    void an_apology_that_the_store_refuses_is_not_shown() throws Exception {
        model.then(new Line.Says(" ", Completion.Ending.WHOLE));
        model.then(new Line.Says("Here.", Completion.Ending.WHOLE));
        inbox.denying(Settlement.Apologised.class, 1);
        var turn = ask();
        try (var _ = workshop(model).open()) {
            assertThat(screen.next()).isEqualTo("Here.");
        }
        assertThat(screen.ends).containsExactly(turn.id() + ": Here.");
    }

    @Test
    void a_lost_lease_is_not_counted_as_a_try() throws Exception {
        for (int i = 0; i < 10; i++) {
            model.then(new Line.Says("Not ours.", Completion.Ending.WHOLE));
        }
        model.then(new Line.Says("Here.", Completion.Ending.WHOLE));
        inbox.denying(Settlement.Recorded.class, 10);
        var turn = ask();
        try (var _ = workshop(model).open()) {
            assertThat(screen.next()).isEqualTo("Here.");
            assertThat(Questions.over(ports.inbox(), turn.id()).attempt()).isEqualTo(1);
        }
    }

    @Test
    void who_comes_too_late_may_ask_no_model() {
        ask();
        var time = new AtomicLong();
        try (var tenures = tenures(ports.inbox(), time)) {
            var tenure = tenures.begin(claim(), time.get());
            var endings = new Endings(TurnListener.NONE, InstantSource.system());
            var voice = new Voice(ports.inbox(), tenure, screen, endings);
            assertThatCode(voice::sending).doesNotThrowAnyException();
            time.set(SHORT.toNanos());
            assertThatThrownBy(voice::sending).isInstanceOf(LaneLost.class);
            assertThat(Thread.interrupted()).as("whose tenure is over").isTrue();
        }
    }

    @Test
    void who_is_late_with_renewals_is_to_claim_nothing_more_until_they_are_made() throws Exception {
        ask();
        var time = new AtomicLong();
        inbox.renews = false;
        try (var tenures = tenures(inbox, time)) {
            var tenure = tenures.begin(claim(), time.get());
            assertThat(tenures.areLate()).isFalse();
            time.set(SHORT.dividedBy(2).toNanos());
            assertThat(tenures.areLate()).isTrue();
            inbox.renews = true;
            Soon.holds(() -> !tenures.areLate());

            // What is lost keeps nobody from claiming while its worker leaves.
            inbox.renews = false;
            time.addAndGet(SHORT.toNanos());
            assertThatThrownBy(tenure::check).isInstanceOf(LaneLost.class);
            assertThat(tenures.areLate()).isFalse();
            assertThat(Thread.interrupted()).as("whose tenure is over").isTrue();
        }
    }

    @Test
    void who_posts_too_late_hears_whether_the_turn_has_another_post() {
        ask();
        var late = claim();
        var time = new AtomicLong();
        try (var tenures = tenures(ports.inbox(), time)) {
            var tenure = tenures.begin(late, time.get());
            time.set(SHORT.toNanos());
            assertThat(refused(tenure, "ours").isSurplus()).isFalse();
            assertThat(Thread.interrupted()).as("whose tenure is over").isTrue();
            assertThat(ports.inbox().posted(claim(), "another")).isTrue();
            assertThat(refused(tenure, "ours").isSurplus()).isTrue();
            assertThat(refused(tenure, "another").isSurplus()).isFalse();
        }
    }

    /// The store's clock may be ahead of ours, and ours stands still while the machine is
    /// suspended.
    @Test
    void what_was_changed_since_the_lane_was_surely_ours_came_late_also_within_our_lease() {
        ask();
        var first = claim();
        var time = new AtomicLong();
        try (var tenures = tenures(ports.inbox(), time)) {
            var tenure = tenures.begin(first, time.get());
            time.set(1);
            tenure.changed();
            claim();
            assertThatThrownBy(tenure::confirm).isInstanceOf(LaneLost.class);
            assertThat(tenure.cameLate()).isTrue();
            assertThat(Thread.interrupted()).as("whose tenure is over").isTrue();
        }
    }

    @Test
    void who_changed_nothing_came_not_late() {
        ask();
        var first = claim();
        var time = new AtomicLong();
        try (var tenures = tenures(ports.inbox(), time)) {
            var tenure = tenures.begin(first, time.get());
            claim();
            assertThatThrownBy(tenure::confirm).isInstanceOf(LaneLost.class);
            assertThat(tenure.cameLate()).isFalse();
            assertThat(Thread.interrupted()).as("whose tenure is over").isTrue();
        }
    }

    private Tenures tenures(Inbox asked, AtomicLong time) {
        return new Tenures(
                asked, ports.stops(), SHORT, TurnListener.NONE, InstantSource.system(), time::get);
    }

    /// For so short that the next one is for the same turn.
    private Claim claim() {
        var wait = Duration.ofSeconds(10);
        return ports.inbox().claim("test", Duration.ofMillis(50), wait).orElseThrow();
    }

    private static LaneLost refused(Tenure tenure, String post) {
        return catchThrowableOfType(LaneLost.class, () -> tenure.posted(post));
    }

    private long losses() {
        return events.stream().filter(TurnEvent.LeaseLost.class::isInstance).count();
    }

    private Turn ask() {
        return Questions.ask(ports.inbox(), "e1", "T", "Where?");
    }

    private Workshop workshop(ScriptedModel asked) {
        var workshop = new Workshop(Kit.of(ports).with(inbox), asked, screen);
        workshop.lease = SHORT;
        workshop.listener = events::add;
        return workshop;
    }
}
