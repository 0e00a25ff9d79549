package dev.kotae.memory;

import java.time.Instant;
import java.util.Map;

/// When each kind of thing last came in from outside, whoever of us it came to: what nobody sees is
/// not sent. Holds no more than that.
public interface Sightings {
    /// Keeps when kinds were seen, unless a later time is known.
    ///
    /// @param kinds what was seen when, such as `slack/message.im`
    /// @throws StoreFailure when the store did not take it
    void note(Map<String, Instant> kinds);

    /// When each kind was seen last, to the millisecond; what was never seen is not in it.
    ///
    /// @throws StoreFailure when the store did not give it
    Map<String, Instant> all();
}
