package dev.kotae.knowledge.folder;

import dev.kotae.knowledge.folder.Question.Reading;
import dev.kotae.knowledge.folder.Question.Word;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.SmallFloat;

/// How well the passages around each hit fit the question, as if they were one: BM25 over up to
/// [#REACH] passages of the same file to each side. A file's passages are written as a block and so
/// stay side by side in the index.
final class Neighbourhoods {
    /// The passage's number within its file, and how many passages the file has.
    static final String NUMBER = "number";

    static final String OF = "of";

    private static final int REACH = 8;
    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private final IndexReader index;
    private final int[] from;
    private final int[] to;
    private final double[] fit;

    /// Every passage of any neighbourhood once, in ascending order.
    private final int[] passages;

    Neighbourhoods(IndexReader index, ScoreDoc[] hits) throws IOException {
        this.index = index;
        this.from = new int[hits.length];
        this.to = new int[hits.length];
        this.fit = new double[hits.length];
        for (var leaf : index.leaves()) {
            bounds(leaf, hits);
        }
        this.passages =
                IntStream.range(0, hits.length)
                        .flatMap(i -> IntStream.rangeClosed(from[i], to[i]))
                        .sorted()
                        .distinct()
                        .toArray();
    }

    private void bounds(LeafReaderContext leaf, ScoreDoc[] hits) throws IOException {
        var numbers = leaf.reader().getNumericDocValues(NUMBER);
        var counts = leaf.reader().getNumericDocValues(OF);
        int end = leaf.docBase + leaf.reader().maxDoc();
        var here =
                IntStream.range(0, hits.length)
                        .filter(i -> hits[i].doc >= leaf.docBase && hits[i].doc < end)
                        .boxed()
                        .sorted((one, other) -> Integer.compare(hits[one].doc, hits[other].doc))
                        .toList();
        for (int i : here) {
            int passage = hits[i].doc - leaf.docBase;
            numbers.advanceExact(passage);
            counts.advanceExact(passage);
            int before = (int) numbers.longValue();
            int after = (int) counts.longValue() - before - 1;
            from[i] = hits[i].doc - Math.min(before, REACH);
            to[i] = hits[i].doc + Math.min(after, REACH);
        }
    }

    /// Takes the question in one language; of several languages the one that fits better counts.
    void look(Reading reading) throws IOException {
        var field = reading.language().main().name();
        var lengths = sums(lengths(field));
        var length = new double[fit.length];
        Arrays.setAll(length, i -> between(lengths, i));
        double usual = Arrays.stream(length).average().orElse(1);
        var sum = new double[fit.length];
        for (var word : reading.main()) {
            var often = sums(frequencies(word));
            for (int i = 0; i < sum.length; i++) {
                double times = between(often, i);
                double norm = K1 * (1 - B + B * length[i] / usual);
                sum[i] += times == 0 ? 0 : word.worth() * times / (times + norm);
            }
        }
        for (int i = 0; i < fit.length; i++) {
            fit[i] = Math.max(fit[i], sum[i] / reading.worth());
        }
    }

    /// Adds what was found to the hits that were given.
    void addTo(ScoreDoc[] hits, float weight) {
        for (int i = 0; i < hits.length; i++) {
            hits[i].score += (float) (weight * fit[i]);
        }
    }

    /// Beginning with 0: the sum of a stretch is the difference of two.
    private static long[] sums(int[] values) {
        var sums = new long[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        return sums;
    }

    private double between(long[] sums, int hit) {
        int first = Arrays.binarySearch(passages, from[hit]);
        return (double) sums[first + to[hit] - from[hit] + 1] - sums[first];
    }

    private int[] lengths(String field) throws IOException {
        var lengths = new int[passages.length];
        for (var leaf : index.leaves()) {
            var norms = leaf.reader().getNormValues(field);
            if (norms != null) {
                read(leaf, norms, lengths, () -> SmallFloat.byte4ToInt((byte) norms.longValue()));
            }
        }
        return lengths;
    }

    private int[] frequencies(Word word) throws IOException {
        var frequencies = new int[passages.length];
        for (var leaf : index.leaves()) {
            var terms = leaf.reader().terms(word.term().field());
            TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
            if (each.seekExact(word.term().bytes())) {
                var postings = each.postings(null, PostingsEnum.FREQS);
                read(leaf, postings, frequencies, postings::freq);
            }
        }
        return frequencies;
    }

    private interface Reader {
        int value() throws IOException;
    }

    private void read(LeafReaderContext leaf, DocIdSetIterator at, int[] values, Reader reader)
            throws IOException {
        int end = leaf.docBase + leaf.reader().maxDoc();
        for (int i = place(leaf.docBase); i < passages.length && passages[i] < end; i++) {
            int passage = passages[i] - leaf.docBase;
            int now = at.docID() < passage ? at.advance(passage) : at.docID();
            if (now == passage) {
                values[i] = reader.value();
            } else if (now == DocIdSetIterator.NO_MORE_DOCS) {
                return;
            }
        }
    }

    private int place(int passage) {
        int place = Arrays.binarySearch(passages, passage);
        return place < 0 ? -place - 1 : place;
    }
}
