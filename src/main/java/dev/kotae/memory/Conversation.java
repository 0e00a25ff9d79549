package dev.kotae.memory;

import dev.kotae.chat.Exchange;
import java.util.List;

/// What is remembered of a conversation.
///
/// @param version how many exchanges it has had in all; changes whenever one is added
/// @param recent the latest of them, oldest first
public record Conversation(long version, List<Exchange> recent) {
    public Conversation {
        recent = List.copyOf(recent);
    }
}
