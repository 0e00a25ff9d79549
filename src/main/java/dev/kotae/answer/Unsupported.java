package dev.kotae.answer;

/// What becomes of sentences that claim something and rest on none of the passages.
public enum Unsupported {
    /// They are shown, and marked once the answer is whole.
    MARK,
    /// The same; of those of which words alone cannot tell, the quick model says whether they do.
    JUDGE,
    /// They are never shown; therefore every sentence is held back until it is checked.
    REMOVE,
    /// They are shown like the others, and not counted.
    KEEP
}
