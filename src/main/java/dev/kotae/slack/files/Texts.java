package dev.kotae.slack.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Makes text of bytes without being told the encoding: what Excel and Windows write in Japan is
/// not UTF-8, and a model takes nothing else.
final class Texts {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// EUC-JP first: text in Shift_JIS is almost never valid in it, the other way round it can be.
    private static final List<Charset> JAPANESE =
            List.of(Charset.forName("EUC-JP"), Charset.forName("windows-31j"));

    private Texts() {}

    /// The text; empty where it is none.
    static Optional<String> decoded(byte[] bytes) {
        if (bytes.length >= 2 && isMark(bytes[0], bytes[1])) {
            return strictly(StandardCharsets.UTF_16, bytes);
        }
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f'
                    && b != 0x1B) {
                return Optional.empty();
            }
        }
        var utf8 = strictly(StandardCharsets.UTF_8, bytes);
        if (utf8.isPresent()) {
            return utf8.map(Texts::withoutMark);
        }
        return JAPANESE.stream()
                .flatMap(charset -> strictly(charset, bytes).stream())
                .filter(text -> text.codePoints().anyMatch(Texts::isKana))
                .findFirst();
    }

    private static boolean isMark(byte first, byte second) {
        return (first == (byte) 0xFE && second == (byte) 0xFF)
                || (first == (byte) 0xFF && second == (byte) 0xFE);
    }

    private static Optional<String> strictly(Charset charset, byte[] bytes) {
        try {
            // A fresh decoder reports what it cannot read; the constructors of String replace it.
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException broken) {
            return Optional.empty();
        }
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /// Japanese text has kana; western text that happens to decode has none.
    private static boolean isKana(int character) {
        return character >= 'ぁ' && character <= 'ヿ';
    }
}
