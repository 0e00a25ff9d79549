package dev.kotae.routing;

import dev.kotae.memory.Conversation;
import dev.kotae.model.Lineup;
import dev.kotae.model.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the router is asked.
///
/// @param question the words as asked, with an override word if there is one
/// @param conversation what was said before
/// @param channel the platform's id of the place
/// @param wanted what was wished besides
/// @param files how many files come with it
/// @param at when it was asked
/// @param state what else is known
public record Ask(
        String question,
        Conversation conversation,
        String channel,
        Wanted wanted,
        int files,
        Instant at,
        State state) {
    /// With nothing else known.
    public Ask(
            String question,
            Conversation conversation,
            String channel,
            Wanted wanted,
            int files,
            Instant at) {
        this(question, conversation, channel, wanted, files, at, State.ORDINARY);
    }

    /// A question and nothing else, asked just after what was said last.
    public Ask(String question, Conversation conversation) {
        this(question, conversation, "", new Wanted.Nothing(), 0, last(conversation));
    }

    private static Instant last(Conversation conversation) {
        return conversation.recent().isEmpty()
                ? Instant.EPOCH
                : conversation.recent().getLast().at();
    }

    /// What is known besides.
    ///
    /// @param used what part of the money is used up: 0 for nothing, 1 for all
    /// @param dislikes when answers in the conversation were rated bad
    public record State(double used, List<Instant> dislikes) {
        /// There is money, and nobody complained.
        public static final State ORDINARY = new State(0, List.of());

        public State {
            dislikes = List.copyOf(dislikes);
        }
    }

    /// What was wished otherwise than with words of the router's own.
    public sealed interface Wanted {
        /// Nothing was.
        record Nothing() implements Wanted {}

        /// The asker or the channel prefers a model once and for all.
        record Preferred(Named model) implements Wanted {}

        /// The question begins with the word that calls a model.
        record Called(Named model) implements Wanted {}

        /// Somebody wants a deeper answer to what was answered already.
        record Deeper() implements Wanted {}
    }

    /// A model that is known by a word.
    ///
    /// @param word in small letters: that of the tier, or of one model
    /// @param tier the model's
    public record Named(String word, Tier tier) {
        /// The models of a tier.
        public static Named of(Tier tier) {
            return new Named(tier.word(), tier);
        }

        /// What a word means, which may be none of ours any more.
        public static Optional<Named> of(String word, Lineup lineup) {
            return Tier.called(word)
                    .map(Named::of)
                    .or(() ->
                            lineup.line(word).stream()
                                    .findFirst()
                                    .map(card -> new Named(word, card.tier())));
        }
    }
}
