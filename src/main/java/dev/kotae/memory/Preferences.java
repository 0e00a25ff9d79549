package dev.kotae.memory;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What people, channels and conversations have asked for once and for all. Kept until it is asked
/// otherwise; those of a conversation go [Retention#ACCOUNTS] after they were last kept.
public interface Preferences {
    /// What somebody, or those in one place, wish.
    ///
    /// @param subject by the scope: the platform's id of the person, that of the channel, or
    ///   [dev.kotae.chat.Address#lane]
    /// @return [Wishes#NONE] where nothing is kept
    /// @throws StoreFailure when the store did not give it
    Wishes of(String tenant, Scope scope, String subject);

    /// Changes the wishes of a subject as they stand in the store. Of several who do so at once
    /// none is lost.
    ///
    /// @param how from what is kept to what shall be, [Wishes#NONE] to forget it; may be asked more
    ///   than once
    /// @return false where that changed nothing
    /// @throws StoreFailure when the store did not take it
    boolean change(String tenant, Scope scope, String subject, UnaryOperator<Wishes> how);

    /// Whose wishes they are.
    enum Scope {
        PERSON,
        /// A channel.
        ROOM,
        /// One conversation.
        LANE
    }

    /// When Kotae takes part in what is said where others can read it.
    enum Listening {
        /// Never.
        OFF,
        /// When it is mentioned.
        MENTION,
        /// When it is mentioned, and then in the thread for as long as people talk with it.
        THREAD,
        /// As [#THREAD], but it asks first where it is not mentioned.
        ASK_FIRST
    }

    /// Wishes; an empty one is none.
    ///
    /// @param language of a person: that of buttons and notices; of a room: that of answers
    /// @param tier the kind of model: `quick`, `balanced` or `deep`, or the word that calls one
    /// @param listening when Kotae takes part; of a room
    /// @param muted whether Kotae keeps out until it is called; of a lane
    record Wishes(
            Optional<Locale> language,
            Optional<String> tier,
            Optional<Listening> listening,
            Optional<Boolean> muted) {
        /// Nothing is wished.
        public static final Wishes NONE =
                new Wishes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        private static final Pattern MODEL = Pattern.compile("[\\p{Alnum}._-]{1,40}");

        public Wishes {
            if (tier.filter(name -> !MODEL.matcher(name).matches()).isPresent()) {
                throw new IllegalArgumentException("no such kind of model: " + tier.get());
            }
        }

        /// The same in another language.
        public Wishes inLanguage(Optional<Locale> other) {
            return new Wishes(other, tier, listening, muted);
        }

        /// The same with another kind of model.
        public Wishes onTier(Optional<String> other) {
            return new Wishes(language, other, listening, muted);
        }

        /// The same, listening otherwise.
        public Wishes listening(Optional<Listening> other) {
            return new Wishes(language, tier, other, muted);
        }

        /// The same, muted or not.
        public Wishes muted(Optional<Boolean> other) {
            return new Wishes(language, tier, listening, other);
        }

        /// The same, where nothing is wished here, with what is wished there.
        public Wishes or(Wishes otherwise) {
            return new Wishes(
                    language.or(otherwise::language),
                    tier.or(otherwise::tier),
                    listening.or(otherwise::listening),
                    muted.or(otherwise::muted));
        }
    }
}
