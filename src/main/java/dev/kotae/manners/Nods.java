package dev.kotae.manners;

import java.util.regex.Pattern;

/// Thanks and nods: words after which nobody waits for an answer; and calls without a word.
public final class Nods {
    private static final String AGREED = "ok|okay|k|got it|i see|will do|noted|sounds good";

    private static final String PRAISE = "great|nice|cool|perfect|awesome|good";

    private static final String HELPED = "(that|this|it) (really )?help(s|ed)( me)?( a lot)?";

    /// Who turns to somebody else. Only behind something that is a nod itself.
    private static final String ELSEWHERE =
            "i (ll|will) (ask|check with) (?!you|kotae)\\p{L}+( then)?";

    private static final Pattern ENGLISH =
            Pattern.compile(
                    "(((many |ok |okay |great |perfect |nice |cool |awesome )?(thanks|thank you|thx|ty|cheers)"
                            + "( (so much|a lot|very much|again|kotae|everyone|all))*)"
                            + "|((ah|oh) )?("
                            + AGREED
                            + "|right then)|"
                            + PRAISE
                            + "|"
                            + HELPED
                            + "|makes sense|done|lol|haha|wow|good to know|understood|agreed"
                            + "|never ?mind|nvm|no worries)"
                            + "( ("
                            + AGREED
                            + "|"
                            + HELPED
                            + "|"
                            + ELSEWHERE
                            + "|thanks|thank you|great|perfect|then))*");

    private static final Pattern JAPANESE =
            Pattern.compile(
                    "((はい|ええ|うん|どうも|すみません)?"
                            + "(ありがとう(ございま(す|した)|ね)?|有難うございま(す|した)|どうも|(大変|とても)?助かりま(す|した)|助かる"
                            + "|了解(です|しました|いたしました)?|りょ(うかい)?|わかりました|分かりました|承知(です|しました|いたしました)?|かしこまりました"
                            + "|なるほど(です)?ね?|(お|御)(疲|つか)れ(様|さま)(です|でした)?|ok(です)?|オッケー?(です)?"
                            + "|(いい|良い)(です)?ね|(すごい|すばらしい|素晴らしい|さすが|完璧)(です)?ね?"
                            + "|解決(し|でき)ました|(大丈夫|だいじょうぶ)です|失礼しました|また(聞きます|質問します)"
                            + "|そうですね|そうなんですね|確認します|確認しました|やってみます|試してみます|笑|w))+"
                            + "(\\S{1,20}(さん|様|部長|課長)に(聞いて|確認して|相談して)みます)?");

    /// How a word is drawn out.
    private static final Pattern DRAWN_OUT = Pattern.compile("ー+(?= |$)");

    /// A bare number is an answer to a question of ours.
    private static final Pattern PLUS_ONE = Pattern.compile("\\s*[+＋][1１]\\s*");

    private static final Pattern QUESTION_MARK = Pattern.compile("[?？]");

    /// A word that chooses a model, with nothing behind it.
    private static final Pattern PREFACE = Pattern.compile("\\s*\\p{IsLatin}+\\s*[:：]\\s*");

    /// Nobody nods at greater length. The patterns would need a stack as deep as a text is long.
    private static final int LONGEST = 200;

    private Nods() {}

    /// Whether a readable text is no more than that; one without words is, too.
    public static boolean isNod(String text) {
        var words = Plain.words(text);
        return words.isEmpty()
                || PLUS_ONE.matcher(text).matches()
                || (words.length() <= LONGEST
                        && !QUESTION_MARK.matcher(text).find()
                        && (ENGLISH.matcher(words).matches() || isJapanese(words)));
    }

    private static boolean isJapanese(String words) {
        var even = DRAWN_OUT.matcher(words).replaceAll("").replace(" ", "");
        return JAPANESE.matcher(even).matches();
    }

    /// Whether a readable text says nothing at all, not even by an emoji: who sends it calls us.
    public static boolean isCall(String text) {
        return PREFACE.matcher(text).matches()
                || (Plain.words(text).isEmpty() && !Plain.hasEmoji(text));
    }
}
