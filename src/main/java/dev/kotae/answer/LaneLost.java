package dev.kotae.answer;

/// The turn is not ours any more: its lease ran out, and somebody else answers. Whoever meets this
/// shows nothing more, changes nothing more, and leaves.
public final class LaneLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param turn the turn's id
    public LaneLost(String turn) {
        super("turn=" + turn + " is not ours any more");
    }
}
