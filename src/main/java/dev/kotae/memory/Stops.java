package dev.kotae.memory;

import dev.kotae.chat.Address;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The wishes that an answer be stopped. They do not queue behind the turn that they stop.
public interface Stops {
    /// Asks to stop what is being answered at an address: the lane's turn that was begun and has no
    /// recorded answer. Where the address names no thread and nothing is being answered there, it
    /// is the latest such turn in one of the channel's threads that the same person asked. One that
    /// waits to be tried again waits no longer. Asking again changes nothing.
    ///
    /// @param person the platform's id of who wishes it
    /// @return the id of the turn; empty when there is none
    /// @throws StoreFailure when the store did not take it
    Optional<String> ask(Address address, String person);

    /// Asks to stop what is being answered of one message: the turn that was made of it, or that it
    /// was joined to, or that replaced it. Where another turn of the conversation is being
    /// answered, nothing is stopped. Asking again changes nothing.
    ///
    /// @param message the identity under which the message arrived
    ///   ([dev.kotae.chat.Asked#identities])
    /// @param person the platform's id of who wishes it
    /// @return the id of the turn; empty when there is none
    /// @throws StoreFailure when the store did not take it
    Optional<String> ask(String tenant, String message, String person);

    /// Which of these turns were asked to stop. A turn that is over is not among them.
    ///
    /// @throws StoreFailure when the store did not give it
    Set<String> asked(Collection<String> turns);

    /// Tells of wishes as they come, as well as it can: who must know asks [#asked] once a second.
    ///
    /// @param stopped given the turn's id, on any thread; must not block
    /// @return ends the telling
    Listening listen(Consumer<String> stopped);

    /// Somebody is being told of wishes.
    interface Listening extends AutoCloseable {
        /// Tells nothing more.
        @Override
        void close();
    }
}
