package dev.kotae.answer;

import dev.kotae.memory.Conversation;
import java.util.regex.Pattern;

/// A question that leans on the one before it: "and why?", 「それはいつまで？」. Alone it would find nothing,
/// so documents are searched with both.
final class FollowUp {
    private static final int FRAGMENT_CHARACTERS = 30;
    private static final int FRAGMENT_CHARACTERS_JA = 12;

    private static final Pattern LEANING =
            Pattern.compile(
                    "^\\s*(and|but|so|why|how come|what about|how about|what if|then|also|which one)\\b"
                            + "|\\b(it|that|this|they|them|those|these)\\b"
                            + "|^\\s*(それ|その|これ|この|あれ|では|じゃあ|なぜ|どうして|ほかに|他に|もっと|例えば|つまり|あと)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern JAPANESE = Pattern.compile("[\\u3040-\\u9fff]");

    private FollowUp() {}

    /// The words to search documents with.
    static String searchText(String question, Conversation conversation) {
        if (conversation.recent().isEmpty() || !leans(question)) {
            return question;
        }
        return conversation.recent().getLast().question() + "\n" + question;
    }

    private static boolean leans(String question) {
        int fragment =
                JAPANESE.matcher(question).find() ? FRAGMENT_CHARACTERS_JA : FRAGMENT_CHARACTERS;
        return question.length() <= fragment || LEANING.matcher(question).find();
    }
}
