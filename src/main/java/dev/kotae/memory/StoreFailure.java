package dev.kotae.memory;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The store did not take or give something: the disk is full, the file is read-only, the database
/// is away. Nothing of the attempt was kept.
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param what what was attempted, no text of a conversation
    public StoreFailure(String what, Throwable cause) {
        super(what, cause);
    }

    /// What is behind it, down to where it began, in one line for the operator.
    public String why() {
        return Stream.iterate(getCause(), Objects::nonNull, Throwable::getCause)
                .map(Throwable::toString)
                .collect(Collectors.joining(", because of "))
                .replaceAll("\\R+", " ");
    }
}
