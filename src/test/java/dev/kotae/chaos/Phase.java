package dev.kotae.chaos;

import java.util.Locale;

/// How far a turn was when its process was killed.
enum Phase {
    /// The event was on its way in and is not in the store.
    BEFORE_FSYNC,
    /// It is in the store, and Slack does not know.
    NOT_ACKNOWLEDGED,
    /// It was claimed, and the model was not asked yet.
    CLAIMED,
    /// The model was writing.
    MID_STREAM,
    /// The answer was recorded, and Slack did not show the whole of it yet.
    RECORDED_NOT_POSTED,
    /// Slack showed the whole answer, and the turn was not settled.
    POSTED_NOT_DONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
