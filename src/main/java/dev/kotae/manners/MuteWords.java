package dev.kotae.manners;

import dev.kotae.manners.Judgement.MuteWish;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Words that want us to keep out of a conversation, or to take part again. Only a message that
/// says nothing else is one.
public final class MuteWords {
    private static final int LONGEST = 60;

    private static final Set<String> MUTE =
            Set.of("mute", "mute yourself", "be quiet", "quiet", "ミュート", "静かに", "黙って", "黙ってて");

    private static final Set<String> UNMUTE =
            Set.of(
                    "unmute",
                    "un mute",
                    "unmute yourself",
                    "you can talk again",
                    "ミュート解除",
                    "ミュートを解除",
                    "ミュートをやめて",
                    "話していい",
                    "また話して");

    private static final Pattern POLITE =
            Pattern.compile("^(please )|( please|して|しろ|してて)?(ね|よ|くれ|ください|下さい|お願い(します)?)?$");

    private MuteWords() {}

    /// Whether a readable text is nothing but such a wish.
    public static boolean isWish(String text) {
        return in(text).isPresent();
    }

    /// The wish that a readable text is, if it is nothing but one.
    static Optional<MuteWish> in(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var words = Plain.words(text);
        var bare = POLITE.matcher(words).replaceAll("").strip();
        if (MUTE.contains(words) || MUTE.contains(bare)) {
            return Optional.of(new MuteWish(true));
        }
        return UNMUTE.contains(words) || UNMUTE.contains(bare)
                ? Optional.of(new MuteWish(false))
                : Optional.empty();
    }
}
