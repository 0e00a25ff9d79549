package dev.kotae.guard.evidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far the lines of an evidence cover the terms of a sentence.
final class Coverage {
    /// A word of the same family covers a term in part.
    private static final double FAMILY = 0.7;

    private final Evidence evidence;
    private final List<Term> terms;
    private final Map<Integer, BitSet> byLine = new HashMap<>();
    private final BitSet anywhere = new BitSet();
    private final BitSet nothing = new BitSet();
    private final double all;

    /// @param terms those that are to be covered, each key once
    Coverage(Evidence evidence, List<Term> terms) {
        this.evidence = evidence;
        this.terms = terms;
        this.all = terms.stream().mapToDouble(Term::weight).sum();
        for (int i = 0; i < terms.size(); i++) {
            var lines = evidence.linesOf(evidence.id(terms.get(i)));
            for (int line = lines.nextSetBit(0); line >= 0; line = lines.nextSetBit(line + 1)) {
                byLine.computeIfAbsent(line, _ -> new BitSet()).set(i);
                anywhere.set(i);
            }
        }
    }

    /// What any line covers.
    BitSet anywhere() {
        return anywhere;
    }

    /// What one line covers.
    BitSet of(int line) {
        return byLine.getOrDefault(line, nothing);
    }

    /// What a line, its neighbours and the head above them cover.
    BitSet around(int line) {
        var both = (BitSet) of(line).clone();
        evidence.around(line).forEach(each -> both.or(of(each)));
        return both;
    }

    /// The sentences that cover most, best first; heads where no sentence covers anything.
    List<Integer> best(int limit) {
        var sentences = byLine.keySet().stream().filter(line -> !evidence.isHead(line)).toList();
        var order = new ArrayList<>(sentences.isEmpty() ? byLine.keySet() : sentences);
        var weights = new HashMap<Integer, Double>();
        byLine.forEach((line, covered) -> weights.put(line, weight(covered)));
        order.sort((a, b) -> {
            int more = Double.compare(weights.getOrDefault(b, 0.0), weights.getOrDefault(a, 0.0));
            return more != 0 ? more : Integer.compare(a, b);
        });
        return order.subList(0, Math.min(limit, order.size()));
    }

    /// The most that one line and any other cover together.
    BitSet withAnother(int line) {
        var own = of(line);
        var best = own;
        double most = 0;
        for (var other : byLine.values()) {
            double gain = gain(own, other);
            if (gain > most) {
                most = gain;
                best = other;
            }
        }
        var both = (BitSet) own.clone();
        both.or(best);
        return both;
    }

    /// The weight of what another covers besides.
    private double gain(BitSet own, BitSet other) {
        double sum = 0;
        for (int i = other.nextSetBit(0); i >= 0; i = other.nextSetBit(i + 1)) {
            sum += own.get(i) ? 0 : terms.get(i).weight();
        }
        return sum;
    }

    /// The share of the terms' weight that is covered, from 0 to 1.
    double share(BitSet covered) {
        return all == 0 ? 0 : weight(covered) / all;
    }

    private double weight(BitSet covered) {
        double sum = 0;
        for (int i = covered.nextSetBit(0); i >= 0; i = covered.nextSetBit(i + 1)) {
            sum += terms.get(i).weight();
        }
        return sum;
    }

    /// The share that is covered by the terms themselves or others of their families, anywhere.
    double family() {
        double found = anywhere.cardinality();
        for (int i = anywhere.nextClearBit(0); i < terms.size(); i = anywhere.nextClearBit(i + 1)) {
            found += evidence.hasFamily(terms.get(i)) ? FAMILY : 0;
        }
        return terms.isEmpty() ? 0 : found / terms.size();
    }

    /// The same, weighed, of a line, its neighbours and their head.
    double familyAround(int line) {
        var covered = around(line);
        double found = weight(covered);
        var families = evidence.familiesAround(line);
        for (int i = covered.nextClearBit(0); i < terms.size(); i = covered.nextClearBit(i + 1)) {
            var term = terms.get(i);
            found += Evidence.isOf(families, term) ? FAMILY * term.weight() : 0;
        }
        return all == 0 ? 0 : found / all;
    }

    /// The longest stretch of the terms that is not covered, as a share of them.
    double gap(BitSet covered) {
        int longest = 0;
        int stretch = 0;
        for (int i = 0; i < terms.size(); i++) {
            stretch = covered.get(i) ? 0 : stretch + 1;
            longest = Math.max(longest, stretch);
        }
        return terms.isEmpty() ? 0 : (double) longest / terms.size();
    }

    /// The terms of a kind that are not covered.
    List<Term> missing(Term.Kind kind, BitSet covered) {
        var missing = new ArrayList<Term>();
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).kind() == kind && !covered.get(i)) {
                missing.add(terms.get(i));
            }
        }
        return missing;
    }
}
