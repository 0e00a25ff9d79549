package dev.kotae.knowledge.folder;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.folder.Field.Language;
import dev.kotae.knowledge.reading.Script;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.store.NoLockFactory;
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

    private final Path place = Files.createTempDirectory("kotae-index-");
    private final Directory files;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    PassageIndex() throws IOException {
        files =
                new NRTCachingDirectory(
                        new MMapDirectory(place, NoLockFactory.INSTANCE),
                        CACHED_SEGMENT_MB,
                        CACHED_MB);
        writer =
                new IndexWriter(
                        files,
                        new IndexWriterConfig(Field.ofDocuments())
                                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                                .setSimilarity(new Weighing())
                                .setMergeScheduler(new SerialMergeScheduler()));
        searchers = new SearcherManager(writer, new Searchers());
    }

    /// Puts a file's passages in the place of those it had.
    void replace(String file, List<Passage> passages) throws IOException {
        if (passages.isEmpty()) {
            // Lucene loses count of its memory where it is given no documents.
            remove(file);
            return;
        }
        var documents = new ArrayList<Document>();
        for (var passage : passages) {
            var document = document(file, passage);
            document.add(new NumericDocValuesField(Neighbourhoods.NUMBER, documents.size()));
            document.add(new NumericDocValuesField(Neighbourhoods.OF, passages.size()));
            documents.add(document);
        }
        writer.updateDocuments(new Term(FILE, file), documents);
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

    /// The passages that fit the question best.
    ///
    /// @param least the share of the question, from 0 to 1, that a passage covers at least, see
    ///   [Question]
    /// @return the best first; the score is the share too, with what a close look added
    List<Passage> search(String text, int limit, double least) throws IOException {
        var searcher = searchers.acquire();
        try {
            var question = Question.of(text, searcher.getIndexReader());
            var found = new ArrayList<Passage>();
            for (var hit : new Ranking(searcher, question).best(limit, least)) {
                found.add(passage(searcher, hit));
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
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
        var headings = String.join("\n", passage.headings());
        var words = Analysis.folded(passage.title() + "\n" + headings + "\n" + passage.text());
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
