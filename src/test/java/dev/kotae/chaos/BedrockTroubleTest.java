package dev.kotae.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.local.Pace;
import dev.kotae.local.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Bedrock fails in every way that it knows, to the real process.
@Tag("chaos")
class BedrockTroubleTest {
    private static final int QUESTIONS = Integer.getInteger("chaos.bedrock", 150);
    private static final int AFTERWARDS = 10;

    private static final List<Trouble> TROUBLES =
            List.of(
                    new Trouble.Throttle(Duration.ZERO),
                    new Trouble.Throttle(Duration.ofSeconds(1)),
                    new Trouble.Fail(500),
                    new Trouble.Fail(503),
                    new Trouble.Refuse(),
                    new Trouble.Cut(0),
                    new Trouble.Cut(7),
                    new Trouble.Break(0, "throttlingException"),
                    new Trouble.Break(9, "modelStreamErrorException"),
                    new Trouble.Garble(0),
                    new Trouble.Garble(5),
                    new Trouble.Stall(4, Duration.ofMillis(700)));

    @TempDir Path folder;

    private final Random chance = Chance.of(getClass());

    @Test
    @Timeout(600)
    void whatever_bedrock_does_there_is_one_whole_answer_or_one_apology() throws Exception {
        try (var scene = Scene.sqlite("bedrock", folder)) {
            var bedrock = scene.outside().bedrock();
            bedrock.pace(new Pace(Duration.ofMillis(50), 400));
            // Twenty seconds of silence are a broken stream: they pass while others are answered.
            for (int i = 0; i < 3; i++) {
                bedrock.nextModelTrouble(new Trouble.Stall(3, Duration.ofSeconds(30)));
                scene.ask();
            }
            Thread.sleep(3_000);
            for (int i = 0; i < QUESTIONS; i++) {
                bedrock.modelTrouble(weather());
                scene.ask();
                Thread.sleep(100);
            }
            bedrock.modelTrouble(new Trouble.None());
            scene.ask(AFTERWARDS, Duration.ofMillis(200));
            var tally = scene.judge(Duration.ofMinutes(2));
            assertThat(tally.accepted()).isEqualTo(3 + QUESTIONS + AFTERWARDS);
            assertThat(tally.answers()).isGreaterThan(QUESTIONS / 2);
            assertThat(tally.apologies()).isGreaterThanOrEqualTo(3);
        }
    }

    /// Mostly good: a model that fails as often as not is left alone.
    private Trouble weather() {
        return chance.nextInt(5) == 0
                ? TROUBLES.get(chance.nextInt(TROUBLES.size()))
                : new Trouble.None();
    }
}
