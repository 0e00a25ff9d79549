package dev.kotae.local.slack;

import java.time.Instant;
import java.util.Locale;

/// Moments as Slack writes them: seconds, a point and six digits, whatever digits the machine's own
/// language has.
public final class Timestamp {
    private Timestamp() {}

    /// A moment in Slack's writing.
    public static String of(Instant moment) {
        return String.format(
                Locale.ROOT, "%d.%06d", moment.getEpochSecond(), moment.getNano() / 1_000);
    }
}
