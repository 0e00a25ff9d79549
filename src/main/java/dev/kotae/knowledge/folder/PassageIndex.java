package dev.kotae.knowledge.folder;

import dev.kotae.chat.Passage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
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
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/// Passages in memory, ranked by BM25 with Lucene's default parameters. One thread writes; any
/// number search, and see what was written when it is published, a file's passages all at once.
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

    /// Words and how often they stand; where they stand is not asked, the text is stored once.
    private static final FieldType WORDS = new FieldType();

    static {
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        WORDS.setTokenized(true);
        WORDS.freeze();
    }

    /// BM25 with Lucene's usual parameters and our own measure of how telling a word is.
    private static final class Ranking extends BM25Similarity {
        @Override
        protected float idf(long with, long of) {
            return (float) Question.idf(with, of);
        }
    }

    private static final class Searchers extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader now, @Nullable IndexReader before) {
            var searcher = new IndexSearcher(now);
            searcher.setSimilarity(new Ranking());
            return searcher;
        }
    }

    private final ByteBuffersDirectory memory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    PassageIndex() throws IOException {
        writer =
                new IndexWriter(
                        memory,
                        new IndexWriterConfig(Field.ofDocuments())
                                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                                .setSimilarity(new Ranking())
                                .setMergeScheduler(new SerialMergeScheduler()));
        searchers = new SearcherManager(writer, new Searchers());
    }

    /// Puts a file's passages in the place of those it had.
    void replace(String file, List<Passage> passages) throws IOException {
        var documents = passages.stream().map(passage -> document(file, passage)).toList();
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

    /// The passages that fit the question best.
    ///
    /// @param least the share of the question, from 0 to 1, that a passage covers at least, see
    ///   [Question]
    /// @return the best first; their scores are BM25 sums
    List<Passage> search(String text, int limit, double least) throws IOException {
        var searcher = searchers.acquire();
        try {
            var question = Question.of(text, searcher.getIndexReader());
            var found = new ArrayList<Passage>();
            for (var hit : searcher.search(question.query(), limit).scoreDocs) {
                if (hit.score >= least) {
                    found.add(passage(searcher, hit, question.worth()));
                }
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        memory.close();
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
        for (var field : fields(words)) {
            document.add(new org.apache.lucene.document.Field(field.name(), words, WORDS));
        }
        return document;
    }

    private static List<Field> fields(String words) {
        double wide = Script.wideShare(words);
        var fields = new ArrayList<Field>();
        if (wide < HALF_WIDE) {
            fields.addAll(Field.ENGLISH);
        }
        if (wide > 0) {
            fields.addAll(Field.JAPANESE);
        }
        return fields;
    }

    private static Passage passage(IndexSearcher searcher, ScoreDoc hit, double worth)
            throws IOException {
        var document = searcher.storedFields().document(hit.doc);
        return new Passage(
                document.get(ID),
                document.get(TITLE),
                List.of(document.getValues(HEADING)),
                document.get(LINK),
                document.get(TEXT),
                hit.score * worth);
    }
}
