package dev.kotae.chaos;

import dev.kotae.chaos.history.Happened.CallEnded;
import dev.kotae.chaos.history.Happened.Called;
import dev.kotae.chaos.history.History;
import dev.kotae.chaos.history.Tally;
import dev.kotae.chaos.outside.Outside;
import dev.kotae.chaos.outside.SlackSender;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/// Waits until everything has come to rest.
final class Rest {
    private static final Duration QUIET = Duration.ofMillis(1_200);

    private Rest() {}

    /// Finds out which questions were made one turn, to which one apology is enough.
    interface Merges {
        /// Nobody knows.
        Merges UNKNOWN = () -> {};

        void note() throws IOException, SQLException;
    }

    /// Returns when nothing is under way or owed any more and nothing has happened for a moment, or
    /// when patience is at its end: then the checker tells what is missing.
    ///
    /// @return how long it took until the last thing happened
    static Duration await(Outside outside, SlackSender sender, Duration patience, Merges merges)
            throws InterruptedException, IOException, SQLException {
        long began = System.nanoTime();
        long quietSince = began;
        int seen = 0;
        while (System.nanoTime() - began < patience.toNanos()) {
            Thread.sleep(50);
            if (outside.recorder().size() != seen) {
                seen = outside.recorder().size();
                quietSince = System.nanoTime();
            }
            boolean quiet = System.nanoTime() - quietSince > QUIET.toNanos();
            if (quiet && sender.underWay() == 0) {
                if (isSettled(outside.history())) {
                    break;
                }
                merges.note();
                seen = outside.recorder().size();
                if (isSettled(outside.history())) {
                    break;
                }
                Thread.sleep(QUIET);
            }
        }
        return Duration.ofNanos(quietSince - began);
    }

    private static boolean isSettled(History history) {
        return Tally.open(history) == 0
                && history.of(Called.class).count() == history.of(CallEnded.class).count();
    }
}
