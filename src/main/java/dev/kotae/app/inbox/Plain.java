package dev.kotae.app.inbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Values as they are printed for people.
final class Plain {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int MICRO_DIGITS = 6;

    private Plain() {}

    /// What somebody wrote, without what could steer a terminal.
    static String text(String written) {
        var text = new StringBuilder(written.length());
        written.codePoints()
                .forEach(each ->
                        text.appendCodePoint(
                                Character.isISOControl(each) && each != '\n' && each != '\t'
                                        ? '\ufffd'
                                        : each));
        return text.toString();
    }

    /// In the machine's zone.
    static String time(Instant moment) {
        return TIME.format(moment.atZone(ZoneId.systemDefault()));
    }

    static String dollars(long microUsd) {
        return "$" + BigDecimal.valueOf(microUsd, MICRO_DIGITS).toPlainString();
    }
}
