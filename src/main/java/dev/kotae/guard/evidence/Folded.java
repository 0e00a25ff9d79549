package dev.kotae.guard.evidence;

import dev.kotae.encoding.Variants;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;

/// A text in which what looks alike is alike: full-width Latin, half-width kana and compatibility
/// characters in their usual form (NFKC), variants as they are usually written, quotation marks and
/// dashes of one kind. Knows where each character came from.
final class Folded {
    /// Everything below is already as it is compared.
    private static final int FIRST_FOREIGN = 0x80;

    private final StringBuilder text;
    private int[] origin;

    private Folded(int length) {
        this.text = new StringBuilder(length);
        this.origin = new int[length + 1];
    }

    static Folded of(String original) {
        var folded = new Folded(original.length());
        for (int at = 0; at < original.length(); ) {
            int end = clusterEnd(original, at);
            if (end == at + 1 && isUsual(original.charAt(at))) {
                folded.add(original.charAt(at), at);
            } else {
                var usual =
                        Variants.usual(
                                Normalizer.normalize(original.substring(at, end), Form.NFKC));
                for (int i = 0; i < usual.length(); i++) {
                    folded.add(plain(usual.charAt(i)), at);
                }
            }
            at = end;
        }
        folded.mark(original.length());
        return folded;
    }

    private void add(char character, int from) {
        mark(from);
        text.append(character);
    }

    private void mark(int from) {
        if (text.length() == origin.length) {
            origin = Arrays.copyOf(origin, 2 * origin.length);
        }
        origin[text.length()] = from;
    }

    /// As it is compared.
    String text() {
        return text.toString();
    }

    /// Where a piece of the folded text stands in the original.
    Span original(Span piece) {
        return new Span(origin[piece.start()], origin[piece.end()]);
    }

    /// A character with the marks that belong to it, among them the half-width ﾞ and ﾟ.
    private static int clusterEnd(String text, int at) {
        int end = at + (isUsual(text.charAt(at)) ? 1 : Character.charCount(text.codePointAt(at)));
        while (end < text.length() && belongsToTheLast(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isUsual(char c) {
        return c < FIRST_FOREIGN;
    }

    private static boolean belongsToTheLast(char c) {
        return c == 'ﾞ'
                || c == 'ﾟ'
                || (c >= FIRST_FOREIGN && Character.getType(c) == Character.NON_SPACING_MARK);
    }

    private static char plain(char c) {
        return switch (c) {
            case '‘', '’', '‛', 'ʼ' -> '\'';
            case '“', '”', '„', '‟', '«', '»' -> '"';
            case '‐', '‑', '‒', '–', '−' -> '-';
            default -> c;
        };
    }
}
