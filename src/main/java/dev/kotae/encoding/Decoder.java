package dev.kotae.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Tries the encodings that are known here, the most telling first.
final class Decoder {
    /// EUC-JP first: text in Shift_JIS is almost never valid in it, the other way round it can be.
    /// Shift_JIS as it is found in the wild, with the characters that Windows added.
    private static final List<Charset> JAPANESE =
            List.of(Charset.forName("EUC-JP"), Charset.forName("windows-31j"));

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Decoder() {}

    static Decoded decode(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return decoded(strictly(StandardCharsets.UTF_16, bytes));
        }
        if (looksBinary(bytes)) {
            return new Decoded.Binary();
        }
        return decoded(
                strictly(StandardCharsets.UTF_8, bytes)
                        .map(Decoder::withoutMark)
                        .or(() -> japanese(bytes)));
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2
                && Byte.toUnsignedInt(bytes[0]) == first
                && Byte.toUnsignedInt(bytes[1]) == second;
    }

    private static boolean looksBinary(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
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

    private static Optional<String> japanese(byte[] bytes) {
        return JAPANESE.stream()
                .flatMap(charset -> strictly(charset, bytes).stream())
                .filter(text -> text.codePoints().anyMatch(Decoder::isKana))
                .findFirst();
    }

    /// Japanese text has kana; western text that happens to decode has none.
    private static boolean isKana(int character) {
        return character >= 'ぁ' && character <= 'ヿ';
    }

    private static Decoded decoded(Optional<String> text) {
        return text.<Decoded>map(Decoded.Text::new).orElseGet(Decoded.Unknown::new);
    }
}
