package dev.kotae.chat;

/// Something that a person did which Kotae is to know of. A door makes it of what its platform
/// sent; nothing behind the door knows the platform's own words for it.
public sealed interface Arrival permits Asked, Said, Muted, Arrival.Stopped, Arrival.Rated {
    /// Somebody does not want the answer that is being written.
    ///
    /// @param address the conversation whose running turn is to stop
    /// @param person the platform's id of who said so
    record Stopped(Address address, String person) implements Arrival {}

    /// Somebody judged an answer. The last judgement of a person counts.
    ///
    /// @param tenant the answer's [Address#tenant]
    /// @param answer the turn's id, or the door's name of the turn's post
    /// @param person the platform's id of who judged
    record Rated(String tenant, String answer, String person, Verdict verdict) implements Arrival {}
}
