package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.chat.Address;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Remark;
import dev.kotae.chat.Reply;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.knowledge.Library;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Caches;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.TurnRecord;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Completion;
import dev.kotae.model.Lineup;
import dev.kotae.model.PromptWriter;
import dev.kotae.routing.SignalRouter;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
    void the_same_question_delivered_twice_is_answered_once() throws Exception {
        var model = ScriptedModel.saying("Once.", "Twice.");
        try (var store = store();
                var _ = worker(store, model)) {
            accept(store, "e1", "T", "Where?");
            accept(store, "e1", "T", "Where?");
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
                accept(store, "e" + i, "T", "question " + i);
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
    void an_answer_that_could_not_be_shown_is_shown_later_without_asking_the_model_again()
            throws Exception {
        var model = ScriptedModel.saying("Here.");
        screen.refusals.add(new ReplyFailure("chat.update: 503", true));
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
        screen.refusals.add(new ReplyFailure("channel_not_found", false));
        try (var store = store();
                var _ = worker(store, ScriptedModel.saying("Lost.", "Here."))) {
            accept(store, "e1", "T", "Where?");
            accept(store, "e2", "T", "And now?");
            assertThat(screen.next()).isEqualTo("Here.");
        }
    }

    @Test
    void a_fault_of_ours_is_an_apology_that_names_the_turn() throws Exception {
        var forgetful = new ScriptedModel();
        try (var store = store();
                var _ = worker(store, forgetful)) {
            accept(store, "e1", "T", "Where?");
            assertThat(screen.next())
                    .isEqualTo(Wording.APOLOGY_INTERNAL + screen.turns.getFirst().id());
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
                        worker(
                                store,
                                new Stumbling(store.inbox()),
                                ScriptedModel.saying("Here."))) {
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

    private Store store() {
        return store(InstantSource.system());
    }

    private Store store(InstantSource clock) {
        var settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("kotae.db"));
        return Store.open(settings, clock, new Random(1));
    }

    private TurnWorker worker(Store store, ScriptedModel model) {
        return worker(store, store.inbox(), model);
    }

    private TurnWorker worker(Store store, Inbox inbox, ScriptedModel model) {
        var clock = InstantSource.system();
        var card = Catalogue.card("global.anthropic.claude-haiku-5-5");
        var desk =
                new Desk(
                        new SignalRouter(),
                        new Library(List.of()),
                        new PromptWriter(2_000, 2_000, 1_000),
                        new Models(model, new Lineup(card, card, card), clock, new Random(7)),
                        Instructions.NONE,
                        clock);
        var conversations =
                new Caches(100_000, Duration.ofMinutes(1), System::nanoTime)
                        .conversations(store.conversations());
        var worker =
                new TurnWorker(
                        inbox,
                        conversations,
                        desk,
                        Map.of(Platform.SLACK, screen),
                        clock,
                        new TurnWorker.Settings(16, Duration.ofMillis(200)));
        worker.start();
        return worker;
    }

    private static void accept(Store store, String event, String thread, String text) {
        var address = new Address(Platform.SLACK, "T1", "C1", thread);
        new Reception(store.inbox())
                .accept(
                        new Asked(
                                Set.of(event),
                                address,
                                "",
                                "U1",
                                text,
                                List.of(),
                                Instant.now(),
                                ""));
    }

    /// An inbox in which the first look for work ends in a fault.
    private static final class Stumbling implements Inbox {
        private final Inbox inbox;
        private boolean stumbled;

        private Stumbling(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public Acceptance accept(Asked asked) {
            return inbox.accept(asked);
        }

        @Override
        public Optional<Claim> claim(String worker, Duration lease, Duration maxWait) {
            if (!stumbled) {
                stumbled = true;
                throw new IllegalStateException("stumbled");
            }
            return inbox.claim(worker, lease, maxWait);
        }

        @Override
        public boolean renew(Claim claim, Duration lease) {
            return inbox.renew(claim, lease);
        }

        @Override
        public boolean posted(Claim claim, String post) {
            return inbox.posted(claim, post);
        }

        @Override
        public boolean settle(Claim claim, Settlement settlement) {
            return inbox.settle(claim, settlement);
        }

        @Override
        public List<Turn> behind(Claim claim) {
            return inbox.behind(claim);
        }

        @Override
        public boolean join(Claim claim, List<Turn> turns) {
            return inbox.join(claim, turns);
        }

        @Override
        public Stats stats() {
            return inbox.stats();
        }

        @Override
        public List<TurnRecord> list(TurnRecord.State state, int limit) {
            return inbox.list(state, limit);
        }

        @Override
        public Optional<TurnRecord> find(String turn) {
            return inbox.find(turn);
        }

        @Override
        public boolean redrive(String turn) {
            return inbox.redrive(turn);
        }
    }

    /// A platform on which every answer and every apology appears in a queue.
    private static final class Screen implements Channel {
        private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
        private final List<Turn> turns = new CopyOnWriteArrayList<>();
        private final List<Progress> progress = new CopyOnWriteArrayList<>();
        private final List<ReplyFailure> refusals = new CopyOnWriteArrayList<>();
        private final List<RuntimeException> faults = new CopyOnWriteArrayList<>();
        private final Semaphore left = new Semaphore(0);

        private String next() throws InterruptedException {
            return String.valueOf(shown.poll(15, TimeUnit.SECONDS));
        }

        private boolean nothingFor(Duration time) throws InterruptedException {
            return shown.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
        }

        @Override
        public Person asker(Turn turn) {
            return new Person("U1", "Emma", Locale.US, ZoneOffset.UTC);
        }

        @Override
        public String placeName(Turn turn) {
            return "";
        }

        @Override
        public List<Remark> overheard(Turn turn) {
            return List.of();
        }

        @Override
        public boolean together(Turn first, Turn next) {
            return first.asked().replyTo().isEmpty() && next.asked().replyTo().isEmpty();
        }

        @Override
        public Reply open(
                Turn turn, Person asker, Progress earlier, int attempt, Consumer<String> posted) {
            if (!faults.isEmpty()) {
                throw faults.removeFirst();
            }
            turns.add(turn);
            progress.add(earlier);
            posted.accept("post-" + turn.id());
            return new Reply() {
                @Override
                public void status(Phrase doing) {}

                @Override
                public void append(String text) {}

                @Override
                public void finish(Answer answer) {
                    refuse();
                    shown.add(answer.text());
                }

                @Override
                public void fail(Phrase apology) {
                    shown.add(
                            apology.wording()
                                    + apology.arguments().stream().findFirst().orElse(""));
                }

                @Override
                public void close() {
                    left.release();
                }
            };
        }

        private void refuse() {
            if (!refusals.isEmpty()) {
                throw refusals.removeFirst();
            }
        }
    }
}
