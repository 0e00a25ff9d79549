package dev.kotae.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How much thought a question is worth: each tier is one model of the settings, from cheap and
/// fast to dear and able.
public enum Tier {
    QUICK,
    BALANCED,
    DEEP;

    /// The next better one; the best is its own.
    public Tier up() {
        return this == QUICK ? BALANCED : DEEP;
    }

    /// What people call it: `quick`, `balanced` or `deep`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The tier that has this word.
    public static Optional<Tier> called(String word) {
        return Arrays.stream(values()).filter(tier -> tier.word().equals(word)).findFirst();
    }
}
