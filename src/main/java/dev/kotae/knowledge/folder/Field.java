package dev.kotae.knowledge.folder;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;

/// A way in which words are indexed. The weights were chosen by measuring, see `KnowledgeBench`.
///
/// @param name the name in the index
/// @param weight what a match counts for, beside the other fields of the language
/// @param indexing analyses documents
/// @param asking analyses questions: as documents, without the words that only make them questions
record Field(String name, float weight, Analyzer indexing, Analyzer asking) {
    static final Field WRITTEN =
            new Field("written", 0.5f, Analysis.written(), Analysis.writtenQuestion());
    static final Field STEMMED =
            new Field("stemmed", 1, Analysis.stemmed(), Analysis.stemmedQuestion());
    static final Field MORPHEMES =
            new Field("morphemes", 1, Analysis.morphemes(), Analysis.morphemesQuestion());
    static final Field PAIRS = new Field("pairs", 0.5f, Analysis.pairs(), Analysis.pairsQuestion());
    static final Field TITLE_STEMMED =
            new Field("title-stemmed", 0.2f, STEMMED.indexing(), STEMMED.asking());
    static final Field TITLE_MORPHEMES =
            new Field("title-morphemes", 0.2f, MORPHEMES.indexing(), MORPHEMES.asking());

    private static final Map<String, Analyzer> BY_NAME =
            Stream.of(WRITTEN, STEMMED, MORPHEMES, PAIRS, TITLE_STEMMED, TITLE_MORPHEMES)
                    .collect(Collectors.toMap(Field::name, Field::indexing));

    /// The fields of a language.
    ///
    /// @param main the one whose words say most: near words and neighbours are looked for in it
    /// @param also the other way in which the same words are indexed
    /// @param title the words of the title once more, on their own
    record Language(Field main, Field also, Field title) {
        /// For text with blanks between the words: stemmed and, with half the weight, as written,
        /// because stemming helps prose and harms names.
        static final Language ENGLISH = new Language(STEMMED, WRITTEN, TITLE_STEMMED);

        /// For text without: morphemes and, with half the weight, pairs of characters, which catch
        /// what the dictionary cuts wrongly.
        static final Language JAPANESE = new Language(MORPHEMES, PAIRS, TITLE_MORPHEMES);

        /// The fields for text in this language.
        static Language of(Locale locale) {
            return locale.getLanguage().equals("ja") ? JAPANESE : ENGLISH;
        }

        /// Those that hold the whole passage.
        List<Field> ofText() {
            return List.of(main, also);
        }
    }

    /// Analyses documents, each field in its own way.
    static Analyzer ofDocuments() {
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String name) {
                var analyzer = BY_NAME.get(name);
                if (analyzer == null) {
                    throw new IllegalArgumentException(name);
                }
                return analyzer;
            }
        };
    }
}
