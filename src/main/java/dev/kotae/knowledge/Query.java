package dev.kotae.knowledge;

import dev.kotae.chat.Audience;
import dev.kotae.knowledge.reading.Script;
import java.util.Locale;

/// What is looked for, and for whose eyes.
///
/// @param text the question
/// @param audience those who will see the answer
/// @param limit how many passages at most, from 1
/// @param bill where is entered what has to be paid for it
public record Query(String text, Audience audience, int limit, Bill bill) {
    public Query {
        if (limit < 1) {
            throw new IllegalArgumentException("a query for " + limit + " passages");
        }
    }

    /// For which nobody is billed.
    public Query(String text, Audience audience, int limit) {
        this(text, audience, limit, Bill.NOBODYS);
    }

    /// The same for the eyes of the asker alone.
    Query forAsker() {
        return new Query(text, audience.askerAlone(), limit, bill);
    }

    /// The same for another number of passages.
    Query atMost(int other) {
        return new Query(text, audience, other, bill);
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
