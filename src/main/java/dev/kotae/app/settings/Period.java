package dev.kotae.app.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads lengths of time as people write them: `30d`, `12h`, `45m`, `20s`, or `0`.
final class Period {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})([dhms])|0");

    private Period() {}

    /// The length, or empty when it is written otherwise.
    static Optional<Duration> read(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        if (written.group(1) == null) {
            return Optional.of(Duration.ZERO);
        }
        long many = Long.parseLong(written.group(1));
        return Optional.of(
                switch (written.group(2)) {
                    case "d" -> Duration.ofDays(many);
                    case "h" -> Duration.ofHours(many);
                    case "m" -> Duration.ofMinutes(many);
                    default -> Duration.ofSeconds(many);
                });
    }
}
