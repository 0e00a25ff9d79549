package dev.kotae.store.port;

import java.util.random.RandomGenerator;

/// Makes the ids of turns: 12 characters that nobody mistakes for each other when read aloud or
/// typed from a screen, 60 bits of chance.
final class TurnIds {
    /// Crockford's base 32 (<https://www.crockford.com/base32.html>, 2026-11): no i, l, o, u.
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 12;

    private final RandomGenerator random;

    TurnIds(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        long bits = bits();
        var id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt((int) (bits & 31)));
            bits >>>= 5;
        }
        return id.toString();
    }

    private synchronized long bits() {
        return random.nextLong();
    }
}
