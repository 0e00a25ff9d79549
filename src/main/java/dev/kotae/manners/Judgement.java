package dev.kotae.manners;

/// Whether what was said is for us.
public sealed interface Judgement {
    /// It is a question for us.
    record ForUs() implements Judgement {}

    /// It may be a question for us, and the channel wants us to ask before we answer.
    record AskFirst() implements Judgement {}

    /// It is for us, but we are switched off in the channel.
    record SwitchedOff() implements Judgement {}

    /// It is the wish that we keep out of the conversation, or take part again.
    record MuteWish(boolean muted) implements Judgement {}

    /// It is none of our business.
    record NotForUs(Why why) implements Judgement {}

    /// Why something is none of our business.
    enum Why {
        /// The channel wants us to speak when we are called, or never.
        NOT_CALLED,
        /// Nobody ever spoke with us there.
        STRANGERS,
        /// We were asked to keep out.
        MUTED,
        /// Other people are named.
        OTHERS_NAMED,
        /// People have been talking with each other since they last talked with us.
        AMONG_PEOPLE,
        /// Somebody who did not talk with us yet told the others something.
        REMARK,
        /// Thanks, a nod, or nothing at all.
        NO_QUESTION
    }
}
