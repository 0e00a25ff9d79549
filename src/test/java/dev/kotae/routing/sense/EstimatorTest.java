package dev.kotae.routing.sense;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EstimatorTest {
    private static final String CHOICES = "\nA. %s\nB. %s\nC. %s\nD. %s";

    private final Estimator estimator = Estimator.shipped();

    @Test
    void of_questions_with_answers_to_choose_from_those_go_up_that_a_better_model_answers_better() {
        var hard =
                of(
                        "A seller contracts with a buyer under the statute of frauds and later assigns the"
                                + " contract. The buyer sues for specific performance. The court will most likely rule for"
                                + CHOICES.formatted(
                                        "the buyer, because the assignment was invalid.",
                                        "the buyer, because the writing satisfied the statute.",
                                        "the seller, because damages are adequate.",
                                        "the seller, because the buyer had notice."));
        var easy =
                of(
                        "Which of the following is the capital of France?"
                                + CHOICES.formatted("Paris", "Rome", "Madrid", "Berlin"));
        assertThat(hard.gain()).isGreaterThan(easy.gain());
        assertThat(hard.deep()).isGreaterThan(easy.deep());
        assertThat(hard.balanced()).isGreaterThan(hard.deep());
    }

    @Test
    void of_sums_the_longer_way_to_the_answer_gains_more() {
        var easy = of("Ann has 3 pens and buys 4 more. How many has she?");
        var hard =
                of(
                        "Ann, Bea and Cid are 60 years old altogether. Ann is twice as old as Bea, and Cid is"
                                + " a third as old as the other two together. After half of 10 years, how old is Bea?");
        assertThat(hard.gain()).isGreaterThan(easy.gain());
    }

    @Test
    void the_gain_has_a_say_in_what_a_request_of_the_workplace_is_worth() {
        var request = Request.of("Compare two designs of our billing and recommend one.");
        var without = new Estimator(Lexicon.shipped(), withoutGain(Weights.shipped()));
        var one = estimator.of(request);
        var other = without.of(request);
        assertThat(one.gain()).isNotEqualTo(other.gain());
        assertThat(Math.signum(one.deep() - other.deep()))
                .isEqualTo(Math.signum(one.gain() - other.gain()));
    }

    private static Weights withoutGain(Weights weights) {
        var nothing = new Head(0, new float[Dense.SIZE], new float[Features.BUCKETS]);
        return new Weights(nothing, weights.problems(), weights.balanced(), weights.deep());
    }

    private Estimate of(String question) {
        return estimator.of(Request.of(question));
    }
}
