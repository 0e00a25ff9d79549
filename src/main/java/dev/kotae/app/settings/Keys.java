package dev.kotae.app.settings;

import dev.kotae.doctor.Secret;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Reads `store.key`: keys of 256 bits in Base64, separated by commas.
final class Keys {
    private static final int BYTES = 32;

    private Keys() {}

    /// Each of them, still in Base64; the first is the one to encrypt with.
    static List<Secret> read(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).map(Secret::new).toList();
    }

    static boolean areGood(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).allMatch(Keys::isGood);
    }

    private static boolean isGood(String key) {
        try {
            return Base64.getDecoder().decode(key).length == BYTES;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
