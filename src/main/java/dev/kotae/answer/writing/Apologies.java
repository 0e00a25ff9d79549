package dev.kotae.answer.writing;

import dev.kotae.chat.Apology;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelFailure;
import java.util.Locale;

/// What the asker is told where there is no answer.
public final class Apologies {
    /// The code of a turn that somebody stopped.
    public static final String STOPPED = "stopped";

    /// The code of a turn that another one replaces: nothing is shown of it.
    public static final String SUPERSEDED = "superseded";

    /// The code of a turn that takes an answer away.
    public static final String RETRACTED = "retracted";

    /// The code of a turn that was not answered as other companies would see the answer.
    public static final String OUTSIDERS = "outsiders";

    /// The code of a turn that was not answered as somebody of another company asked.
    public static final String OUTSIDER = "outsider";

    private Apologies() {}

    /// Other companies would see the answer.
    ///
    /// @param asking whether one of them asks
    public static Apology outsiders(boolean asking) {
        return asking
                ? new Apology(Phrase.of(Wording.APOLOGY_OUTSIDER), OUTSIDER, false)
                : new Apology(Phrase.of(Wording.APOLOGY_OUTSIDERS), OUTSIDERS, false);
    }

    /// Another turn is to answer. Shown to nobody.
    public static Apology superseded() {
        return new Apology(Phrase.of(Wording.STOPPED), SUPERSEDED, false);
    }

    /// The question was taken back. Shown only where the answer cannot be taken away.
    public static Apology retracted() {
        return new Apology(Phrase.of(Wording.RETRACTED), RETRACTED, false);
    }

    /// Somebody stopped it before there was a word.
    public static Apology stopped() {
        return new Apology(Phrase.of(Wording.STOPPED), STOPPED, false);
    }

    /// There was no question.
    public static Apology empty() {
        return new Apology(Phrase.of(Wording.APOLOGY_EMPTY), "empty", false);
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
}
