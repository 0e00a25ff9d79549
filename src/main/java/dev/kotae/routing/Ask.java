package dev.kotae.routing;

import dev.kotae.memory.Conversation;
import dev.kotae.model.Tier;
import java.time.Instant;

/// What the router is asked.
///
/// @param question the words as asked, with an override word if there is one
/// @param conversation what was said before
/// @param channel the platform's id of the place
/// @param wanted what was wished besides
/// @param files how many files come with it
/// @param at when it was asked
public record Ask(
        String question,
        Conversation conversation,
        String channel,
        Wanted wanted,
        int files,
        Instant at) {
    /// A question and nothing else, asked just after what was said last.
    public Ask(String question, Conversation conversation) {
        this(question, conversation, "", new Wanted.Nothing(), 0, last(conversation));
    }

    private static Instant last(Conversation conversation) {
        return conversation.recent().isEmpty()
                ? Instant.EPOCH
                : conversation.recent().getLast().at();
    }

    /// What was wished otherwise than with words.
    public sealed interface Wanted {
        /// Nothing was.
        record Nothing() implements Wanted {}

        /// The asker, the conversation or the channel prefers a tier once and for all.
        record Preferred(Tier tier) implements Wanted {}

        /// Somebody wants a deeper answer to what was answered already.
        record Deeper() implements Wanted {}
    }
}
