package dev.kotae.manners;

import java.util.Locale;
import java.util.Optional;

/// How an answer is wanted, where anybody asked for it once and for all.
///
/// @param notices the language of buttons and notices, in place of the one that the platform tells
/// @param answers the language of the answer, where a room reads it, in place of the question's
/// @param tier the kind of model: `quick`, `balanced` or `deep`, or the word that calls one
public record Taste(Optional<Locale> notices, Optional<Locale> answers, Optional<String> tier) {
    /// Nobody asked for anything.
    public static final Taste NONE =
            new Taste(Optional.empty(), Optional.empty(), Optional.empty());
}
