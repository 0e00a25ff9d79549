package dev.kotae.knowledge.folder;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.folder.Field.Language;
import dev.kotae.knowledge.reading.Script;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// Passages on this machine, found by BM25 with Lucene's default parameters and ranked by
/// [Ranking]. Any number of threads search, and see what was written when it is published, a file's
/// passages all at once. A small index stays in memory; a large one lies in temporary files,
/// outside the heap, and is made anew when the process starts.
final class PassageIndex implements Closeable {
    private static final String FILE = "file";
    private static final String ID = "id";
    private static final String TITLE = "title";
    private static final String HEADING = "heading";
    private static final String LINK = "link";
    private static final String TEXT = "text";
    private static final String MEANING = "meaning";

    /// Passages that are less alike in meaning have nothing to do with the question. A guess: it
    /// was not measured with a real model.
    private static final double LEAST_LIKENESS = 0.3;

    /// How many are found by words, and how many by meaning, to choose from.
    private static final int BY_WORDS = 200;

    private static final int CHOICE = 50;

    /// Of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009).
    private static final int RANK_BEHIND = 60;

    /// From this share on a passage is also worth reading as English, although it has Japanese.
    private static final double HALF_WIDE = 0.5;

    private static final int WRITE_BUFFER_MB = 32;
    private static final double CACHED_SEGMENT_MB = 4;
    private static final double CACHED_MB = 16;

    /// Words and how often they stand; the text is stored once, elsewhere.
    private static final FieldType WORDS = words(IndexOptions.DOCS_AND_FREQS);

    /// The same, and where they stand.
    private static final FieldType WORDS_IN_ORDER =
            words(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

    private static FieldType words(IndexOptions options) {
        var words = new FieldType();
        words.setIndexOptions(options);
        words.setTokenized(true);
        words.freeze();
        return words;
    }

    /// BM25 with Lucene's usual parameters and our own measure of how telling a word is.
    private static final class Weighing extends BM25Similarity {
        @Override
        protected float idf(long with, long of) {
            return (float) Question.idf(with, of);
        }
    }

    private static final class Searchers extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader now, @Nullable IndexReader before) {
            var searcher = new IndexSearcher(now);
            searcher.setSimilarity(new Weighing());
            return searcher;
        }
    }

    private static final String PLACE = "kotae-index-";

    private final Path place = Files.createTempDirectory(PLACE);
    private final Directory files;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    PassageIndex() throws IOException {
        Leftovers.remove(Path.of(System.getProperty("java.io.tmpdir")), PLACE);
        files = new NRTCachingDirectory(new MMapDirectory(place), CACHED_SEGMENT_MB, CACHED_MB);
        writer =
                new IndexWriter(
                        files,
                        new IndexWriterConfig(Field.ofDocuments())
                                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                                .setSimilarity(new Weighing())
                                .setMergeScheduler(new SerialMergeScheduler()));
        searchers = new SearcherManager(writer, new Searchers());
    }

    /// Puts a file's passages in the place of those it had, to be found by their words.
    void replace(String file, List<Passage> passages) throws IOException {
        replace(file, passages, List.of());
    }

    /// The same, to be found by their meanings, too.
    ///
    /// @param meanings one for each passage, or none at all; empty where one is not known
    void replace(String file, List<Passage> passages, List<Optional<float[]>> meanings)
            throws IOException {
        if (passages.isEmpty()) {
            // Lucene loses count of its memory where it is given no documents.
            remove(file);
            return;
        }
        // Made one by one as Lucene takes them: together they are several times the file.
        Iterable<Document> documents =
                () ->
                        IntStream.range(0, passages.size())
                                .mapToObj(number -> document(file, number, passages, meanings))
                                .iterator();
        writer.updateDocuments(new Term(FILE, file), documents);
    }

    private static Document document(
            String file, int number, List<Passage> passages, List<Optional<float[]>> meanings) {
        var document = document(file, passages.get(number));
        if (!meanings.isEmpty()) {
            meanings.get(number)
                    .ifPresent(meaning ->
                            document.add(
                                    new KnnFloatVectorField(
                                            MEANING,
                                            meaning,
                                            VectorSimilarityFunction.DOT_PRODUCT)));
        }
        document.add(new NumericDocValuesField(Neighbourhoods.NUMBER, number));
        document.add(new NumericDocValuesField(Neighbourhoods.OF, passages.size()));
        return document;
    }

    void remove(String file) throws IOException {
        writer.deleteDocuments(new Term(FILE, file));
    }

    /// Lets searches see what was written.
    void publish() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /// How many passages a search looks at.
    int size() throws IOException {
        var searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            searchers.release(searcher);
        }
    }

    /// Whether passages are in a language.
    boolean speaks(Locale language) throws IOException {
        var field = Language.of(language).main().name();
        var searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().getDocCount(field) > 0;
        } finally {
            searchers.release(searcher);
        }
    }

    /// The passages that fit the question best by words, and, where its meaning is known, by that:
    /// then where a passage stands in both orders counts.
    ///
    /// @param least the share of the question, from 0 to 1, that a passage covers at least, see
    ///   [Question]
    /// @param meaning that of the question, of length 1
    /// @return the best first; the score is the share too, with what a close look added, and 0 for
    ///   one that shares no word with the question, since its share is not known
    List<Passage> search(String text, int limit, double least, Optional<float[]> meaning)
            throws IOException {
        var searcher = searchers.acquire();
        try {
            var question = Question.of(text, searcher.getIndexReader());
            var ranking = new Ranking(searcher, question);
            var hits =
                    meaning.isEmpty()
                            ? ranking.best(limit, least)
                            : fused(
                                    ranking.best(Math.max(limit, BY_WORDS), least),
                                    alike(searcher, meaning.get()),
                                    limit);
            var found = new ArrayList<Passage>();
            for (var hit : hits) {
                found.add(passage(searcher, hit));
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    private static List<ScoreDoc> alike(IndexSearcher searcher, float[] meaning)
            throws IOException {
        var near = new KnnFloatVectorQuery(MEANING, meaning, CHOICE);
        // Lucene's score is (1 + cosine) / 2.
        return Arrays.stream(searcher.search(near, CHOICE).scoreDocs)
                .filter(hit -> 2 * hit.score - 1 >= LEAST_LIKENESS)
                .map(hit -> new ScoreDoc(hit.doc, 0))
                .toList();
    }

    /// @param words with the scores that their passages keep
    private static List<ScoreDoc> fused(List<ScoreDoc> words, List<ScoreDoc> alike, int limit) {
        var hits = new LinkedHashMap<Integer, ScoreDoc>();
        var ranks = new HashMap<Integer, Double>();
        for (var order : List.of(words, alike)) {
            for (int i = 0; i < order.size(); i++) {
                var hit = order.get(i);
                hits.putIfAbsent(hit.doc, hit);
                ranks.merge(hit.doc, 1.0 / (RANK_BEHIND + i + 1), Double::sum);
            }
        }
        return hits.values().stream()
                .sorted(
                        Comparator.<ScoreDoc>comparingDouble(
                                        hit -> -ranks.getOrDefault(hit.doc, 0.0))
                                .thenComparingDouble(hit -> -hit.score)
                                .thenComparingInt(hit -> hit.doc))
                .limit(limit)
                .toList();
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.rollback(); // nobody reads it again
        files.close();
        IOUtils.rm(place);
    }

    private static Document document(String file, Passage passage) {
        var document = new Document();
        document.add(new StringField(FILE, file, org.apache.lucene.document.Field.Store.NO));
        document.add(new StoredField(ID, passage.id()));
        document.add(new StoredField(TITLE, passage.title()));
        passage.headings().forEach(h -> document.add(new StoredField(HEADING, h)));
        document.add(new StoredField(LINK, passage.link()));
        document.add(new StoredField(TEXT, passage.text()));
        // Title and headings stand in the text: in fields of their own a match weighs too much.
        var words = Analysis.folded(String.join("\n", passage.heads()) + "\n" + passage.text());
        var title = Analysis.folded(passage.title());
        for (var language : languages(words)) {
            add(document, language.main(), words, WORDS_IN_ORDER);
            add(document, language.also(), words, WORDS);
            add(document, language.title(), title, WORDS);
        }
        return document;
    }

    private static void add(Document document, Field field, String words, FieldType how) {
        document.add(new org.apache.lucene.document.Field(field.name(), words, how));
    }

    private static List<Language> languages(String words) {
        double wide = Script.wideShare(words);
        var languages = new ArrayList<Language>();
        if (wide < HALF_WIDE) {
            languages.add(Language.ENGLISH);
        }
        if (wide > 0) {
            languages.add(Language.JAPANESE);
        }
        return languages;
    }

    private static Passage passage(IndexSearcher searcher, ScoreDoc hit) throws IOException {
        var document = searcher.storedFields().document(hit.doc);
        return new Passage(
                document.get(ID),
                document.get(TITLE),
                List.of(document.getValues(HEADING)),
                document.get(LINK),
                document.get(TEXT),
                hit.score,
                hit.score);
    }
}
