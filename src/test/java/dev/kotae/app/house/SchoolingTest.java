package dev.kotae.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.chat.Verdict;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.Lessons;
import dev.kotae.memory.Lessons.Learnt;
import dev.kotae.memory.Lessons.Lesson;
import dev.kotae.memory.Ports;
import dev.kotae.memory.StoreFailure;
import dev.kotae.model.Tier;
import dev.kotae.routing.Correction;
import dev.kotae.routing.sense.Estimator;
import dev.kotae.routing.sense.Request;
import dev.kotae.routing.sense.Traits;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SchoolingTest {
    private static final Duration SOON = Duration.ofMillis(20);

    /// As if what is shipped saw no difference between the questions.
    private static final double LACK = 0.3;

    private static final String PLAN = "Plan the rota of the %s.";
    private static final String FACT = "When does the %s open?";
    private static final List<String> ABOUT =
            List.of(
                    "canteen",
                    "gym",
                    "car park behind the house",
                    "library on the third floor",
                    "bar",
                    "workshop with the old printing press",
                    "roof garden",
                    "reception",
                    "laboratory of the Osaka office",
                    "mail room",
                    "studio that nobody has used since spring",
                    "kitchen and the terrace");

    private final HandClock clock = new HandClock();
    private final AtomicInteger looks = new AtomicInteger();
    private final Ports ports = new InMemoryStore(clock).ports();
    private int turns;

    @Test
    void what_was_said_of_answers_is_learned_and_gone_by_and_can_be_taken_back() throws Exception {
        taught(400);
        try (var schooling = schooling()) {
            Soon.holds(() -> corrects(schooling.get()));
            assertThat(versions()).containsExactly(new Version(1, true));

            ports.lessons().use(0);
            Soon.holds(() -> !corrects(schooling.get()));
            assertThat(versions()).containsExactly(new Version(1, false));
            clock.move(Duration.ofDays(3));
            taught(300);
            looksAFewTimes();
            assertThat(versions()).containsExactly(new Version(1, false));

            ports.lessons().use(1);
            Soon.holds(() -> corrects(schooling.get()));
        }
    }

    @Test
    void it_learns_once_a_day_and_only_where_enough_was_said_since() throws Exception {
        taught(300);
        try (var schooling = schooling()) {
            Soon.holds(() -> versions().size() == 1);
            clock.move(Duration.ofHours(1));
            taught(300);
            looksAFewTimes();
            assertThat(versions()).hasSize(1);

            clock.move(Duration.ofHours(24));
            Soon.holds(() -> versions().size() == 2);
            assertThat(versions()).containsExactly(new Version(1, false), new Version(2, true));

            clock.move(Duration.ofHours(25));
            taught(20);
            looksAFewTimes();
            assertThat(versions()).hasSize(2);
            assertThat(corrects(schooling.get())).isTrue();
        }
    }

    @Test
    void a_version_against_other_weights_keeps_nobody_from_learning() throws Exception {
        var old = new Learnt(1, clock.instant(), Traits.layout() + 1, 300, 0.1, Map.of(), false);
        ports.lessons().learn(old);
        ports.lessons().use(0);
        taught(300);
        try (var schooling = schooling()) {
            Soon.holds(() -> corrects(schooling.get()));
        }
        assertThat(versions()).contains(new Version(2, true));
    }

    @Test
    void a_store_that_fails_once_does_not_cost_a_day() throws Exception {
        taught(300);
        try (var schooling = new Schooling(new FailingOnce(ports.lessons()), SOON, clock)) {
            Soon.holds(() -> corrects(schooling.get()));
        }
        assertThat(versions()).hasSize(1);
    }

    private static final class FailingOnce implements Lessons {
        private final Lessons lessons;
        private boolean failed;

        private FailingOnce(Lessons lessons) {
            this.lessons = lessons;
        }

        @Override
        public void keep(Lesson lesson, boolean outdone) {
            lessons.keep(lesson, outdone);
        }

        @Override
        public void outdone(String tenant, String turn) {
            lessons.outdone(tenant, turn);
        }

        @Override
        public List<Result> results(int layout, int most) {
            if (!failed) {
                failed = true;
                throw new StoreFailure("away", new IOException());
            }
            return lessons.results(layout, most);
        }

        @Override
        public boolean learn(Learnt learnt) {
            return lessons.learn(learnt);
        }

        @Override
        public boolean use(int version) {
            return lessons.use(version);
        }

        @Override
        public List<Learnt> learnt() {
            return lessons.learnt();
        }
    }

    @Test
    void what_another_process_learned_is_gone_by_too() throws Exception {
        taught(300);
        try (var one = schooling()) {
            Soon.holds(() -> versions().size() == 1);
            Soon.holds(() -> corrects(one.get()));
        }
        try (var other = schooling()) {
            Soon.holds(() -> corrects(other.get()));
        }
        assertThat(versions()).hasSize(1);
    }

    private record Version(int number, boolean used) {}

    private List<Version> versions() {
        return ports.lessons().learnt().stream().map(SchoolingTest::version).toList();
    }

    private static Version version(Learnt learnt) {
        return new Version(learnt.version(), learnt.used());
    }

    private static boolean corrects(Correction correction) {
        var estimate = Estimator.shipped().of(Request.of(PLAN.formatted("canteen")));
        return correction.of(estimate).balanced() != estimate.balanced();
    }

    /// The quick model is not enough for plans and is for facts, as people say.
    private void taught(int answers) {
        for (int n = 0; n < answers; n++) {
            var question = (n % 2 == 0 ? PLAN : FACT).formatted(ABOUT.get(n / 2 % 12));
            var estimate = Estimator.shipped().of(Request.of(question));
            var turn = "turn" + turns++;
            ports.lessons()
                    .keep(
                            new Lesson(
                                    "slack/T1",
                                    turn,
                                    clock.instant().plusMillis(1),
                                    Traits.layout(),
                                    Tier.QUICK.name().toLowerCase(java.util.Locale.ROOT),
                                    1,
                                    LACK,
                                    estimate.traits().all()),
                            false);
            var verdict = n % 2 == 0 ? Verdict.BAD : Verdict.GOOD;
            ports.feedback().rate(new Rating("slack/T1", turn, "U1", verdict, clock.instant()));
        }
    }

    private Schooling schooling() {
        InstantSource counting =
                () -> {
                    looks.incrementAndGet();
                    return clock.instant();
                };
        return new Schooling(ports.lessons(), SOON, counting);
    }

    /// A look asks for the time once, or three times where it learns: at the sixth time one that
    /// began since is over.
    private void looksAFewTimes() throws InterruptedException {
        int before = looks.get();
        Soon.holds(() -> looks.get() >= before + 6);
    }
}
