package dev.kotae.ops;

import java.time.Duration;
import java.util.Arrays;

/// Where the histograms are cut.
final class Buckets {
    static final Duration[] WAITED = millis(5, 20, 100, 500, 1_000, 5_000, 15_000, 60_000, 300_000);
    static final Duration[] FIRST_WORD =
            millis(250, 500, 1_000, 2_000, 3_000, 5_000, 8_000, 13_000, 30_000, 60_000);
    static final Duration[] TURN =
            millis(500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000);
    static final Duration[] STORE = millis(1, 2, 5, 10, 20, 50, 100, 250, 1_000, 2_500);

    private Buckets() {}

    private static Duration[] millis(long... cuts) {
        return Arrays.stream(cuts).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
