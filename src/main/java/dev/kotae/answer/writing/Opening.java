package dev.kotae.answer.writing;

import java.util.regex.Pattern;

/// The beginning of an answer. Held back for as long as it may become an admission that the model
/// cannot answer or does not know, in English or Japanese: an answer that begins otherwise is let
/// through with its first letters. What it says of the documents is no such admission, since a
/// better model has no better documents.
final class Opening {
    /// An admission is judged with what follows it at once.
    private static final int SENTENCES = 2;

    private static final int LONGEST = 300;

    private static final String SORRY =
            "[\\s*_>]*(?:(?:(?:i'm|i am) )?(?:(?:so|very|really|truly) )?sorry|(?:my )?apologies"
                    + "|i apologi[sz]e|unfortunately|honestly|to be honest)?[\\s,.!:—–-]*"
                    + "(?:but |however,? )?(?:as an ai[^,.]{0,40}, )?";

    private static final String ENGLISH =
            "i (?:really |simply |honestly )?(?:can't|cannot|can not|am unable to|am not able to|won't be able to)"
                    + " (?:\\w{1,12}ly )?(?:help|assist|answer|solve|complete|compute|prove|determine|say|tell|work|calculate|do|provide|give)\\b"
                    + "|i'm (?:unable|not able|afraid (?:that )?i (?:can't|cannot|don't know))\\b"
                    + "|i(?:'m| am) (?:unsure|not (?:[\\w%]{1,12} )?(?:sure|certain|confident))\\b(?! (?:what|which|who|where|if|whether) (?:you|your)\\b)"
                    + "|i (?:don't|do not) (?:really |actually )?know\\b"
                    + "|i (?:don't|do not) have (?:the |enough |sufficient )?(?:expertise|ability|knowledge|means)\\b"
                    + "|i have no idea\\b"
                    + "|i (?:must|have to) decline\\b"
                    + "|i (?:may|might|could) be wrong\\b"
                    + "|(?:it's|it is|this is|that's|that is) (?:\\w{1,12} )?(?:hard|difficult|impossible)(?: for me)? to (?:say|tell|know|answer)\\b"
                    + "|(?:it|(?:this|that|your)(?: question| problem| task)?) (?:is|goes) beyond (?:my|me|what i)\\b"
                    + "|(?:let me|i'll|i will) (?:hand|pass|escalate|forward)\\b";

    private static final String JAPANESE =
            "(?:(?:大変|誠に)?(?:申し訳(?:ありません|ございません|ないです)が?|すみませんが?|すいませんが?"
                    + "|恐れ入りますが|恐縮ですが|残念ながら|残念ですが))?[、。，\\s]*"
                    + "(?:(?:その|この|こちらの)?ご?(?:質問|問題|件|内容|点|依頼)(?:について|に関して|に|を)?は?[、\\s]*)?"
                    + "(?:私(?:に|の方で)?は[、\\s]*)?(?:現時点では|今のところ)?[、\\s]*"
                    + "(?:(?:どちら|どれ|どう|何).{1,10}か(?:は|を)?)?"
                    + "(?:よく|正確[なに]は?|確実には?|はっきり(?:とは)?|詳しくは|確かなことは|何とも)?"
                    + "(?:(?:(?:お答え|回答|お手伝い|対応|判断|解決|計算|証明)(?:する(?:こと)?)?|(?:答える|解く)こと)[がはを]?(?:し|いたし)?"
                    + "(?:でき(?:ません|ない|かね)|かねます)"
                    + "|(?:答えられ|言え|解け)ません|(?:お答え|回答)[はを](?:差し)?控え|難しすぎ"
                    + "|(?:わかり|分かり|存じ)(?:ません|かねます)"
                    + "|(?:あまり|正直)?[、\\s]*(?:自信|確信|確証)[がは]?(?:ありません|ない|持てません)"
                    + "|(?:私の(?:能力|知識|手)|手)(?:では|を|に).{0,8}(?:難し|超え|余り))";

    private static final Pattern ADMISSION =
            Pattern.compile(
                    SORRY + "(?:" + ENGLISH + ")|[\\s*_>]*" + JAPANESE, Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_DOCUMENTS =
            Pattern.compile(
                    "\\b(?:documents?|documentation|sources?|passages?|pages?|files?|attach\\w*|provided|wiki)\\b"
                            + "|文書|資料|出典|ドキュメント|ファイル|添付|ページ|社内|記載|情報(?:が|は)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern END = Pattern.compile("[.!?](?=\\s)|[。！？\\n]");

    private final StringBuilder held = new StringBuilder();
    private boolean open;
    private boolean doubtful;

    /// Takes more of the answer.
    ///
    /// @return what may go on, often nothing at first
    String take(String more) {
        if (open) {
            return more;
        }
        held.append(more);
        return judged(false);
    }

    /// There is no more of it.
    ///
    /// @return what may go on of the rest
    String end() {
        return open ? "" : judged(true);
    }

    /// Whether it is an admission. Then it is still held, until [#let].
    boolean isDoubtful() {
        return doubtful;
    }

    /// Gives what is held, whatever it is.
    String let() {
        open = true;
        doubtful = false;
        var words = held.toString();
        held.setLength(0);
        return words;
    }

    // Whether more could still match is what hitEnd tells, and nothing else does.
    @SuppressWarnings("JdkObsolete")
    private String judged(boolean whole) {
        var words = held.toString().replace('’', '\'');
        var matcher = ADMISSION.matcher(words);
        boolean admits = matcher.lookingAt();
        boolean undecided = admits ? sentences(words, matcher.end()) < SENTENCES : matcher.hitEnd();
        if (undecided && !whole && words.length() < LONGEST) {
            return "";
        }
        doubtful = admits && !OF_DOCUMENTS.matcher(words).find();
        return doubtful ? "" : let();
    }

    private static int sentences(String words, int from) {
        return (int) END.matcher(words).region(from, words.length()).results().count();
    }
}
