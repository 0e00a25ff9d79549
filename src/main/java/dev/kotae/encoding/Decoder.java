package dev.kotae.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tries the encodings that are known here, the most telling first.
final class Decoder {
    /// As it is found in the wild, with the characters that Windows added.
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    /// EUC-JP first: text in Shift_JIS is almost never valid in it, the other way round it can be.
    private static final List<Charset> JAPANESE = List.of(Charset.forName("EUC-JP"), SHIFT_JIS);

    /// At least two of the Han characters of everyday use (level 1 of JIS X 0208) in Shift_JIS, a
    /// character for each byte.
    private static final Pattern HAN = Pattern.compile("(?:[\\x88-\\x98][\\x40-\\xFC]){2,}");

    /// Saved mail: Japanese in seven bits, between marks that other text does not have.
    private static final Charset OF_MAIL = Charset.forName("ISO-2022-JP");

    private static final String MARK_OF_MAIL = "\u001B$B";

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
                        .map(text -> text.contains(MARK_OF_MAIL) ? mail(text, bytes) : text)
                        .map(Decoder::withoutMark)
                        .or(() -> japanese(bytes)));
    }

    private static String mail(String text, byte[] bytes) {
        return strictly(OF_MAIL, bytes).orElse(text);
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
                .findFirst()
                .or(() -> table(bytes));
    }

    /// Japanese text has kana; western text that happens to decode has none.
    private static boolean isKana(int character) {
        return character >= 'ぁ' && character <= 'ヿ';
    }

    /// Names and departments that a spreadsheet wrote have no kana, or kana of half the width; but
    /// usual Han characters stand side by side there, which no other text looks like.
    private static Optional<String> table(byte[] bytes) {
        return strictly(SHIFT_JIS, bytes)
                .filter(text -> {
                    long wide = text.chars().filter(character -> character > 0x7F).count();
                    var plain = new String(bytes, StandardCharsets.ISO_8859_1);
                    return HAN.matcher(plain)
                                    .results()
                                    .mapToInt(run -> (run.end() - run.start()) / 2)
                                    .sum()
                            > wide / 4;
                });
    }

    private static Decoded decoded(Optional<String> text) {
        return text.<Decoded>map(Decoded.Text::new).orElseGet(Decoded.Unknown::new);
    }
}
