package dev.kotae.knowledge;

import dev.kotae.chat.Audience;

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

    @Override
    public String toString() {
        return "query:" + text.length() + " characters";
    }
}
