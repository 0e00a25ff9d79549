package dev.kotae.answer;

/// The right to show something of a turn: what a reply asks and tells while it does. Called on any
/// thread, may block.
@FunctionalInterface
public interface Permit {
    /// There is a post, or another one takes its place. Told before anything depends on it.
    ///
    /// To be told the last name again, or an empty one while there is none, costs nothing and asks
    /// whether anything may still be shown: best done before each change that people see.
    ///
    /// @param name the platform's name of the post
    /// @throws LaneLost when the turn is not ours any more: the reply must stop showing at once
    void posted(String name);

    /// The platform has taken a change of a post, or may have; it was allowed when it was sent.
    /// Where the turn has become another's meanwhile, that will be put right.
    default void changed() {}
}
