package dev.kotae.chaos;

import dev.kotae.chaos.history.Happened;
import dev.kotae.chaos.history.Happened.Ending;
import dev.kotae.chaos.history.Happened.Shown;
import dev.kotae.chaos.history.Script;
import dev.kotae.chaos.outside.Outside;
import dev.kotae.chaos.outside.SlackCall;
import dev.kotae.local.SlackTrouble;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// When to kill. Most kills strike at any moment. Some wait for a moment that is short, and that
/// Slack is told to draw out.
enum Aim {
    /// Any moment within about the time that the start took, on a slow machine later.
    ANY {
        @Override
        void wait(Outside outside, Duration started, RandomGenerator chance)
                throws InterruptedException {
            Thread.sleep(Duration.ofMillis(50 + chance.nextLong(started.toMillis() * 3 / 2)));
        }
    },
    /// The answer is recorded, and Slack has not shown it yet.
    RECORDED {
        @Override
        void wait(Outside outside, Duration started, RandomGenerator chance)
                throws InterruptedException {
            outside.weather()
                    .trouble(3, SlackCall::ends, new SlackTrouble.Slow(LONG, Duration.ZERO));
            outside.recorder().await(Ending.class::isInstance, PATIENCE);
            Thread.sleep(chance.nextInt(50));
        }
    },
    /// Slack shows the answer and has not said so yet.
    POSTED {
        @Override
        void wait(Outside outside, Duration started, RandomGenerator chance)
                throws InterruptedException {
            outside.weather()
                    .trouble(3, SlackCall::ends, new SlackTrouble.Slow(Duration.ZERO, LONG));
            outside.recorder().await(Aim::isWhole, PATIENCE);
            Thread.sleep(chance.nextInt(50));
        }
    };

    private static final Duration LONG = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Returns when it is time to kill.
    ///
    /// @param started how long the start took
    abstract void wait(Outside outside, Duration started, RandomGenerator chance)
            throws InterruptedException;

    private static boolean isWhole(Happened happened) {
        return happened instanceof Shown shown
                && !shown.open()
                && Script.wholeAnswer(shown.text()).isPresent();
    }
}
