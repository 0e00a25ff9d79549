package dev.kotae.answer.text;

import dev.kotae.knowledge.Query;
import dev.kotae.memory.Conversation;
import java.util.Locale;
import java.util.regex.Pattern;

/// A question that leans on the one before it: "and why?", 「それはいつまで？」. Alone it would find nothing.
/// A short question that stands by itself is not one.
public final class FollowUp {
    private static final int FRAGMENT_WORDS = 3;
    private static final int FRAGMENT_CHARACTERS_JA = 6;

    /// Pronouns in small letters, or at the beginning: IT is a department.
    private static final Pattern LEANING =
            Pattern.compile(
                    "^\\s*(and|but|so|why|how come|what about|how about|what if|then|also|which one"
                            + "|same)\\b"
                            + "|\\b(is|was|does|did|can|will|would|could|should)"
                            + " (?-i:it|that|this|they)\\b"
                            + "|(?-i:\\b(it|they|them|those|these)\\b"
                            + "|^\\s*(It|They|Them|Those|These)\\b)"
                            + "|\\b(this|that|there|the same|as well|instead|too)( please)?\\W*$",
                    Pattern.CASE_INSENSITIVE);

    /// Words that point back, and what lacks what is asked about: a topic without a question, or a
    /// question without a topic.
    private static final Pattern LEANING_JA =
            Pattern.compile(
                    "^\\s*(あれ|では|じゃあ|なぜ|どうして|ほかに|他に|もっと|例えば|つまり|あと)"
                            + "|それ(?!ぞれ)|その(?!他|ほか)|これ|この|上記|前述|同様|同じ"
                            + "|^[^の、。]{1,10}(の場合|のとき|の時)?(は|も|では)"
                            + "(どう(です|なります|でしょう)か|いかがですか)?[？?]?$"
                            + "|^[^の、。はを]{1,8}は(でき|可能|必要|要り|いり)[^、。]{0,6}[？?]?$"
                            + "|^(誰|だれ|どこ|どちら|どれ|いつ|いくら|どうやって|どのように|何[日時人回件])"
                            + "[^のはを、。]{1,10}[？?]?$");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private FollowUp() {}

    /// Whether a question needs the conversation to be understood.
    public static boolean leans(String question, Conversation conversation) {
        return !conversation.recent().isEmpty()
                && (leans(question.strip()) || isFragment(question.strip()));
    }

    private static boolean leans(String question) {
        return isJapanese(question)
                ? LEANING_JA.matcher(question).find()
                : LEANING.matcher(spoken(question)).find();
    }

    /// Where all of it is in capitals, these name nothing.
    private static String spoken(String question) {
        boolean plain = question.equals(question.toUpperCase(Locale.ROOT));
        return plain ? question.toLowerCase(Locale.ROOT) : question;
    }

    /// The words to search documents with where nobody said the question in full: both.
    public static String withThatBefore(String question, Conversation conversation) {
        return conversation.recent().getLast().question() + "\n" + question;
    }

    private static boolean isFragment(String question) {
        return isJapanese(question)
                ? question.length() <= FRAGMENT_CHARACTERS_JA
                : SPACE.splitAsStream(question).count() <= FRAGMENT_WORDS;
    }

    private static boolean isJapanese(String question) {
        return Query.languageOf(question).equals(Locale.JAPANESE);
    }
}
