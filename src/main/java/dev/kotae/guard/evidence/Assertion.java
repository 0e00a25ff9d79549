package dev.kotae.guard.evidence;

import java.util.regex.Pattern;

/// Tells sentences that state a fact from those that lead, ask, greet or own up.
public final class Assertion {
    /// Fewer words that say something state no fact that could be looked up.
    private static final int FEWEST_TERMS = 2;

    private static final int FEWEST_TERMS_JA = 3;

    /// A heading, a rule, or what leads to a list.
    private static final Pattern LEADS =
            Pattern.compile("^#{1,6}\\s.*|.*[:：]\\W*$|[-*_=|\\s]+", Pattern.DOTALL);

    private static final Pattern ASKS = Pattern.compile("[?？]\\W*$");

    private static final Pattern ASKS_JA = Pattern.compile("(?:です|ます)か。?\\W*$");

    /// What is said of the documents themselves, or to the asker.
    private static final Pattern OWNS_UP =
            Pattern.compile(
                    "\\b(?:(?:did|do|does|could|can)"
                            + " ?(?:not|n't)|couldn't|cannot|didn't|don't|unable to|no|not) (?:\\w+"
                            + " ){0,3}(?:find|found|mention|mentioned|say|says|contain|contains|state|stated|information|know)\\b|\\b(?:let"
                            + " me know|feel free|happy to help|general knowledge|my own knowledge|i am"
                            + " sorry|i'm sorry|you are welcome|you're welcome|hope this helps|language"
                            + " model)\\b",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern OWNS_UP_JA =
            Pattern.compile(
                    "見つかりません|見つけられません|見当たりません|記載(?:が|は)(?:あり|見当たり)?ません|書かれていません"
                            + "|わかりません|分かりません|お知らせください|お問い合わせください|ご確認ください|どういたしまして"
                            + "|一般的な知識|言語モデル|申し訳|記載があります");

    private Assertion() {}

    /// Whether a sentence states something that a source could say.
    public static boolean isMadeBy(String sentence) {
        if (LEADS.matcher(sentence).matches()
                || ASKS.matcher(sentence).find()
                || OWNS_UP.matcher(sentence).find()) {
            return false;
        }
        if (Script.hasWide(sentence)
                && (ASKS_JA.matcher(sentence).find() || OWNS_UP_JA.matcher(sentence).find())) {
            return false;
        }
        var folded = Folded.of(sentence).text();
        long says = Terms.of(folded).stream().filter(Term::says).count();
        return says >= (Script.isJapanese(folded) ? FEWEST_TERMS_JA : FEWEST_TERMS);
    }

    /// Whether a sentence is in Japanese.
    public static boolean isJapanese(String sentence) {
        return Script.isJapanese(sentence);
    }
}
