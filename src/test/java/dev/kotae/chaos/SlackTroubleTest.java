package dev.kotae.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chaos.outside.SlackCall;
import dev.kotae.local.Pace;
import dev.kotae.local.SlackTrouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Slack fails in every way that it knows, to the real process.
@Tag("chaos")
class SlackTroubleTest {
    private static final int QUESTIONS = Integer.getInteger("chaos.slack", 150);

    /// Longer than a call is waited for.
    private static final Duration TOO_LONG = Duration.ofSeconds(9);

    private static final List<SlackTrouble> TROUBLES =
            List.of(
                    new SlackTrouble.Throttled(Duration.ofSeconds(1)),
                    new SlackTrouble.Throttled(Duration.ofSeconds(2)),
                    new SlackTrouble.Failed(500, false),
                    new SlackTrouble.Failed(500, true),
                    new SlackTrouble.Failed(503, true),
                    new SlackTrouble.Refused("ratelimited"),
                    new SlackTrouble.Refused("internal_error"),
                    new SlackTrouble.Slow(Duration.ZERO, TOO_LONG));

    private static final Set<String> NOT_LATE =
            Set.of("chat.startStream", "chat.postMessage", "assistant.threads.setStatus");

    @TempDir Path folder;

    private final Random chance = Chance.of(getClass());

    @Test
    @Timeout(600)
    void whatever_slack_does_there_is_one_whole_answer_or_one_apology() throws Exception {
        try (var scene = Scene.sqlite("slack", folder)) {
            scene.outside().bedrock().pace(new Pace(Duration.ofMillis(50), 400));
            scene.outside().weather().trouble(this::sometimes);
            for (int i = 0; i < QUESTIONS; i++) {
                scene.ask();
                Thread.sleep(60);
                if (i == QUESTIONS * 9 / 10) {
                    scene.outside().weather().clear();
                }
            }
            var tally =
                    scene.judge(
                            Duration.ofMinutes(3),
                            "troubles=" + scene.outside().weather().troubles());
            assertThat(tally.accepted()).isEqualTo(QUESTIONS);
            assertThat(tally.answers()).isPositive();
        }
    }

    /// One call in twelve, so that most turns meet one, and some several.
    private Optional<SlackTrouble> sometimes(SlackCall call) {
        if (chance.nextInt(12) > 0) {
            return Optional.empty();
        }
        if (call.shows() && chance.nextInt(6) == 0) {
            return Optional.of(new SlackTrouble.Refused("msg_too_long"));
        }
        // What Slack does only after we have given up nobody can prevent: a message beside the one
        // that we made since, a line that says what was being done.
        if (!NOT_LATE.contains(call.method()) && chance.nextInt(8) == 0) {
            return Optional.of(new SlackTrouble.Slow(TOO_LONG, Duration.ZERO));
        }
        return Optional.of(TROUBLES.get(chance.nextInt(TROUBLES.size())));
    }
}
