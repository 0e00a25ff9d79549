package dev.kotae.routing;

import dev.kotae.chat.Exchange;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.model.Tier;
import dev.kotae.routing.sense.Request;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The course of a conversation: on which tier it is. It goes up at once and down only after two
/// easy turns, a short follow-up stays where it is, small talk changes nothing, and what follows an
/// answer that was rated bad goes one up, like a question that is asked again: the first answer did
/// not do.
final class Course {
    /// Turns before these do not matter any more, unless the first of these leans on them.
    private static final int TURNS = 4;

    private static final double EASY = 2;

    /// What a bare topic counts of an easy turn: it may be another question or a part of the one
    /// before.
    private static final double TOPIC = 0.5;

    private static final double FRAGMENT_CHARACTERS = 45;

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// Pronouns in small letters, or at the beginning: IT is a department.
    private static final Pattern FOLLOWING =
            Pattern.compile(
                    "^(?:and|but|or|so|then|what about|how about|what if|why|how come|same|also|now|ok(?:ay)?,? (?:and|so|but)"
                            + "|go on|continue|more|again|another|really|are you sure|hm+|a bit|a little|shorter|longer|in |for |with )\\b.*"
                            + "|(?-i:.*\\b(?:that|this one|it|those)\\b.*|(?:That|This one|It|Those)\\b.*)"
                            + "|.*\\bthe (?:previous|same|(?:first|second|third|last|other)(?: one\\b|[?.!]*$)).*"
                            + "|^(?:では|じゃあ?|それで|で、|あと|ちなみに|なぜ|なんで|どうして|もっと|もう少し|続け|続き|同じ|他に|ほかに|別の|本当|うーん|例えば|たとえば).*"
                            + "|.*(?:それ|その|これ|この|さっき|先ほど|前の|最後の|[一二三四1-4]つ?番?目).*|^.{1,14}(?:も|の場合は?|だと|なら|だったら)[?？。]?$",
                    Pattern.CASE_INSENSITIVE);

    /// A topic and no more: 「有給は？」, 「京都は？」.
    private static final Pattern BARE_TOPIC = Pattern.compile("^.{1,14}は[?？。]?$");

    private static final Pattern TURNING =
            Pattern.compile(
                    "^(?:by the way|btw|unrelated|different (?:topic|question)|new topic|off topic|something else|another question)\\b.*"
                            + "|^(?:ところで|話は変わ|話変わ|別件|全然違う|全く別|余談).*",
                    Pattern.CASE_INSENSITIVE);

    private Tier held = Tier.QUICK;
    private double easy;
    private boolean begun;

    /// Where a conversation has got to before a question.
    ///
    /// @param own what an earlier question is worth alone
    static Course of(Ask ask, Function<String, Thought> own) {
        var course = new Course();
        var said = ask.conversation().recent();
        int from = Math.max(0, said.size() - TURNS);
        while (from > 0 && leansOnOthers(said.get(from).question(), own)) {
            from--;
        }
        for (int at = from; at < said.size(); at++) {
            var before = said.subList(0, at);
            var question = said.get(at).question();
            boolean disliked = disliked(ask, before, said.get(at).at());
            course.next(question, own.apply(question), before, disliked);
        }
        return course;
    }

    /// Whether a question is worth nothing by itself.
    private static boolean leansOnOthers(String question, Function<String, Thought> own) {
        var words = question.strip();
        return SmallTalk.is(question)
                || isBareTopic(words)
                || isFollowing(words, own.apply(question));
    }

    /// What the question is worth here.
    ///
    /// @param alone what it is worth alone
    Thought next(Ask ask, Thought alone) {
        var said = ask.conversation().recent();
        return next(ask.question(), alone, said, disliked(ask, said, Instant.MAX));
    }

    /// Whether somebody rated an answer bad after the last of these was asked for; where there are
    /// none, after the question was, to which another answer is wanted then.
    private static boolean disliked(Ask ask, List<Exchange> before, Instant until) {
        var since = before.isEmpty() ? ask.at() : before.getLast().at();
        return ask.state().dislikes().stream()
                .anyMatch(rated -> rated.isAfter(since) && rated.isBefore(until));
    }

    /// @param before what was asked before it, to know a repetition by
    /// @param disliked whether the answer before it was rated bad
    private Thought next(String question, Thought alone, List<Exchange> before, boolean disliked) {
        if (SmallTalk.is(question)) {
            return new Thought(Tier.QUICK, List.of(Phrase.of(Wording.REASON_SMALL_TALK)));
        }
        boolean first = !begun;
        begun = true;
        if (before.isEmpty() && disliked) {
            return higher(alone, Wording.REASON_DISLIKED);
        }
        var words = question.strip();
        if (first || TURNING.matcher(words).matches()) {
            return settle(alone);
        }
        if (disliked) {
            return higher(alone, Wording.REASON_DISLIKED);
        }
        if (isRepeated(question, before)) {
            return higher(alone, Wording.REASON_REPEATED);
        }
        if (isFollowing(words, alone)) {
            return new Thought(held, because(Wording.REASON_CONVERSATION));
        }
        easy += isBareTopic(words) ? TOPIC : 1;
        if (alone.tier().compareTo(held) >= 0 || easy >= EASY) {
            return settle(alone);
        }
        return new Thought(held, because(Wording.REASON_CONVERSATION));
    }

    private Thought higher(Thought alone, Wording reason) {
        return settle(new Thought(max(alone.tier(), held).up(), because(reason)));
    }

    private Thought settle(Thought thought) {
        held = thought.tier();
        easy = 0;
        return thought;
    }

    private static boolean isBareTopic(String words) {
        return BARE_TOPIC.matcher(words).matches();
    }

    private static boolean isFollowing(String words, Thought alone) {
        return Request.of(words).length() <= FRAGMENT_CHARACTERS
                && alone.tier() != Tier.DEEP
                && FOLLOWING.matcher(words).matches();
    }

    private static boolean isRepeated(String question, List<Exchange> before) {
        var letters = letters(question);
        return letters.length() > 4
                && before.stream().anyMatch(said -> letters(said.question()).equals(letters));
    }

    private static String letters(String text) {
        var alike = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_LETTER.matcher(alike).replaceAll("");
    }

    private static List<Phrase> because(Wording wording) {
        return List.of(Phrase.of(wording));
    }

    private static Tier max(Tier one, Tier other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
