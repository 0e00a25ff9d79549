package dev.kotae.answer;

import dev.kotae.chat.Phrase;

/// Those who run this installation, in the channel that they named for it.
public interface Owner {
    /// Nobody is told.
    Owner NOBODY = notice -> {};

    /// Says something to them. May block; may throw when the platform did not take it.
    void tell(Phrase notice);
}
