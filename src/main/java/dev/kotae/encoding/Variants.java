package dev.kotae.encoding;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.stream.IntStream;

/// Makes characters alike that are written for each other and that Unicode's compatibility form
/// (NFKC) leaves apart: the radicals that PDFs printed by some systems hold in place of the
/// characters themselves, variants in Japanese names, and selectors of a glyph.
public final class Variants {
    /// Each followed by what it stands for.
    private static final String PAIRS =
            "⺎兀⺒巳⺓幺⺝月⺠民⺩王⺬示⺮竹⺯糸⺶羊⺼肉⻁虎⻄西⻆角⻑長⻗雨⻘青⻝食⻞食⻟食⻣骨⻤鬼⻨麦⻩黄⻫斉⻭歯⻯竜⻲亀"
                    + "髙高﨑崎嵜崎齋斎齊斎斉斎邊辺邉辺濵浜濱浜德徳國国澤沢廣広眞真惠恵櫻桜嶋島嶌島"
                    + "瀧滝藏蔵榮栄壽寿學学縣県冨富峯峰關関靑青黑黒橫横舘館彌弥礒磯";

    private static final Map<Character, Character> USUAL =
            IntStream.range(0, PAIRS.length() / 2)
                    .boxed()
                    .collect(
                            toUnmodifiableMap(
                                    i -> PAIRS.charAt(2 * i), i -> PAIRS.charAt(2 * i + 1)));

    /// Below stands none of them.
    private static final char FIRST = '⺀';

    private static final int FIRST_SELECTOR = 0xfe00;
    private static final int LAST_SELECTOR = 0xfe0f;

    /// Of 240 further selectors the first half, and where the second ones begin and end.
    private static final char HALF_OF_SELECTOR = 0xdb40;

    private static final int FIRST_OTHER_HALF = 0xdd00;
    private static final int LAST_OTHER_HALF = 0xddef;

    private Variants() {}

    /// A text in which each stands as it is usually written.
    ///
    /// @param text in Unicode's compatibility form
    public static String usual(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= FIRST) {
                return usual(text, at);
            }
        }
        return text;
    }

    private static String usual(String text, int from) {
        var usual = new StringBuilder(text.length()).append(text, 0, from);
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == HALF_OF_SELECTOR && isOtherHalf(text, at + 1)) {
                at++;
            } else if (c < FIRST_SELECTOR || c > LAST_SELECTOR) {
                usual.append(c < FIRST ? c : USUAL.getOrDefault(c, c).charValue());
            }
        }
        return usual.toString();
    }

    private static boolean isOtherHalf(String text, int at) {
        return at < text.length()
                && text.charAt(at) >= FIRST_OTHER_HALF
                && text.charAt(at) <= LAST_OTHER_HALF;
    }
}
