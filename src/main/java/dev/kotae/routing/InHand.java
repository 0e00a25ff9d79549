package dev.kotae.routing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Requests to sum up or translate what is in hand already, the thread or a message: no document
/// has it.
final class InHand {
    private static final Pattern ENGLISH =
            Pattern.compile(
                    "(?:please |can you |could you )*+"
                            + "(?:(?:summari[sz]e|sum up|recap|translate|tl;?dr)"
                            + "|(?:give|write|make)(?: me| us)? an? (?:short |brief |quick )?"
                            + "(?:summary|recap|translation) of)"
                            + "(?: for me| for us)?:? (?:this|the|our) (?:\\w{1,12} )?"
                            + "(?:thread|conversation|discussion|chat|message)s?"
                            + "(?=\\s*(?:$|[.,:;!?]|(?:and|so far|above|below|please|briefly|quickly|for (?:me|us)"
                            + "|(?:from|of) (?:today|yesterday)|(?:in)?to \\w+|as \\w+"
                            + "|in (?:(?:a|an|one|two|three|five|[1-9]) )?"
                            + "(?:(?:few|short|simple|plain|brief|bullet) )?"
                            + "(?:words?|sentences?|lines?|points?|bullets?|paragraphs?"
                            + "|english|japanese))\\b)).*");

    private static final Pattern JAPANESE =
            Pattern.compile(
                    "(?:この|次の|上の|下の|以下の|ここまでの)(?:スレッド|会話|やり取り|やりとり|議論|話|メッセージ|投稿)"
                            + "(?:の内容|全体|ここまで)?(?:[をはに、:]|について|の?(?=要約|まとめ|翻訳)).{0,20}(?:要約|まとめ|翻訳|訳し).*");

    private InHand() {}

    /// Whether the words ask for nothing else.
    static boolean is(String question) {
        var words = Normalizer.normalize(question, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var first = words.strip().lines().findFirst().orElse("");
        return ENGLISH.matcher(first).matches() || JAPANESE.matcher(first).matches();
    }
}
