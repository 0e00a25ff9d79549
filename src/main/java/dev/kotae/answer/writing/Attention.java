package dev.kotae.answer.writing;

import dev.kotae.answer.text.Burst;
import dev.kotae.chat.Enclosure;
import java.util.List;
import java.util.Optional;

/// What the asker does while the desk works, as far as it matters to the answer.
public interface Attention {
    /// Whether somebody asked for the turn to stop.
    boolean stopped();

    /// Called before each request to a model for the answer is made, and once more immediately
    /// before it leaves, on any thread: the last moment at which it can be kept back. Must not
    /// block.
    ///
    /// @throws dev.kotae.answer.LaneLost when somebody else answers by now
    default void sending() {}

    /// What came of the files that belong to the questions. Blocks while they are read.
    default List<Enclosure> files(Burst burst) {
        return List.of();
    }

    /// Called just before the first word is shown.
    ///
    /// @return the burst, if it has grown meanwhile
    Optional<Burst> grown();
}
