package dev.kotae.local;

/// A way in which Slack is difficult at times, to be switched on as long as one wants to see it.
public enum SlackFault {
    /// Every event comes three times more although it was taken, as after timeouts on the way back.
    RETRY_STORM,
    /// Of a mention's two events the one that names no mention comes first.
    LATE_TWIN,
    /// Every third call that writes is answered 429, to be made again in two seconds.
    THROTTLING,
    /// The rate tiers are held to.
    TIERS,
    /// A stream dies after four seconds and not after five minutes.
    SHORT_STREAMS,
    /// Every call takes half a second.
    SLOWNESS
}
