package dev.kotae.routing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Greetings, thanks and the like: words that want a friendly line and no documents.
final class SmallTalk {
    private static final String SAID =
            "hi|hello|hey|yo|good (morning|afternoon|evening|night)|thanks?( you)?( so much| a lot|"
                    + " very much)?|thx|ty|great|nice|cool|perfect|awesome|ok|okay|got it|bye|goodbye|see"
                    + " you|how are you( doing)?|well done|nice to meet you";

    private static final String ADDED =
            "there|kotae|everyone|all|again|so much|today|(that|this|it) (really )?help(s|ed)( a lot)?"
                    + "|for (that|(your|the) help)";

    private static final Pattern ENGLISH =
            Pattern.compile("(" + SAID + ")( (" + SAID + "|" + ADDED + "))*");

    private static final Pattern JAPANESE =
            Pattern.compile(
                    "(こんにち[はわ]|こんばん[はわ]|おはよう(ございます)?|はじめまして|やあ|どうも|ありがとう(ございま(す|した))?"
                            + "|(大変|とても)?助かりました|了解(です|しました)?|わかりました|承知しました|お疲れ様(です|でした)?|おつかれさま(です|でした)?"
                            + "|よろしく(お願いします)?|さようなら|おやすみ(なさい)?|すごい|いいね|元気(です)?か)+");

    private static final Pattern AROUND = Pattern.compile("[\\s\\p{P}\\p{So}\\p{Sk}ー〜~]+");

    /// Nobody says thanks at greater length without saying something else.
    private static final int LONGEST = 80;

    private SmallTalk() {}

    /// Whether there is nothing else in the words.
    static boolean is(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var words = AROUND.matcher(plain).replaceAll(" ").strip();
        return ENGLISH.matcher(words).matches()
                || JAPANESE.matcher(words.replace(" ", "")).matches();
    }
}
