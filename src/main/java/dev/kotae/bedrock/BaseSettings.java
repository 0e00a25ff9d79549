package dev.kotae.bedrock;

import dev.kotae.knowledge.Filter;
import dev.kotae.knowledge.Sight;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// Which knowledge base is asked, and how.
///
/// @param id ten letters and digits
/// @param name what people call it; where it is given blank, the id
/// @param searching how it is searched
/// @param sight whether it gives everybody the same
/// @param languages in which its documents are found by that language's words alone, English and
///   Japanese; empty where its model of embeddings knows one language from another
/// @param openFor how long a link to an object of a bucket can be opened, by whoever has it; zero
///   for no such links
public record BaseSettings(
        String id,
        String name,
        Searching searching,
        Sight sight,
        Set<Locale> languages,
        Duration openFor) {
    /// The longest that S3 lets a link live (Signature Version 4, `X-Amz-Expires`).
    private static final Duration LONGEST_OPEN = Duration.ofDays(7);

    public BaseSettings {
        name = name.isBlank() ? id : name;
        languages = Set.copyOf(languages);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a knowledge base without an id");
        }
        if (openFor.isNegative() || openFor.compareTo(LONGEST_OPEN) > 0) {
            throw new IllegalArgumentException("links that open for " + openFor);
        }
    }

    /// The whole base, searched as its store likes.
    public static BaseSettings of(String id) {
        return new BaseSettings(id, id, Searching.USUAL, Sight.SAME, Set.of(), Duration.ZERO);
    }

    /// The same under another name.
    public BaseSettings called(String other) {
        return new BaseSettings(id, other, searching, sight, languages, openFor);
    }

    /// How a base is searched.
    ///
    /// @param search the way of searching
    /// @param filter the documents that are searched
    /// @param reranker the id or ARN of a model that puts what was found in a better order, such as
    ///   `cohere.rerank-v3-5:0`; empty for none
    /// @param patience how long it is waited for in all
    public record Searching(Search search, Filter filter, String reranker, Duration patience) {
        /// How long most bases are waited for.
        public static final Duration PATIENCE = Duration.ofSeconds(10);

        /// All of it, as its store likes.
        public static final Searching USUAL =
                new Searching(Search.STORE, Filter.EVERYTHING, "", PATIENCE);
    }

    /// The ways in which a base can be searched.
    public enum Search {
        /// As Bedrock thinks best for the base's store.
        STORE,
        /// By meaning and by words; by meaning alone where the store cannot do both.
        HYBRID,
        /// By meaning alone.
        SEMANTIC
    }
}
