package dev.kotae.guard.evidence;

import dev.kotae.chat.Passage;

/// Whether a passage is apt to answer a question.
///
/// @param likelihood that it does, from 0 to 1
/// @param foreign whether it is in another language, so that the words cannot tell
public record Aptness(double likelihood, boolean foreign) {
    private static final Scale ENGLISH = Scale.read("english-questions.properties");

    /// For a passage of a collection that does not tell how much of the question it covers.
    private static final Scale JAPANESE = Scale.read("japanese-questions.properties");

    private static final Scale JAPANESE_COVERED =
            Scale.read("japanese-questions-covered.properties");

    /// Compares a question with a passage.
    public static Aptness of(String question, Passage passage) {
        boolean japanese = Script.isJapanese(question);
        var covered = passage.coverage() > 0 ? JAPANESE_COVERED : JAPANESE;
        var scale = japanese ? covered : ENGLISH;
        var traits = Traits.of(question, passage);
        boolean speaksOfIt = !traits.place().equals(Traits.Place.NOWHERE);
        return new Aptness(
                speaksOfIt ? scale.likelihood(traits) : 0,
                japanese ? !Script.isJapanese(passage.text()) : !Script.isLatin(passage.text()));
    }
}
