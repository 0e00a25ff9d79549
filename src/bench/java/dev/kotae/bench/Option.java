package dev.kotae.bench;

import java.util.Arrays;
import java.util.Optional;

/// Reads a benchmark's options.
final class Option {
    private Option() {}

    /// What stands behind an option, if it is given.
    static Optional<String> value(String[] args, String name) {
        int at = Arrays.asList(args).indexOf(name);
        return at >= 0 && at + 1 < args.length ? Optional.of(args[at + 1]) : Optional.empty();
    }

    static int number(String[] args, String name, int otherwise) {
        return value(args, name).map(Integer::parseInt).orElse(otherwise);
    }
}
