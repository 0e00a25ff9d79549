package dev.kotae.knowledge;

import dev.kotae.chat.Call;

/// Where is entered what a search asks models for that has to be paid, as soon as it is, so that it
/// is booked however the search ends. Used by any number of threads; whoever began a search gets
/// nothing more of it once it is over.
@FunctionalInterface
public interface Bill {
    /// Of what belongs to no question: nobody reads it.
    Bill NOBODYS = _ -> {};

    /// Enters a request.
    void enter(Call request);
}
