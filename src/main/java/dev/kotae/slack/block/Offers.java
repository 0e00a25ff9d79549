package dev.kotae.slack.block;

/// The names of the models that can be offered: below an answer, and as somebody's preference.
///
/// @param quick of the quick one, or empty where it is not known
/// @param balanced of the balanced one
/// @param deepest of the one that thinks deepest
public record Offers(String quick, String balanced, String deepest) {
    /// Nothing is known of the models.
    public static final Offers NONE = new Offers("", "", "");

    /// What people say to the deepest: `Opus` to `Claude Opus 5.5`.
    String callDeepest() {
        return deepest.replaceFirst("^Claude (?=.)", "").replaceFirst("(?<=.) [0-9.]+$", "");
    }
}
