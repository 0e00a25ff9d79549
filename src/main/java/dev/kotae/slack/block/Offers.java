package dev.kotae.slack.block;

import java.util.SequencedMap;
import java.util.TreeMap;

/// What can be offered below an answer, and as somebody's preference: models, by their names.
///
/// @param quick of the quick one, or empty where it is not known
/// @param balanced of the balanced one
/// @param deepest of the one that thinks deepest
/// @param called of those that can be called, by the word that calls them
/// @param kept whether the words of an answer are kept once it stands: without them nothing can be
///   done about it but rate it
public record Offers(
        String quick,
        String balanced,
        String deepest,
        SequencedMap<String, String> called,
        boolean kept) {
    /// Nothing is known of the models.
    public static final Offers NONE = new Offers("", "", "", new TreeMap<>(), true);

    /// The same where the deepest may not answer.
    public Offers withoutDeepest() {
        return new Offers(quick, balanced, "", called, kept);
    }

    /// What people say to the deepest: `Opus` to `Claude Opus 5.5`.
    String callDeepest() {
        return deepest.replaceFirst("^Claude (?=.)", "").replaceFirst("(?<=.) [0-9.]+$", "");
    }
}
