package dev.kotae.slack.reply;

import java.util.List;

/// What has gathered to be shown next.
///
/// @param steps what was begun to be done, in order, in the reader's language
/// @param text what the answer goes on with, already harmless
record More(List<String> steps, String text) {
    More {
        steps = List.copyOf(steps);
    }

    /// Without steps.
    static More of(String text) {
        return new More(List.of(), text);
    }

    /// What is being done now, or empty where that is not new.
    String step() {
        return steps.isEmpty() ? "" : steps.getLast();
    }
}
