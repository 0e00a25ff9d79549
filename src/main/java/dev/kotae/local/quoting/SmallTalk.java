package dev.kotae.local.quoting;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Greetings, thanks, and who one talks to: words that are nothing else.
final class SmallTalk {
    private static final String FILLING =
            "(?:there|all|everyone|everybody|team|again|friend|kotae|nice to meet you|how are you"
                    + "(?: doing)?(?: today)?|to you|for (?:your|the) help|for that|a lot|so much|very much|that helped|助かり(?:ました|ます)"
                    + "|さん|皆さん|みなさん|どうも|本当に|とても|です|ございます|ございました|いたします"
                    + "|よろしく|お願いします|お願いいたします)";
    private static final Pattern GREETING =
            whole(
                    "hi|hello|hey|howdy|greetings|good (?:morning|afternoon|evening|day)"
                            + "|こんにち[はわ]|おはよう|こんばんは|はじめまして|やあ|もしもし"
                            + "|お疲れ(?:様|さま)|おつかれ(?:様|さま)");
    private static final Pattern THANKS =
            whole(
                    "(?:ok |okay |great |perfect |many )?(?:thanks|thank you|thx|cheers|ta)"
                            + "|(?:どうも|本当に)?(?:ありがとう|有難う)|助かり(?:ました|ます)|感謝します|どうも");

    private static final Pattern SELF =
            Pattern.compile(
                    "(?:who|what) are you|what can you do(?: for (?:me|us))?"
                            + "|how can you help(?: (?:me|us))?"
                            + "|what can (?:you help|i ask you)(?: (?:me|us) with| about)?"
                            + "|what do you know about(?: and how can you help (?:me|us))?"
                            + "|introduce yourself"
                            + "|(?:あなたは)?(?:誰|だれ|何者)(?:です)?か"
                            + "|(?:あなたは)?何が(?:できますか|できるの(?:ですか)?)"
                            + "|できること(?:は何ですか|を教えて(?:ください)?)?|自己紹介を?して(?:ください)?"
                            + "|どんなことについて知っていますか(?:何を手伝ってもらえますか)?|何を手伝ってもらえますか");

    private SmallTalk() {}

    private static Pattern whole(String words) {
        return Pattern.compile("(?:" + words + ")(?: ?" + FILLING + ")*(?: \\p{IsLatin}{1,12})?");
    }

    /// What is said to it, or empty where the question is more than small talk.
    static Optional<String> replyTo(String question, Tongue tongue) {
        var words =
                Normalizer.normalize(question, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{Nd}ー]+", " ")
                        .replaceAll(
                                "(?<=[\\p{IsHan}\\p{IsHiragana}ー]) | (?=[\\p{IsHan}\\p{IsHiragana}])",
                                "")
                        .strip();
        if (THANKS.matcher(words).matches()) {
            return Optional.of(tongue.welcome);
        }
        if (SELF.matcher(words).matches()) {
            return Optional.of(tongue.self);
        }
        return GREETING.matcher(words).matches() ? Optional.of(tongue.greeting) : Optional.empty();
    }
}
