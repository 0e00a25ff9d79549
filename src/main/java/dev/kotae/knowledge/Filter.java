package dev.kotae.knowledge;

import java.math.BigDecimal;
import java.util.List;

/// Which documents of a collection are meant, by their metadata. It can decide who may read what;
/// therefore it has no comparison that some store leaves out without saying so (on S3 vectors
/// Bedrock ignores "starts with" and "contains", user guide, 2026-08).
public sealed interface Filter {
    /// Every document.
    Filter EVERYTHING = new All(List.of());

    /// One attribute of a document.
    record Where(String key, Comparison comparison, Value value) implements Filter {}

    /// What fits all of these.
    record All(List<Filter> filters) implements Filter {
        public All {
            filters = List.copyOf(filters);
        }
    }

    /// What fits any of these; of none: nothing.
    record Any(List<Filter> filters) implements Filter {
        public Any {
            filters = List.copyOf(filters);
        }
    }

    /// How an attribute is compared.
    enum Comparison {
        EQUALS,
        NOT_EQUALS,
        GREATER_THAN,
        GREATER_THAN_OR_EQUALS,
        LESS_THAN,
        LESS_THAN_OR_EQUALS,
        /// The attribute is one of several texts.
        IN,
        /// It is none of them.
        NOT_IN,
        /// The attribute is a list that has the value.
        LIST_CONTAINS
    }

    /// What it is compared with.
    sealed interface Value {
        /// A text.
        record Text(String text) implements Value {}

        /// A number.
        record Amount(BigDecimal number) implements Value {}

        /// Yes or no.
        record Flag(boolean flag) implements Value {}

        /// Several texts.
        record Texts(List<String> texts) implements Value {
            public Texts {
                texts = List.copyOf(texts);
            }
        }
    }
}
