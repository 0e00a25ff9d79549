package dev.kotae.knowledge;

import dev.kotae.knowledge.Embedder.Purpose;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Vectors of passages and questions: from a file where they are known, else from the model. While
/// the model cannot be asked it is left alone for a while, for documents and for questions apart,
/// and words alone are searched. Used by any number of threads.
public final class Meanings {
    /// So many texts are asked for at once, and kept, or lost, together.
    private static final int BATCH = 8;

    /// The same question is searched in each folder, and again in other words' place.
    private static final int QUESTIONS = 64;

    private static final long REST_NANOS = 60_000_000_000L;

    private static final Logger log = LoggerFactory.getLogger(Meanings.class);

    private final Embedder embedder;
    private final VectorFile file;
    private final LongSupplier nanoTime;
    private volatile long documentsFrom;
    private volatile long questionsFrom;
    private final Map<String, Optional<float[]>> questions =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Optional<float[]>> eldest) {
                    return size() > QUESTIONS;
                }
            };

    /// @param file of this model's vectors; closed by its owner
    /// @param nanoTime a clock that nobody sets, in nanoseconds
    public Meanings(Embedder embedder, VectorFile file, LongSupplier nanoTime) {
        this.embedder = embedder;
        this.file = file;
        this.nanoTime = nanoTime;
        this.documentsFrom = nanoTime.getAsLong();
        this.questionsFrom = documentsFrom;
    }

    /// Sees to it that those of passages are known. Blocks for the model where they are not; what
    /// it brought is kept in any case, so that the next call needs less.
    ///
    /// @param patience after which the model is asked for no more of them
    /// @return the vectors in order, empty in the place of a text that the model does not take; or
    ///   empty where some are still missing
    public Optional<List<Optional<float[]>>> ofDocuments(List<String> texts, Duration patience) {
        long end = nanoTime.getAsLong() + patience.toNanos();
        try {
            var missing = new LinkedHashSet<String>();
            texts.stream().filter(text -> !file.knows(text)).forEach(missing::add);
            var brought = new LinkedHashMap<String, Optional<float[]>>();
            var left = new ArrayList<>(missing);
            for (int from = 0; from < left.size(); from += BATCH) {
                if (!isAwake() || (from > 0 && nanoTime.getAsLong() - end >= 0)) {
                    return Optional.empty();
                }
                var batch = left.subList(from, Math.min(left.size(), from + BATCH));
                var vectors = embedder.embed(batch, Purpose.DOCUMENT);
                for (int i = 0; i < batch.size(); i++) {
                    brought.put(batch.get(i), vectors.get(i));
                    if (vectors.get(i).isPresent()) {
                        file.keep(batch.get(i), vectors.get(i).get());
                    }
                }
            }
            var all = new ArrayList<Optional<float[]>>();
            for (var text : texts) {
                var here = brought.get(text);
                all.add(here == null ? file.find(text) : here);
            }
            return Optional.of(all);
        } catch (IOException | KnowledgeFailure failure) {
            documentsFrom = nanoTime.getAsLong() + REST_NANOS;
            rest("documents", failure);
            return Optional.empty();
        }
    }

    /// That of a question. Blocks.
    ///
    /// @return empty where the model cannot be asked now
    public Optional<float[]> ofQuestion(String text) {
        synchronized (questions) {
            var known = questions.get(text);
            if (known != null) {
                return known;
            }
        }
        if (nanoTime.getAsLong() - questionsFrom < 0) {
            return Optional.empty();
        }
        try {
            var vector = embedder.embed(List.of(text), Purpose.QUESTION).getFirst();
            synchronized (questions) {
                questions.put(text, vector);
            }
            return vector;
        } catch (KnowledgeFailure failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            questionsFrom = nanoTime.getAsLong() + REST_NANOS;
            rest("questions", failure);
            return Optional.empty();
        }
    }

    /// Whether it is worth asking for those of documents.
    public boolean isAwake() {
        return nanoTime.getAsLong() - documentsFrom >= 0;
    }

    private void rest(String what, Exception why) {
        log.warn(
                "embeddings={} rest for {}, which are searched by words alone: {}",
                embedder.name(),
                what,
                String.valueOf(why.getMessage()));
    }
}
