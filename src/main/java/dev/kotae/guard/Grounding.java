package dev.kotae.guard;

import dev.kotae.chat.Passage;
import dev.kotae.guard.evidence.Comparison;
import dev.kotae.guard.evidence.Evidence;
import dev.kotae.guard.evidence.Support;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says of a sentence what it rests on among some passages, without asking a model: by the words,
/// numbers and names that both have, by their order, and by which way both point. Sees what was
/// invented, less well what was twisted.
///
/// Made for one answer and used by one thread: the passages are read once, and so is each sentence.
public final class Grounding {
    private final Evidence evidence;
    private final Map<String, Comparison> compared = new HashMap<>();

    private Grounding(Evidence evidence) {
        this.evidence = evidence;
    }

    /// A grounding in passages.
    public static Grounding in(List<Passage> passages) {
        return new Grounding(Evidence.of(passages));
    }

    /// What a claim of one sentence or several rests on.
    public Footing of(String claim) {
        return of(claim, Set.of());
    }

    /// The same of one that cites passages.
    ///
    /// @param cited their places in the list, from 0
    public Footing of(String claim, Set<Integer> cited) {
        var comparison = compared.computeIfAbsent(claim, each -> new Comparison(each, evidence));
        var support = Support.of(claim, comparison, cited, evidence);
        if (support.foreign() && support.missing().isEmpty()) {
            return new Footing.Open(support.likelihood());
        }
        if (!support.stands()) {
            return new Footing.Unsupported(support.likelihood(), support.missing());
        }
        return support.contrary()
                ? new Footing.Contested(support.likelihood())
                : new Footing.Supported(support.likelihood(), support.passage(), support.quote());
    }
}
