package dev.kotae.knowledge.folder;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;

/// A way in which a passage's words are indexed. English is searched stemmed and, with half the
/// weight, as written, because stemming helps prose and harms names; Japanese as morphemes and,
/// with half the weight, as pairs of characters, which catch what the dictionary cuts wrongly. The
/// weights were chosen by measuring, see `KnowledgeBench`.
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

    /// For text with blanks between the words.
    static final List<Field> ENGLISH = List.of(WRITTEN, STEMMED);

    /// For text without.
    static final List<Field> JAPANESE = List.of(MORPHEMES, PAIRS);

    /// Analyses documents, each field in its own way.
    static Analyzer ofDocuments() {
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String name) {
                return switch (name) {
                    case "written" -> WRITTEN.indexing();
                    case "stemmed" -> STEMMED.indexing();
                    case "morphemes" -> MORPHEMES.indexing();
                    case "pairs" -> PAIRS.indexing();
                    default -> throw new IllegalArgumentException(name);
                };
            }
        };
    }
}
