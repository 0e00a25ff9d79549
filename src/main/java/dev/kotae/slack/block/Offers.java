package dev.kotae.slack.block;

/// What can be offered below an answer.
///
/// @param deepest the name of the model that thinks deepest, or empty where none is to be offered
public record Offers(String deepest) {
    /// Nothing that depends on how we are set up.
    public static final Offers NONE = new Offers("");
}
