package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.Unreadable;
import dev.kotae.knowledge.Unreadable.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Makes text of a file's bytes without being told the encoding.
final class TextDecoder {
    private static final Charset EUC_JP = Charset.forName("EUC-JP");

    /// Shift_JIS as it is found in the wild, with the characters that Windows added.
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextDecoder() {}

    /// UTF-8, UTF-16 with a byte order mark, or else one of the two older Japanese encodings.
    ///
    /// @throws Unreadable when the bytes are no text or in another encoding
    static String decode(byte[] bytes) throws Unreadable {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return strictly(StandardCharsets.UTF_16, bytes)
                    .orElseThrow(() -> new Unreadable(Reason.ENCODING, "broken UTF-16"));
        }
        if (looksBinary(bytes)) {
            throw new Unreadable(Reason.BROKEN, "binary, not text");
        }
        var utf8 = strictly(StandardCharsets.UTF_8, bytes);
        if (utf8.isPresent()) {
            return withoutMark(utf8.get());
        }
        // EUC-JP first: text in Shift_JIS is almost never valid in it, the other way round it can
        // be.
        for (var charset : List.of(EUC_JP, SHIFT_JIS)) {
            var text = strictly(charset, bytes);
            if (text.isPresent() && text.get().codePoints().anyMatch(TextDecoder::isKana)) {
                return text.get();
            }
        }
        throw new Unreadable(Reason.ENCODING, "unknown encoding");
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

    /// Japanese text has kana; western text that happens to decode has none.
    private static boolean isKana(int character) {
        return character >= 'ぁ' && character <= 'ヿ';
    }
}
