package dev.kotae.chat;

import dev.kotae.memory.Inbox;

/// Breaks the table of rooms on purpose, so that a test can see that the table bites.
final class Trespasser {
    private Trespasser() {}

    static String reachUp() {
        return Inbox.class.getName();
    }
}
