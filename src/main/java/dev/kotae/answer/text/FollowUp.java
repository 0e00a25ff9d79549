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
                            + "|(is|was|does|did|can|will) (?-i:it|that|this|they))\\b"
                            + "|(?-i:\\b(it|they|them|those|these)\\b"
                            + "|^\\s*(It|They|Them|Those|These)\\b)"
                            + "|^\\s*(それ|その|これ|この|あれ|では|じゃあ|なぜ|どうして|ほかに|他に|もっと|例えば|つまり|あと)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private FollowUp() {}

    /// Whether a question needs the conversation to be understood.
    public static boolean leans(String question, Conversation conversation) {
        return !conversation.recent().isEmpty()
                && (LEANING.matcher(spoken(question)).find() || isFragment(question.strip()));
    }

    /// Where all of it is in capitals, these name nothing.
    private static String spoken(String question) {
        boolean plain = !isJapanese(question) && question.equals(question.toUpperCase(Locale.ROOT));
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
