package dev.kotae.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// As much of an HTTP/1.1 answer as a load generator has to understand.
final class HttpAnswer {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private HttpAnswer() {}

    /// Whether these bytes hold one answer to its end.
    ///
    /// @param length how many of them have come
    static boolean isWhole(byte[] bytes, int length) {
        var text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0) {
            return false;
        }
        var head = text.substring(0, end).toLowerCase(Locale.ROOT);
        int declared = head.indexOf("content-length:");
        if (declared >= 0) {
            int stop = head.indexOf('\r', declared);
            var number = head.substring(declared + 15, stop < 0 ? head.length() : stop);
            return length == end + END_OF_HEAD.length() + Integer.parseInt(number.strip());
        }
        return !head.contains("transfer-encoding:") || text.endsWith(LAST_CHUNK);
    }

    /// Its status.
    static int status(byte[] bytes) {
        return Integer.parseInt(new String(bytes, 9, 3, StandardCharsets.ISO_8859_1));
    }
}
