package dev.kotae.guard.evidence;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells sentences that state a fact from those that lead, ask, greet or own up.
public final class Assertion {
    /// Fewer words that say something state no fact that could be looked up.
    private static final int FEWEST_TERMS = 2;

    private static final int FEWEST_TERMS_JA = 3;

    /// Up to the end no letter and no digit, of any writing: `\W` takes kana and Han characters for
    /// none.
    private static final String THE_END = "[^\\p{L}\\p{N}]*$";

    /// A heading, a rule, or what leads to a list.
    private static final Pattern LEADS =
            Pattern.compile("^#{1,6}\\s.*|.*[:：]" + THE_END + "|[-*_=|\\s]+", Pattern.DOTALL);

    private static final Pattern ASKS = Pattern.compile("[?？]" + THE_END);

    private static final Pattern ASKS_JA = Pattern.compile("(?:です|ます)か" + THE_END);

    /// Not "do not" that tells somebody what to leave.
    private static final String NOT =
            "(?:\\b(?:(?<=\\w )(?<!please )do|does|did|is|are|was|were|has|have|had|can|could)"
                    + " ?(?:not|n't)|\\bcan(?:not|'t)|\\bunable to|\\bno|^not) (?:\\w+ ){0,3}";

    /// What is said of the documents themselves, or of who writes.
    private static final List<String> OWNS_UP =
            List.of(
                    "general knowledge",
                    "my own knowledge",
                    "i am sorry",
                    "i'm sorry",
                    "you are welcome",
                    "you're welcome",
                    "hope this helps",
                    "language model",
                    "見つかりません",
                    "見つけられません",
                    "見当たりません",
                    "記載がありません",
                    "記載はありません",
                    "書かれていません",
                    "わかりません",
                    "分かりません",
                    "どういたしまして",
                    "一般的な知識",
                    "言語モデル",
                    "申し訳",
                    "次の記載があります");

    private static final List<Saying> OWNS_UP_SAYINGS =
            List.of(
                    new Saying(
                            List.of("find", "found", "mention", "say", "said", "state", "specif"),
                            NOT
                                    + "(?:find|found|mention|mentioned|say|said|state|stated"
                                    + "|specify|specified)\\b"),
                    new Saying(
                            List.of("information"),
                            "\\bno (?:\\w+ ){0,2}information (?:about|on|regarding)\\b"),
                    new Saying(
                            List.of("know"),
                            "\\b(?:i|we) (?:do|did) ?(?:not|n't) (?:\\w+ ){0,2}know\\b"));

    /// What things lack, too: it is owned up to only where it is said of documents.
    private static final Saying LACKS =
            new Saying(
                    List.of("contain", "include", "cover", "information"),
                    NOT + "(?:contain|contains|include|cover|information)\\b");

    private static final Pattern DOCUMENTS =
            Pattern.compile(
                    "\\b(?:documents?|documentation|sources?|passages?|pages?|excerpts?|handbook|wiki)\\b");

    /// Said to the asker; it may still name a number that leads nowhere.
    private static final List<String> OFFERS =
            List.of(
                    "let me know",
                    "feel free",
                    "happy to help",
                    "お知らせください",
                    "お問い合わせください",
                    "ご確認ください");

    private Assertion() {}

    /// What may be said in many words.
    ///
    /// @param words each such saying has one of them; most sentences have none, which is found out
    ///   much faster
    private record Saying(List<String> words, Pattern pattern) {
        Saying(List<String> words, String pattern) {
            this(words, Pattern.compile(pattern));
        }

        boolean isIn(String lower) {
            return isAnyIn(words, lower) && pattern.matcher(lower).find();
        }
    }

    /// Whether a sentence states something that a source could say.
    public static boolean isMadeBy(String sentence) {
        if (LEADS.matcher(sentence).matches()
                || ASKS.matcher(sentence).find()
                || ASKS_JA.matcher(sentence).find()) {
            return false;
        }
        var folded = Folded.of(sentence).text();
        var lower = folded.toLowerCase(Locale.ROOT);
        if (ownsUp(lower)) {
            return false;
        }
        var says = Terms.of(folded).stream().filter(Term::says).toList();
        if (isAnyIn(OFFERS, lower)
                && says.stream()
                        .noneMatch(term -> Character.isDigit(folded.charAt(term.start())))) {
            return false;
        }
        return says.size() >= (Script.isJapanese(folded) ? FEWEST_TERMS_JA : FEWEST_TERMS);
    }

    private static boolean ownsUp(String lower) {
        return isAnyIn(OWNS_UP, lower)
                || OWNS_UP_SAYINGS.stream().anyMatch(saying -> saying.isIn(lower))
                || (LACKS.isIn(lower) && DOCUMENTS.matcher(lower).find());
    }

    private static boolean isAnyIn(List<String> words, String lower) {
        return words.stream().anyMatch(lower::contains);
    }

    /// Whether a sentence is in Japanese.
    public static boolean isJapanese(String sentence) {
        return Script.isJapanese(sentence);
    }
}
