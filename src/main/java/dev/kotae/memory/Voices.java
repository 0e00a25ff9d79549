package dev.kotae.memory;

import dev.kotae.chat.Address;
import java.time.Instant;
import java.util.List;

/// Who spoke in a conversation: with us, or past us with other people. That somebody asked us is
/// written by [Inbox#accept]; both go [Retention#NAMES] or a little more after they were written
/// last, with the names of the questions.
public interface Voices {
    /// Everybody who spoke in a conversation, as far as we took note.
    ///
    /// @return empty where nobody ever spoke with us
    /// @throws StoreFailure when the store did not give it
    List<Voice> in(Address address);

    /// Takes note that somebody spoke past us. What was said earlier than what is noted already
    /// changes nothing.
    ///
    /// @param at when, by the platform's clock
    /// @throws StoreFailure when the store did not take it
    void aside(Address address, String person, Instant at);

    /// Takes note that somebody turned to us without a question.
    ///
    /// @param at when, by the platform's clock or as near to it as we know
    /// @throws StoreFailure when the store did not take it
    void together(Address address, String person, Instant at);

    /// Somebody in a conversation.
    ///
    /// @param person the platform's id
    /// @param asked when the person last said something that was for us; [Instant#EPOCH] for never
    /// @param aside when the person last said something that was not; [Instant#EPOCH] for never
    record Voice(String person, Instant asked, Instant aside) {}
}
