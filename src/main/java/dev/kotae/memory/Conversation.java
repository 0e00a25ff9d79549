package dev.kotae.memory;

import dev.kotae.chat.Exchange;
import java.time.Instant;
import java.util.List;

/// What is remembered of a conversation.
///
/// @param version rises whenever an exchange is added, replaced or forgotten
/// @param recent the latest of them, oldest first
public record Conversation(long version, List<Exchange> recent) {
    public Conversation {
        recent = List.copyOf(recent);
    }

    /// When the latest question of it was asked; [Instant#EPOCH] where there is none.
    public Instant lastAsked() {
        return recent.isEmpty() ? Instant.EPOCH : recent.getLast().at();
    }

    /// What had been said before a moment. Its version is the one of then, or a later one where
    /// something of it was replaced or forgotten since.
    public Conversation before(Instant moment) {
        var earlier = recent.stream().filter(exchange -> exchange.at().isBefore(moment)).toList();
        return new Conversation(version - (recent.size() - earlier.size()), earlier);
    }
}
