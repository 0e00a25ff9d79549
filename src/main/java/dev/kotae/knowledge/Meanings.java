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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, CompletableFuture<Optional<float[]>>> underWay =
            new ConcurrentHashMap<>();
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

    /// Sees to it that those of passages are known. Blocks for the model where they are not.
    ///
    /// @param had what is known of them, by text; gets what was brought, empty for a text that the
    ///   model does not take, so that the next call needs less
    /// @param patience after which the model is asked for no more of them
    /// @return whether nothing is missing
    public boolean ofDocuments(
            List<String> texts, Map<String, Optional<float[]>> had, Duration patience) {
        long end = nanoTime.getAsLong() + patience.toNanos();
        try {
            var missing = new LinkedHashSet<String>();
            for (var text : texts) {
                if (!had.containsKey(text)) {
                    file.find(text)
                            .ifPresentOrElse(
                                    vector -> had.put(text, Optional.of(vector)),
                                    () -> missing.add(text));
                }
            }
            var left = new ArrayList<>(missing);
            for (int from = 0; from < left.size(); from += BATCH) {
                if (!isAwake() || (from > 0 && nanoTime.getAsLong() - end >= 0)) {
                    return false;
                }
                bring(left.subList(from, Math.min(left.size(), from + BATCH)), had);
            }
            return true;
        } catch (IOException | KnowledgeFailure failure) {
            documentsFrom = nanoTime.getAsLong() + REST_NANOS;
            rest("documents", failure);
            return false;
        }
    }

    private void bring(List<String> texts, Map<String, Optional<float[]>> had) {
        var vectors = embedder.embed(texts, Purpose.DOCUMENT, Bill.NOBODYS);
        long refused = vectors.stream().filter(Optional::isEmpty).count();
        if (refused > 0) {
            log.warn("embeddings={} takes {} texts not", embedder.name(), refused);
        }
        for (int i = 0; i < texts.size(); i++) {
            had.put(texts.get(i), vectors.get(i));
            if (vectors.get(i).isPresent()) {
                keep(texts.get(i), vectors.get(i).get());
            }
        }
    }

    /// What cannot be kept is paid for again after the next start, not now.
    private void keep(String text, float[] vector) {
        try {
            file.keep(text, vector);
        } catch (IOException full) {
            log.warn("embeddings={} vector not kept: {}", embedder.name(), full.toString());
        }
    }

    /// That of a question, which is asked for once where several folders are searched with it at
    /// the same time: who asks first pays. Blocks.
    ///
    /// @param bill where the request is entered, if one is made
    /// @return empty where the model cannot be asked now
    public Optional<float[]> ofQuestion(String text, Bill bill) {
        synchronized (questions) {
            var known = questions.get(text);
            if (known != null) {
                return known;
            }
        }
        if (nanoTime.getAsLong() - questionsFrom < 0) {
            return Optional.empty();
        }
        var ours = new CompletableFuture<Optional<float[]>>();
        var theirs = underWay.putIfAbsent(text, ours);
        if (theirs != null) {
            return theirs.join();
        }
        var vector = Optional.<float[]>empty();
        try {
            vector = embedder.embed(List.of(text), Purpose.QUESTION, bill).getFirst();
            synchronized (questions) {
                questions.put(text, vector);
            }
        } catch (KnowledgeFailure failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            questionsFrom = nanoTime.getAsLong() + REST_NANOS;
            rest("questions", failure);
        } finally {
            ours.complete(vector);
            underWay.remove(text);
        }
        return vector;
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
