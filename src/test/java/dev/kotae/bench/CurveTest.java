package dev.kotae.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// The router's measure on curves that were computed by hand.
class CurveTest {
    /// Ten questions with the scores 0 to 9: the deciles are .0, .9, 1.8, …, 9.0, and from the last
    /// to the first threshold 0, 1, 2, …, 9 and 10 of them go to the strong model.
    private static final double[] RISING = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void deciles_send_a_tenth_more_at_each_step() {
        var curve = Curve.of(RISING, new double[10], ones());
        assertThat(curve.calls())
                .containsExactly(
                        new double[] {0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1}, within(1e-9));
    }

    @Test
    void where_every_strong_answer_is_as_much_better_the_half_of_the_gap_is_recovered() {
        var curve = Curve.of(RISING, new double[10], ones());
        assertThat(curve.apgr()).isEqualTo(0.5, within(1e-9));
        assertThat(curve.callsFor(0.5)).isEqualTo(50, within(1e-9));
        assertThat(curve.callsFor(0.8)).isEqualTo(80, within(1e-9));
    }

    @Test
    void who_sends_the_two_gains_first_recovers_nine_tenths() {
        // Gains of 1 for the scores 9 and 8: quality 0, .1, .2, .2, …; the area is .005 + .015 + .8
        // × .2
        // = .18, of a gap of .2.
        var strong = new double[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 1};
        var curve = Curve.of(RISING, new double[10], strong);
        assertThat(curve.apgr()).isEqualTo(0.9, within(1e-9));
        assertThat(curve.firstCallsFor(0.5)).isEqualTo(10, within(1e-9));
        assertThat(curve.firstCallsFor(0.8)).isEqualTo(16, within(1e-9));
    }

    @Test
    void who_sends_them_last_recovers_a_tenth() {
        var strong = new double[] {1, 1, 0, 0, 0, 0, 0, 0, 0, 0};
        var curve = Curve.of(RISING, new double[10], strong);
        assertThat(curve.apgr()).isEqualTo(0.1, within(1e-9));
        assertThat(curve.firstCallsFor(0.5)).isEqualTo(90, within(1e-9));
    }

    @Test
    void a_curve_that_falls_again_is_crossed_first_where_it_rises() {
        // The gap is .2. Quality by calls: 0, .1, .2, .3, .2, .2, .2, .2, .2, .2, .2.
        var weak = new double[] {0, 0, 0, 0, 0, 0, 1, 0, 0, 0};
        var strong = new double[] {0, 0, 0, 0, 0, 0, 0, 1, 1, 1};
        var curve = Curve.of(RISING, weak, strong);
        assertThat(curve.quality())
                .containsExactly(
                        new double[] {.1, .2, .3, .4, .3, .3, .3, .3, .3, .3, .3}, within(1e-9));
        assertThat(curve.firstCallsFor(1)).isEqualTo(20, within(1e-9));
        assertThat(curve.firstCallsFor(0.8)).isEqualTo(16, within(1e-9));
        // Area above the weak model: .1 × (.05 + .15 + .25 + .25 + 6 × .2) = .19, of .2.
        assertThat(curve.apgr()).isEqualTo(0.95, within(1e-9));
    }

    @Test
    void one_score_for_all_sends_all_or_nothing_and_recovers_nothing_measurable_but_the_half() {
        var curve = Curve.of(new double[10], new double[10], ones());
        assertThat(curve.calls()[0]).isZero();
        assertThat(curve.calls()[1]).isEqualTo(1);
        assertThat(curve.apgr()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void chance_recovers_the_half() {
        var chance = new Random(5);
        int n = 20_000;
        var scores = chance.doubles(n).toArray();
        var weak = chance.doubles(n).map(x -> x < 0.6 ? 1 : 0).toArray();
        var strong = chance.doubles(n).map(x -> x < 0.8 ? 1 : 0).toArray();
        assertThat(Curve.of(scores, weak, strong).apgr()).isEqualTo(0.5, within(0.03));
    }

    private static double[] ones() {
        return new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    }
}
