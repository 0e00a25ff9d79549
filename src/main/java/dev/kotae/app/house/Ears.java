package dev.kotae.app.house;

import dev.kotae.answer.TurnListener;
import dev.kotae.memory.StoreListener;

/// Who hears what happens in a house.
///
/// @param turns hears what happens to turns
/// @param store hears what the store does
record Ears(TurnListener turns, StoreListener store) {
    /// Nobody listens.
    static final Ears NONE = new Ears(TurnListener.NONE, StoreListener.NONE);
}
