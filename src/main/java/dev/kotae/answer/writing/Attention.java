package dev.kotae.answer.writing;

import dev.kotae.answer.text.Burst;
import java.util.Optional;

/// What the asker does while the desk works, as far as it matters to the answer.
public interface Attention {
    /// Whether somebody asked for the turn to stop.
    boolean stopped();

    /// Called just before the first word is shown.
    ///
    /// @return the burst, if it has grown meanwhile
    Optional<Burst> grown();
}
