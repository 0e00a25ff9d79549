package dev.kotae.doctor;

/// A token, key or password. It prints as `•••`, so that a record which holds one can be logged.
///
/// @param value the secret itself, never blank
public record Secret(String value) {
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret may not be blank");
        }
    }

    @Override
    public String toString() {
        return "•••";
    }
}
