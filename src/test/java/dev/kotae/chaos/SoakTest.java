package dev.kotae.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chaos.Vitals.Sample;
import dev.kotae.local.Pace;
import dev.kotae.slack.SlackManifest.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The real process under an even load, for as long as `-Dchaos.soak=…` seconds say: nothing that
/// it holds may grow. Twenty minutes (1,200) are what it is meant for; a minute finds what leaks
/// with each turn.
@Tag("chaos")
@EnabledOnOs(value = OS.LINUX, disabledReason = "memory and open files are read in /proc")
class SoakTest {
    private static final int SECONDS = Integer.getInteger("chaos.soak", 40);
    private static final int PER_SECOND = Integer.getInteger("chaos.rate", 50);
    private static final int SAMPLES = 12;

    @TempDir Path folder;

    private final Random chance = Chance.of(getClass());

    @Test
    @Timeout(3_600)
    void heap_threads_and_open_files_stay_what_they_were() throws Exception {
        try (var scene = Scene.sqlite("soak", folder, View.CLASSIC)) {
            scene.outside().bedrock().pace(new Pace(Duration.ofMillis(100), 400));
            var load = scene.load(PER_SECOND, chance);
            // Until caches are full of what they hold and the compilers are done with most.
            Thread.sleep(Duration.ofSeconds(SECONDS).dividedBy(3));
            var samples = new ArrayList<Sample>();
            for (int i = 0; i < SAMPLES; i++) {
                Thread.sleep(Duration.ofSeconds(SECONDS).multipliedBy(2).dividedBy(3 * SAMPLES));
                samples.add(Vitals.of(scene.replica().pid()));
                System.out.println("chaos: soak " + samples.getLast());
            }
            load.stop();
            var tally = scene.judge(Duration.ofMinutes(2));
            assertThat(tally.answers()).isGreaterThan((long) SECONDS * PER_SECOND / 2);
            flat(samples, Sample::heapKilobytes, 16 * 1024);
            flat(samples, Sample::threads, 16);
            flat(samples, Sample::files, 24);
        }
    }

    /// Whether the last third is not above the first third by more than a tenth and some.
    private static void flat(List<Sample> samples, ToLongFunction<Sample> figure, long some) {
        int third = samples.size() / 3;
        long before = least(samples.subList(0, third), figure);
        long after = least(samples.subList(samples.size() - third, samples.size()), figure);
        assertThat(after).isLessThanOrEqualTo(before + before / 10 + some);
    }

    /// What stays when what comes and goes has gone.
    private static long least(List<Sample> samples, ToLongFunction<Sample> figure) {
        return samples.stream().mapToLong(figure).min().orElseThrow();
    }
}
