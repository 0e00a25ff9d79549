package dev.kotae.model;

/// A model that the account may use in its region.
///
/// @param id by which it is asked for: of a model, or of an inference profile
/// @param provider who made it
/// @param name what its maker calls it
/// @param how whether it is asked directly, or through a profile
public record Offer(String id, String provider, String name, How how) {
    /// By what kind of id a model is asked for.
    public enum How {
        /// By that of the model.
        ON_DEMAND,
        /// By that of an inference profile, AWS's own or the account's.
        PROFILE
    }
}
