package dev.kotae.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kotae.memory.Lessons.Learnt;
import dev.kotae.memory.Lessons.Lesson;
import dev.kotae.memory.Lessons.Result;
import dev.kotae.model.Tier;
import dev.kotae.routing.sense.Estimate;
import dev.kotae.routing.sense.Estimator;
import dev.kotae.routing.sense.Request;
import dev.kotae.routing.sense.Traits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class RefitTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    /// As if what is shipped saw no difference between the questions.
    private static final double LACK = 0.3;

    private static final Estimator SHIPPED = Estimator.shipped();
    private static final List<String> ABOUT =
            List.of("Wi-Fi", "canteen", "car park", "badge", "printer", "library", "gym", "garden");

    private static final List<String> WHEN =
            List.of(
                    "",
                    " on Monday",
                    " before the summer holidays begin",
                    " while the lift is being repaired again",
                    " this week",
                    " in the Osaka office",
                    " when the auditors come and nobody is there");

    private final Random random = new Random(7);

    @Test
    void what_people_keep_saying_moves_a_question_to_another_tier_and_leaves_others() {
        // The company's rota is hard, whatever a question about it looks like.
        var learnt = refit(lessons(600, (question, chance) -> isOfPlans(question))).orElseThrow();

        assertThat(learnt.lessons()).isEqualTo(600);
        assertThat(learnt.gain()).isBetween(0.05, 1.0);
        assertThat(learnt.weights()).containsOnlyKeys("quick");
        var corrected = Correction.of(learnt);
        assertThat(moved(corrected, plan(3))).isGreaterThan(0.1);
        assertThat(moved(corrected, fact(3))).isLessThan(0.05);
        var strategy = Strategy.learned(() -> corrected);
        assertThat(strategy.judge(fact(3), 1).tier()).isEqualTo(Tier.QUICK);
    }

    @Test
    void it_is_bounded_whatever_is_said() {
        var huge = new ArrayList<Float>();
        of(plan(1)).traits().all().forEach(trait -> huge.add(1e6f));
        var absurd =
                new Learnt(
                        1, NOON, Traits.layout(), 1, 1, Map.of("quick", List.copyOf(huge)), true);

        for (var question : List.of(plan(2), fact(2), "Why?")) {
            assertThat(moved(Correction.of(absurd), question))
                    .isCloseTo(Correction.MOST, within(1e-9));
        }
    }

    @Test
    void how_often_people_complain_tells_nothing() {
        // Who is content says nothing, whatever was asked.
        assertThat(refit(lessons(600, (question, chance) -> true))).isEmpty();
        assertThat(refit(lessons(600, (question, chance) -> chance.nextInt(10) > 0))).isEmpty();
    }

    @Test
    void that_the_discontent_speak_up_more_often_is_not_learned() {
        // What is shipped is right; of the content one in five says so.
        int learned = 0;
        for (int seed = 0; seed < 5; seed++) {
            var people = new Random(seed);
            var said = new ArrayList<Result>();
            for (int n = 0; said.size() < 1_500; n++) {
                var question = n % 2 == 0 ? plan(people.nextInt(56)) : fact(people.nextInt(56));
                double lack = Math.clamp(of(question).balanced(), 0, 1);
                boolean enough = people.nextDouble() >= lack;
                if (!enough || people.nextInt(5) == 0) {
                    said.add(
                            new Result(
                                    of(result("turn" + n, question, 1, enough).lesson(), lack),
                                    enough));
                }
            }
            learned += refit(said).isPresent() ? 1 : 0;
        }
        assertThat(learned).isZero();
    }

    @Test
    void one_question_asked_a_hundred_times_is_one_observation() {
        var lessons = new ArrayList<Result>();
        for (int n = 0; n < 300; n++) {
            lessons.add(result("turn" + n, n % 2 == 0 ? plan(1) : fact(1), 1, n % 2 == 1));
        }
        assertThat(refit(lessons)).isEmpty();
    }

    @Test
    void what_is_said_of_the_balanced_model_moves_the_bar_of_the_deep_one() {
        var lessons =
                lessons(600, (question, chance) -> isOfPlans(question)).stream()
                        .map(result -> new Result(of(result.lesson(), "balanced"), result.enough()))
                        .toList();
        var learnt = refit(lessons).orElseThrow();
        var estimate = of(plan(3));
        var corrected = Correction.of(learnt).of(estimate);

        assertThat(learnt.weights()).containsOnlyKeys("balanced");
        assertThat(corrected.deep()).isGreaterThan(estimate.deep() + 0.05);
        assertThat(corrected.balanced()).isEqualTo(estimate.balanced());
    }

    @Test
    void chance_teaches_nothing() {
        int learned = 0;
        for (int seed = 0; seed < 10; seed++) {
            var coins = new Random(seed);
            var results = lessons(400, (question, chance) -> coins.nextDouble() < LACK);
            learned += refit(results).isPresent() ? 1 : 0;
        }
        assertThat(learned).isZero();
    }

    @Test
    void few_lessons_teach_nothing() {
        assertThat(refit(lessons(Refit.FEWEST - 1, (question, chance) -> isOfPlans(question))))
                .isEmpty();
        assertThat(refit(List.of())).isEmpty();
    }

    @Test
    void the_same_lessons_teach_the_same() {
        var lessons = lessons(300, (question, chance) -> isOfPlans(question));

        assertThat(refit(lessons)).isEqualTo(refit(List.copyOf(lessons))).isPresent();
    }

    @Test
    void what_came_by_a_small_chance_counts_for_more() {
        // Counted as they are, facts are the harder ones; by their weights plans are.
        var lessons = new ArrayList<Result>();
        for (int n = 0; n < 560; n++) {
            lessons.add(result("fact" + n, fact(n), 0.99, n % 5 != 0));
            lessons.add(result("plan" + n, plan(n), 0.99, true));
            if (n % 10 == 0) {
                lessons.add(result("rare" + n, plan(n / 10), 0.01, false));
            }
        }

        var corrected = Correction.of(refit(lessons).orElseThrow());
        assertThat(moved(corrected, plan(3))).isGreaterThan(moved(corrected, fact(3)));
    }

    @Test
    void what_was_learned_of_other_features_corrects_nothing() {
        var learnt = refit(lessons(600, (question, chance) -> isOfPlans(question))).orElseThrow();
        var old =
                new Learnt(
                        1,
                        NOON,
                        learnt.layout() + 1,
                        learnt.lessons(),
                        learnt.gain(),
                        learnt.weights(),
                        true);

        assertThat(moved(Correction.of(old), plan(1))).isZero();
    }

    @Test
    void a_ridge_finds_the_weights_that_made_what_it_sees() {
        var ridge = new Ridge(3, 1e-6);
        for (int n = 0; n < 50; n++) {
            var traits =
                    List.of(random.nextFloat(), random.nextFloat(), random.nextBoolean() ? 1f : 0f);
            ridge.add(
                    Traits.of(traits),
                    2 * traits.get(0) - 3 * traits.get(1) + 0.5 * traits.get(2),
                    1 + random.nextInt(5));
        }

        var weights = ridge.solved();
        assertThat(weights.get(0)).isCloseTo(2, within(1e-3f));
        assertThat(weights.get(1)).isCloseTo(-3, within(1e-3f));
        assertThat(weights.get(2)).isCloseTo(0.5f, within(1e-3f));
    }

    private static java.util.Optional<Learnt> refit(List<Result> results) {
        return Refit.of(results, 1, NOON);
    }

    /// @param lacking whether the quick model was not enough for a question
    private List<Result> lessons(int number, BiPredicate<String, Random> lacking) {
        var results = new ArrayList<Result>();
        for (int n = 0; n < number; n++) {
            var question = n % 2 == 0 ? plan(n) : fact(n);
            results.add(result("turn" + n, question, 1, !lacking.test(question, random)));
        }
        return results;
    }

    private static boolean isOfPlans(String question) {
        return question.startsWith("Plan");
    }

    private static String plan(int n) {
        return "Plan the rota of the " + ABOUT.get(n % 8) + WHEN.get(n % 7) + ".";
    }

    private static String fact(int n) {
        return "When does the " + ABOUT.get(n % 8) + " open" + WHEN.get(n % 7) + "?";
    }

    private static Result result(String turn, String question, double chance, boolean enough) {
        return new Result(
                new Lesson(
                        "slack/T1",
                        turn,
                        NOON,
                        Traits.layout(),
                        Tier.QUICK.name().toLowerCase(Locale.ROOT),
                        chance,
                        LACK,
                        of(question).traits().all()),
                enough);
    }

    private static Lesson of(Lesson lesson, double lack) {
        return new Lesson(
                lesson.tenant(),
                lesson.turn(),
                lesson.at(),
                lesson.layout(),
                lesson.tier(),
                lesson.chance(),
                lack,
                lesson.traits());
    }

    private static Lesson of(Lesson lesson, String tier) {
        return new Lesson(
                lesson.tenant(),
                lesson.turn(),
                lesson.at(),
                lesson.layout(),
                tier,
                lesson.chance(),
                lesson.lack(),
                lesson.traits());
    }

    private static double moved(Correction correction, String question) {
        return correction.of(of(question)).balanced() - of(question).balanced();
    }

    private static Estimate of(String question) {
        return SHIPPED.of(Request.of(question));
    }
}
