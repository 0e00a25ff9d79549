package dev.kotae.local;

import static java.util.Comparator.comparing;

import dev.kotae.local.slack.Post;
import dev.kotae.local.wire.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// What the newest answers rest on, at most [#KEPT] of them, whichever turns they belong to.
final class Foundations {
    /// How many answers are kept.
    static final int KEPT = 200;

    /// How many results of Retrieve are kept for the answers that are still to come.
    private static final int RETRIEVED = 30;

    /// Letters that tell one answer from another.
    private static final int ALIKE = 60;

    private static final Pattern RETRIEVE = Pattern.compile("/knowledgebases/[^/]+/retrieve");
    private static final Pattern CONVERSE = Pattern.compile("/model/[^/]+/converse(-stream)?");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<String> retrieved = new ArrayDeque<>();
    private final Deque<Answered> answers = new ArrayDeque<>();

    /// @param words the letters of what the model said
    private record Answered(Instant at, String words, Evidence evidence) {}

    /// Something went over the wire.
    void heard(WireCall call) {
        var path = call.request().path();
        if (RETRIEVE.matcher(path).matches()) {
            keep(retrieved, String.join("", call.response().parts()), RETRIEVED);
        } else if (CONVERSE.matcher(path).matches()) {
            var evidence = Evidence.of(call.request().body(), call.response().parts(), retrieved());
            keep(answers, new Answered(call.started(), letters(evidence.said()), evidence), KEPT);
        }
    }

    private <T> void keep(Deque<T> all, T newest, int most) {
        lock.lock();
        try {
            all.addFirst(newest);
            if (all.size() > most) {
                all.removeLast();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<String> retrieved() {
        lock.lock();
        try {
            return List.copyOf(retrieved);
        } finally {
            lock.unlock();
        }
    }

    /// What a message rests on, which may be no passage; of answers with the same words the one
    /// that was given when it was written. Empty for what is no answer, or an old one.
    Optional<Evidence> of(Post post) {
        var shown = letters(words(post));
        var written = written(post);
        lock.lock();
        try {
            return answers.stream()
                    .filter(answered -> isAlike(shown, answered.words()))
                    .min(comparing(each -> Duration.between(each.at(), written).abs()))
                    .map(Answered::evidence);
        } finally {
            lock.unlock();
        }
    }

    /// The answer's own words, without what stands below it.
    private static String words(Post post) {
        var words = new StringBuilder(post.content().markdown());
        StreamSupport.stream(post.content().blocks().spliterator(), false)
                .filter(block -> block.path("type").asString("").equals("markdown"))
                .forEach(block -> words.append(block.path("text").asString("")));
        return words.isEmpty() ? post.content().text() : words.toString();
    }

    private static Instant written(Post post) {
        var ts = post.edited().isEmpty() ? post.ts() : post.edited();
        return Instant.ofEpochMilli((long) (Double.parseDouble(ts) * 1e3));
    }

    /// A long answer stands in several messages, and marks may have been put into it.
    private static boolean isAlike(String shown, String said) {
        return !shown.isEmpty()
                && !said.isEmpty()
                && (shown.contains(first(said))
                        || (shown.length() >= ALIKE && said.contains(first(shown))));
    }

    private static String first(String letters) {
        return letters.substring(0, Math.min(ALIKE, letters.length()));
    }

    private static String letters(String text) {
        return NO_LETTER.matcher(text).replaceAll("");
    }
}
