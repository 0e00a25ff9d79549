package dev.kotae.slack.screen;

import java.util.Arrays;
import java.util.Optional;

/// The shortcuts, which the app's manifest names, and the modals. An id never changes its meaning.
public enum Callback {
    /// Message shortcut: a question about a message; and the modal in which it is typed.
    ABOUT("ask_about_message"),
    /// Message shortcut: the thread of a message in short.
    SUMMARY("summarise_thread"),
    /// Message shortcut: a message in the reader's language.
    TRANSLATION("translate_message"),
    /// Global shortcut: a question; and the modal in which it is typed.
    QUESTION("ask"),
    /// The modal that says why.
    WHY("kotae_why"),
    /// The modal that asks what went wrong.
    WRONG("kotae_wrong"),
    /// The modal with a channel's settings.
    ROOM("kotae_room"),
    /// The modal that stands while another one is made ready.
    WAIT("kotae_wait");

    private final String id;

    Callback(String id) {
        this.id = id;
    }

    /// Its `callback_id`.
    public String id() {
        return id;
    }

    /// The one with this `callback_id`.
    public static Optional<Callback> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }
}
