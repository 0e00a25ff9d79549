package dev.kotae.knowledge.folder;

import dev.kotae.knowledge.folder.Question.Reading;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/// Finds in two steps. First by single words, which is quick over any number of passages; then the
/// best of these are looked at closely: do words stand side by side as they were said, are they in
/// the title, and what do the neighbouring passages say? A passage that was cut out of a document
/// is worth more where the document is about the question.
///
/// Weights were chosen on the dev halves of all sets of `KnowledgeBench` together. All three parts
/// at once gain beyond two paired standard errors on two sets (SciFact, Cranfield), words side by
/// side alone on one (JSQuAD); what else was tried moved within the noise. See
/// `src/bench/README.md`.
record Ranking(IndexSearcher searcher, Question question) {
    /// How many are looked at closely. More change nothing that was measured.
    private static final int CANDIDATES = 200;

    /// What two words side by side count for, beside what each of them does.
    private static final float SIDE_BY_SIDE = 0.1f;

    private static final int MOST_PAIRS = 32;

    /// What the neighbourhood counts for, beside the passage itself.
    private static final float NEIGHBOURS = 0.5f;

    /// The passages that fit best.
    ///
    /// @param least the share of the question that a passage covers by itself at least
    /// @return the best first; a score is a share of the question and may exceed 1
    List<ScoreDoc> best(int limit, double least) throws IOException {
        var found = searcher.search(query(Ranking::words), Math.max(limit, CANDIDATES));
        found.scoreDocs =
                Arrays.stream(found.scoreDocs)
                        .filter(hit -> hit.score >= least)
                        .toArray(ScoreDoc[]::new);
        if (found.scoreDocs.length == 0) {
            return List.of();
        }
        var close = query(Ranking::closely);
        var hits = QueryRescorer.rescore(searcher, found, close, 1, found.scoreDocs.length);
        var around = new Neighbourhoods(searcher.getIndexReader(), hits.scoreDocs);
        for (var reading : question.readings()) {
            around.look(reading);
        }
        around.addTo(hits.scoreDocs, NEIGHBOURS);
        return Arrays.stream(hits.scoreDocs)
                .sorted(
                        Comparator.<ScoreDoc>comparingDouble(hit -> -hit.score)
                                .thenComparingInt(hit -> hit.doc))
                .limit(limit)
                .toList();
    }

    private Query query(Function<Reading, BooleanQuery> part) {
        return new DisjunctionMaxQuery(
                question.readings().stream()
                        .<Query>map(reading ->
                                new BoostQuery(part.apply(reading), (float) (1 / reading.worth())))
                        .toList(),
                0);
    }

    private static BooleanQuery words(Reading reading) {
        var any = new BooleanQuery.Builder();
        for (var word : reading.words()) {
            any.add(boosted(new TermQuery(word.term()), word.weight()), Occur.SHOULD);
        }
        return any.build();
    }

    private static BooleanQuery closely(Reading reading) {
        var any = new BooleanQuery.Builder();
        var title = reading.language().title();
        for (var word : reading.main()) {
            var inTitle = new TermQuery(new Term(title.name(), word.term().text()));
            any.add(boosted(inTitle, title.weight() * word.weight()), Occur.SHOULD);
        }
        var order = reading.order();
        var field = reading.language().main().name();
        for (int i = 0; i + 1 < Math.min(order.size(), MOST_PAIRS); i++) {
            var pair = new PhraseQuery(field, order.get(i), order.get(i + 1));
            any.add(boosted(pair, SIDE_BY_SIDE), Occur.SHOULD);
        }
        return any.build();
    }

    private static Query boosted(Query query, double weight) {
        return new BoostQuery(query, (float) weight);
    }
}
