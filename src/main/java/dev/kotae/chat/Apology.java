package dev.kotae.chat;

import java.util.Arrays;
import java.util.Locale;

/// How a turn ends that has no answer: what the asker is told, and why.
///
/// @param words what the asker is told
/// @param why an error code for diagnoses, no text of the conversation
/// @param fault whether something failed that should not have, so that somebody may want to see to
///   it and have the turn tried again; false where the asker or a limit wanted it so
public record Apology(Phrase words, String why, boolean fault) {
    /// The kinds that are told apart.
    public enum Kind {
        /// Somebody stopped the turn.
        STOPPED,
        /// Another turn replaces this one: nothing is shown of it.
        SUPERSEDED,
        /// The turn takes an answer away.
        RETRACTED,
        /// Other companies would see the answer.
        OUTSIDERS,
        /// Somebody of another company asks.
        OUTSIDER,
        /// For any other reason.
        OTHER;

        /// The code of apologies of this kind.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The kind of an apology with this code.
        public static Kind of(String why) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(why))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    /// Which kind it is of.
    public Kind kind() {
        return Kind.of(why);
    }
}
