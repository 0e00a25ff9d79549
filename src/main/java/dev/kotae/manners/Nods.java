package dev.kotae.manners;

import java.util.regex.Pattern;

/// Thanks and nods: words after which nobody waits for an answer.
final class Nods {
    private static final Pattern ENGLISH =
            Pattern.compile(
                    "(((many |ok |okay |great |perfect |nice |cool |awesome )?(thanks|thank you|thx|ty|cheers)"
                            + "( (so much|a lot|very much|again|kotae|everyone|all))*)"
                            + "|ok|okay|k|got it|i see|great|nice|cool|perfect|awesome|good"
                            + "|makes sense|noted|will do|done|lol|haha|wow|good to know|understood|agreed)"
                            + "( (ok|okay|thanks|thank you|got it|great|perfect|noted|then))*");

    private static final Pattern JAPANESE =
            Pattern.compile(
                    "(ありがとう(ございま(す|した))?|有難うございま(す|した)|どうも|(大変|とても)?助かりま(す|した)|助かる"
                            + "|了解(です|しました|いたしました)?|りょ(うかい)?|わかりました|分かりました|承知(です|しました|いたしました)?"
                            + "|なるほど(です)?|お疲れ様(です|でした)?|ok(です)?|オッケー(です)?|いいね|すごい|さすが"
                            + "|そうですね|そうなんですね|確認します|確認しました|やってみます|試してみます|笑|w)+");

    /// A bare number is an answer to a question of ours.
    private static final Pattern PLUS_ONE = Pattern.compile("\\s*[+＋][1１]\\s*");

    /// Nobody nods at greater length. The patterns would need a stack as deep as a text is long.
    private static final int LONGEST = 200;

    private Nods() {}

    /// Whether a readable text is no more than that; an empty one is, too.
    static boolean isNod(String text) {
        var words = Plain.words(text);
        return words.isEmpty()
                || PLUS_ONE.matcher(text).matches()
                || (words.length() <= LONGEST
                        && (ENGLISH.matcher(words).matches()
                                || JAPANESE.matcher(words.replace(" ", "")).matches()));
    }
}
