package dev.kotae.knowledge;

import dev.kotae.chat.Audience;
import dev.kotae.knowledge.reading.Script;
import java.util.Locale;

/// What is looked for, and for whose eyes.
///
/// @param text the question
/// @param audience those who will see the answer
/// @param limit how many passages at most, from 1
public record Query(String text, Audience audience, int limit) {
    public Query {
        if (limit < 1) {
            throw new IllegalArgumentException("a query for " + limit + " passages");
        }
    }

    /// The language, English or Japanese, by whose words a text is looked for.
    public static Locale languageOf(String text) {
        return Script.hasWide(text) ? Locale.JAPANESE : Locale.ENGLISH;
    }

    @Override
    public String toString() {
        return "query:" + text.length() + " characters";
    }
}
