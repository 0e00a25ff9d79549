package dev.kotae.routing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Greetings, thanks and the like, and who one talks to: words that want a friendly line and no
/// documents.
final class SmallTalk {
    private static final String SAID =
            "hi|hello|hey|yo|good (morning|afternoon|evening|night)|thanks?( you)?( so much| a lot|"
                    + " very much)?|thx|ty|great|nice|cool|perfect|awesome|ok|okay|got it|bye|goodbye|see"
                    + " you|how are you( doing)?|well done|nice to meet you|sounds good|i see|will do"
                    + "|never ?mind|ah|oh";

    private static final String ADDED =
            "there|kotae|everyone|all|again|so much|today|(that|this|it) (really )?help(s|ed)( a lot)?"
                    + "|for (that|(your|the) help)";

    /// Who somebody talks to.
    private static final String SELF =
            "(who|what) are you|what can you do( for (me|us))?|how can you help( (me|us))?"
                    + "|what can (you help|i ask you)( (me|us) with| about)?"
                    + "|what do you know about( and how can you help (me|us))?"
                    + "|introduce yourself|help( me)?( please)?";

    private static final Pattern ENGLISH =
            Pattern.compile("(" + SELF + ")|(" + SAID + ")( (" + SAID + "|" + ADDED + "))*");

    private static final Pattern JAPANESE =
            Pattern.compile(
                    "(こんにち[はわ]|こんばん[はわ]|おはよう(ございます)?|はじめまして|やあ|どうも|ありがとう(ございま(す|した))?"
                            + "|(大変|とても)?助かりました|了解(です|しました)?|わかりました|承知しました|かしこまりました|お(疲|つか)れ(様|さま)(です|でした)?"
                            + "|よろしく(お願いします)?|さようなら|おやすみ(なさい)?|すみません|失礼しました|(すごい|さすが)(です)?ね?|いい(です)?ね|元気(です)?か)+"
                            + "|(あなたは)?(誰|だれ|何者)(です)?か"
                            + "|(あなたは)?何が(できますか|できるの(ですか)?)|できること(は何ですか|を教えて(ください)?)?"
                            + "|自己紹介(を)?して(ください)?|ヘルプ|使い方(は|を教えて(ください)?)?"
                            + "|どんなことについて知っていますか(何を手伝ってもらえますか)?|何を手伝ってもらえますか");

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
