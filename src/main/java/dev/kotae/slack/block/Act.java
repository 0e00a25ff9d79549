package dev.kotae.slack.block;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can be clicked, chosen or filled in. Its id comes back with the click, from messages that
/// may be years old: an id never changes its meaning.
public enum Act {
    /// Below an answer: a thumb up or down.
    RATE,
    /// Below an answer: the deepest model shall answer.
    DEEPER,
    /// Below an answer: it shall be written anew.
    AGAIN,
    /// Below an answer: how it came about.
    WHY,
    /// Below a private answer: everybody in the channel shall see it.
    SHARE,
    /// On a note that nobody knows who is in the channel: everybody there shall see it all the
    /// same.
    SHARE_SURELY,
    /// Below an answer: who answers for the documents shall be asked.
    ASK_OWNER,
    /// On an offer to keep an answer that was found right: yes.
    KEEP,
    /// Below an offer: answer again, for this person's eyes alone.
    PRIVATELY,
    /// In a modal: what was wrong, ticked.
    FAULTS,
    /// In a modal: what was wrong, in words.
    WORDS,
    /// In a modal: the question.
    QUESTION,
    /// In a modal: where the answer is to be shown.
    WHERE,
    /// The language that a person prefers.
    LANGUAGE,
    /// The model that a person prefers.
    MODEL,
    /// The channel whose settings are to be changed.
    CHANNEL,
    /// In a modal: when to answer in a channel.
    LISTENING,
    /// In a modal: the language of answers in a channel.
    ROOM_LANGUAGE,
    /// What is remembered of a person shall be forgotten.
    FORGET_ME,
    /// What is remembered of a conversation shall be forgotten.
    FORGET_HERE,
    /// On an offer to answer: yes.
    OFFER_TAKE,
    /// On an offer to answer: no.
    OFFER_DECLINE,
    /// We shall keep out of a thread.
    MUTE,
    /// We shall take part in a thread again.
    UNMUTE;

    /// Its `action_id`.
    public String id() {
        return "kotae_" + name().toLowerCase(Locale.ROOT);
    }

    /// The one with this `action_id`.
    public static Optional<Act> of(String id) {
        return Arrays.stream(values()).filter(act -> act.id().equals(id)).findFirst();
    }
}
