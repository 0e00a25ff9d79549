package dev.kotae.memory;

import dev.kotae.chat.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What may be learned from, in memory.
///
/// Not a record, since it changes.
final class InMemoryLessons implements Lessons {
    private final Feedback feedback;
    private final Map<String, Lesson> kept = new LinkedHashMap<>();
    private final Set<String> outdone = new HashSet<>();
    private final List<Learnt> learnt = new ArrayList<>();

    InMemoryLessons(Feedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public synchronized void keep(Lesson lesson, boolean late) {
        var name = name(lesson.tenant(), lesson.turn());
        kept.put(name, lesson);
        outdone.remove(name);
        if (late) {
            outdone.add(name);
        }
    }

    @Override
    public synchronized void outdone(String tenant, String turn) {
        if (kept.containsKey(name(tenant, turn))) {
            outdone.add(name(tenant, turn));
        }
    }

    @Override
    public synchronized List<Result> results(int layout, int most) {
        return kept.values().stream()
                .filter(lesson -> lesson.layout() == layout)
                .filter(lesson -> bad(lesson) || rated(lesson, Verdict.GOOD))
                .sorted(Comparator.comparing(Lesson::at).reversed().thenComparing(Lesson::turn))
                .limit(most)
                .map(lesson -> new Result(lesson, !bad(lesson)))
                .toList();
    }

    private boolean bad(Lesson lesson) {
        return outdone.contains(name(lesson.tenant(), lesson.turn())) || rated(lesson, Verdict.BAD);
    }

    private boolean rated(Lesson lesson, Verdict verdict) {
        return feedback.of(lesson.tenant(), lesson.turn()).stream()
                .anyMatch(rating -> rating.verdict() == verdict);
    }

    @Override
    public synchronized boolean learn(Learnt fresh) {
        if (learnt.stream().anyMatch(one -> one.version() == fresh.version())) {
            return false;
        }
        learnt.add(fresh);
        learnt.sort(Comparator.comparingInt(Learnt::version));
        return use(fresh.version());
    }

    @Override
    public synchronized boolean use(int version) {
        if (version != 0 && learnt.stream().noneMatch(one -> one.version() == version)) {
            return false;
        }
        learnt.replaceAll(one ->
                new Learnt(
                        one.version(),
                        one.at(),
                        one.layout(),
                        one.lessons(),
                        one.gain(),
                        one.weights(),
                        one.version() == version));
        return true;
    }

    @Override
    public synchronized List<Learnt> learnt() {
        return List.copyOf(learnt);
    }

    /// Forgets those about turns.
    synchronized void forget(Predicate<String> turn) {
        kept.values().removeIf(lesson -> turn.test(lesson.turn()));
    }

    synchronized int sweep(Instant before, int batch) {
        var old =
                kept.values().stream()
                        .filter(lesson -> lesson.at().isBefore(before))
                        .limit(batch)
                        .toList();
        kept.values().removeAll(old);
        return old.size();
    }

    private static String name(String tenant, String turn) {
        return tenant + " " + turn;
    }
}
