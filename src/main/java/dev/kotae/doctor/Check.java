package dev.kotae.doctor;

import java.util.Optional;

/// A part of the house that can be asked how it is.
public interface Check {
    /// What is looked at, in one word such as `store`.
    String name();

    /// Looks. Does not block for longer than a person would wait.
    ///
    /// @return empty when all is well
    Optional<Finding> look();
}
