package dev.kotae.guard;

/// Lets through what of an answer may be shown while it is being written. Used by one thread.
public interface Sluice {
    /// Takes more of the answer.
    ///
    /// @return what may be shown now, often nothing
    String take(String more);

    /// The answer is whole.
    ///
    /// @return what may be shown of the rest
    String end();

    /// One that holds nothing back.
    static Sluice open() {
        return new Sluice() {
            @Override
            public String take(String more) {
                return more;
            }

            @Override
            public String end() {
                return "";
            }
        };
    }

    /// One that lets a sentence through when it is whole, and only if it claims nothing or is not
    /// found unsupported.
    static Sluice checking(Grounding grounding) {
        return new CheckingSluice(grounding);
    }
}
