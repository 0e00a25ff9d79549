package dev.kotae.answer.writing;

import dev.kotae.answer.Unsupported;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.guard.Claims;
import dev.kotae.guard.Footing;
import dev.kotae.guard.Grounding;
import dev.kotae.guard.Sluice;
import java.util.List;
import java.util.Locale;

/// How an answer stands to the passages that its model was told. Without passages there is nothing
/// to check.
final class Grounds {
    private final Grounding grounding;
    private final Unsupported policy;

    private Grounds(Grounding grounding, Unsupported policy) {
        this.grounding = grounding;
        this.policy = policy;
    }

    static Grounds in(List<Passage> passages, Unsupported policy) {
        return new Grounds(Grounding.in(passages), passages.isEmpty() ? Unsupported.KEEP : policy);
    }

    /// What lets the words through while they are written.
    Sluice sluice() {
        return switch (policy) {
            case MARK, KEEP -> Sluice.open();
            case REMOVE -> Sluice.checking(grounding);
        };
    }

    /// Checks what was written.
    ///
    /// @param said all that the model said
    /// @param whole whether it came to its end; the last sentence of what did not is none yet
    /// @param released what the sluice let through
    /// @param reader told where nothing is left
    Checked checked(String said, boolean whole, String released, Locale reader) {
        return switch (policy) {
            case KEEP -> new Checked(released, released, List.of());
            case MARK -> marked(said, whole);
            case REMOVE -> {
                var left =
                        released.isBlank()
                                ? Phrase.of(Wording.NOTHING_SUPPORTED).in(reader)
                                : released;
                yield new Checked(left, left, marked(said, whole).notes());
            }
        };
    }

    private Checked marked(String said, boolean whole) {
        var shown = new StringBuilder();
        int done = 0;
        int supported = 0;
        int all = 0;
        var claims = Claims.in(said);
        int judged = whole ? claims.size() : Math.max(0, claims.size() - 1);
        for (var claim : claims.subList(0, judged)) {
            if (claim.claims()) {
                switch (grounding.of(claim.text())) {
                    case Footing.Supported _ -> {
                        supported++;
                        all++;
                    }
                    case Footing.Unsupported _ -> {
                        all++;
                        shown.append(said, done, claim.end()).append(mark(claim.japanese()));
                        done = claim.end();
                    }
                    case Footing.Open _ -> {}
                }
            }
        }
        shown.append(said, done, said.length());
        var note =
                Phrase.of(Wording.NOTE_SUPPORTED, String.valueOf(supported), String.valueOf(all));
        return new Checked(said, shown.toString(), all == 0 ? List.of() : List.of(note));
    }

    /// In the language of the sentence, as part of its line.
    private static String mark(boolean japanese) {
        var words = Phrase.of(Wording.UNSUPPORTED);
        return japanese ? words.in(Locale.JAPANESE) : " " + words.in(Locale.ENGLISH);
    }
}
