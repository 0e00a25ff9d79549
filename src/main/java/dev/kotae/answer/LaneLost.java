package dev.kotae.answer;

/// The turn is not ours any more: its lease ran out, and somebody else answers. Whoever meets this
/// shows nothing more, changes nothing more, and leaves.
public final class LaneLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean surplus;

    /// @param turn the turn's id
    public LaneLost(String turn) {
        this(turn, false);
    }

    /// @param surplus whether the store knows another post of the turn than the one whose name was
    ///   to be kept
    public LaneLost(String turn, boolean surplus) {
        super("turn=" + turn + " is not ours any more");
        this.surplus = surplus;
    }

    /// Whether what was posted just now is one too many: whoever posted it takes it back.
    public boolean isSurplus() {
        return surplus;
    }
}
