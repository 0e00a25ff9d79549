package dev.kotae.local.quoting;

import dev.kotae.local.quoting.Vocabulary.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What is looked for: the question, with what a follow-up leaves unsaid taken from the questions
/// before it.
///
/// @param words what it is about
/// @param wants what kind of answer it asks for
/// @param measures in what the answer is measured
/// @param amounts how much of what it speaks of
/// @param meaning whether it asks what something is
/// @param followUp whether it was only understood with an earlier question
/// @param bare whether the question itself says nothing of what it is about, as "and why?"
record Inquiry(
        List<Word> words,
        Set<Want> wants,
        List<Measure> measures,
        List<Amount> amounts,
        boolean meaning,
        boolean followUp,
        boolean bare) {
    /// What stands in the follow-up itself counts for more than what it inherits.
    private static final double SAID = 1.5;

    private static final double INHERITED = 0.6;

    private static final Pattern LEANING =
            Pattern.compile(
                    "^(?:and|but|also|then|so|or|ok|okay)\\b|\\b(?:what|how) about\\b"
                            + "|\\b(?:it|that|they|them|those|these|this|there|he|she)\\b"
                            + "|それ|これ|あれ|その|そこ|^では|^じゃ|^でも|^ちなみに|^また|ほかに|他に|(?:場合|とき)は|は[？?]?$",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern MEANING =
            Pattern.compile(
                    "^what(?:'s|’s| is| are| does) [^,;]{1,40}\\??$|\\bmean\\b|\\bdefin|とは|って何|の意味|は何です",
                    Pattern.CASE_INSENSITIVE);

    /// More words ask for something about a thing rather than for what it is.
    private static final int MOST_FOR_MEANING = 2;

    /// What a question asks that follows others.
    ///
    /// @param before the questions before it, oldest first
    static Inquiry of(String asked, List<String> before) {
        var question = asked.strip();
        var own = Vocabulary.wordsOf(question);
        var wants = Want.in(question);
        var measures = Measure.in(question);
        var amounts = Amount.asked(question);
        if (!leans(question, own) || before.isEmpty()) {
            boolean meaning =
                    measures.isEmpty()
                            && own.size() <= MOST_FOR_MEANING
                            && MEANING.matcher(question).find();
            return new Inquiry(own, wants, measures, amounts, meaning, false, own.isEmpty());
        }
        var words = new ArrayList<>(own.stream().map(word -> word.times(SAID)).toList());
        for (var earlier : before.reversed()) {
            var inherited = Vocabulary.wordsOf(earlier);
            inherited.stream()
                    .filter(word -> own.stream().noneMatch(w -> w.grams().equals(word.grams())))
                    .forEach(word -> words.add(own.isEmpty() ? word : word.times(INHERITED)));
            if (wants.isEmpty()) {
                wants = Want.in(earlier);
                measures = Measure.in(earlier);
            }
            if (!leans(earlier, inherited)) {
                break;
            }
        }
        return new Inquiry(words, wants, measures, amounts, false, true, own.isEmpty());
    }

    /// The ways in which to understand a question, the likelier first: one that seems to lean on
    /// those before it may stand by itself.
    static List<Inquiry> readings(String question, List<String> before) {
        var likelier = of(question, before);
        return likelier.followUp() && Vocabulary.wordsOf(question).size() > 1
                ? List.of(likelier, of(question, List.of()))
                : List.of(likelier);
    }

    private static boolean leans(String question, List<Word> words) {
        return words.isEmpty() || (words.size() <= 2 && LEANING.matcher(question).find());
    }

    boolean wants(Want want) {
        return wants.contains(want);
    }
}
