package dev.kotae.answer.writing;

import dev.kotae.chat.Apology;
import dev.kotae.chat.Apology.Kind;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelFailure;
import java.util.Locale;

/// What the asker is told where there is no answer.
public final class Apologies {
    private Apologies() {}

    /// Other companies would see the answer.
    ///
    /// @param asking whether one of them asks
    public static Apology outsiders(boolean asking) {
        return asking
                ? of(Kind.OUTSIDER, Wording.APOLOGY_OUTSIDER)
                : of(Kind.OUTSIDERS, Wording.APOLOGY_OUTSIDERS);
    }

    /// Another turn is to answer. Shown to nobody.
    public static Apology superseded() {
        return of(Kind.SUPERSEDED, Wording.STOPPED);
    }

    /// The question was taken back. Shown only where the answer cannot be taken away.
    public static Apology retracted() {
        return of(Kind.RETRACTED, Wording.RETRACTED);
    }

    /// Somebody stopped it before there was a word.
    public static Apology stopped() {
        return of(Kind.STOPPED, Wording.STOPPED);
    }

    /// There was no question.
    public static Apology empty() {
        return new Apology(Phrase.of(Wording.APOLOGY_EMPTY), "empty", false);
    }

    /// Somebody thanked us, or nodded: that is worth a friendly word, and no model.
    public static Apology courtesy() {
        return new Apology(Phrase.of(Wording.COURTESY), "courtesy", false);
    }

    /// Somebody wants us to keep out of what is said to us alone.
    public static Apology unmutable() {
        return new Apology(Phrase.of(Wording.UNMUTABLE), "unmutable", false);
    }

    /// What it is about could not be read.
    public static Apology unheard(Phrase why) {
        return new Apology(why, "unheard", false);
    }

    /// It may not be spent.
    public static Apology limited(Phrase refusal) {
        return new Apology(refusal, "limit", false);
    }

    /// A model came to its end without an answer.
    public static Apology wordless(String turn, Ending ending) {
        return switch (ending) {
            case WITHHELD ->
                    new Apology(Phrase.of(Wording.APOLOGY_WITHHELD, turn), "model-withheld", false);
            case CUT -> new Apology(Phrase.of(Wording.APOLOGY_CUT, turn), "model-cut", false);
            case WHOLE, ESCALATED -> silent(turn);
        };
    }

    /// No whole answer came, for whatever reason.
    public static Apology silent(String turn) {
        return new Apology(Phrase.of(Wording.APOLOGY_INTERRUPTED, turn), "model-silent", false);
    }

    /// The model failed.
    ///
    /// @param files whether it was given files, of which one may be damaged
    public static Apology failed(String turn, ModelFailure failure, boolean files) {
        var wording =
                switch (failure) {
                    case ModelFailure.Busy _, ModelFailure.Resting _ -> Wording.APOLOGY_BUSY;
                    case ModelFailure.Broken _, ModelFailure.Late _, ModelFailure.Interrupted _ ->
                            Wording.APOLOGY_INTERRUPTED;
                    case ModelFailure.TooLong _ -> Wording.APOLOGY_TOO_LONG;
                    case ModelFailure.Unfit _ when files -> Wording.APOLOGY_FILES;
                    case ModelFailure.Unfit _, ModelFailure.Refused _ -> Wording.APOLOGY_SETTINGS;
                };
        var kind = failure.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        boolean fault = wording != Wording.APOLOGY_TOO_LONG && wording != Wording.APOLOGY_FILES;
        return new Apology(Phrase.of(wording, turn), "model-" + kind, fault);
    }

    /// Something of ours broke.
    ///
    /// @param why an error code
    public static Apology internal(String turn, String why) {
        return new Apology(Phrase.of(Wording.APOLOGY_INTERNAL, turn), why, true);
    }

    private static Apology of(Kind kind, Wording words) {
        return new Apology(Phrase.of(words), kind.code(), false);
    }
}
