package dev.kotae.slack.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Moments as Slack writes them: seconds, a point and six digits. The one at which a message was
/// said is its name in the channel, and of two the greater text is the later.
public final class Timestamp {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,11})\\.(\\d{6})");

    private Timestamp() {}

    /// A moment in Slack's writing.
    public static String of(Instant moment) {
        return String.format(
                Locale.ROOT, "%d.%06d", moment.getEpochSecond(), moment.getNano() / 1_000);
    }

    /// The moment that is written, or empty where it is no timestamp of Slack's.
    public static Optional<Instant> read(String written) {
        var parts = WRITTEN.matcher(written);
        return parts.matches()
                ? Optional.of(
                        Instant.ofEpochSecond(Long.parseLong(parts.group(1)))
                                .plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS))
                : Optional.empty();
    }
}
