package dev.kotae.memory;

/// The store did not take or give something: the disk is full, the file is read-only, the database
/// is away. Nothing of the attempt was kept.
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param what what was attempted, no text of a conversation
    public StoreFailure(String what, Throwable cause) {
        super(what, cause);
    }
}
