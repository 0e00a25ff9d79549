package dev.kotae.memory;

import dev.kotae.chat.Turn;

/// What became of a question at the door.
public sealed interface Acceptance {
    /// It is kept and will be answered.
    record Kept(Turn turn) implements Acceptance {}

    /// It was accepted before, as the turn with this id.
    record Repeated(String turn) implements Acceptance {}
}
