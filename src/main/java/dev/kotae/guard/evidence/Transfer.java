package dev.kotae.guard.evidence;

import dev.kotae.guard.evidence.Term.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// A number or name that a claim took from another fact: what in the evidence speaks of the same as
/// the claim has another in its place, and what has this one speaks of less of it.
final class Transfer {
    /// So much of the rest of a claim is what it speaks of.
    private static final double MOST = 0.75;

    private final Evidence evidence;
    private final Part claim;
    private final Term moved;
    private final List<Term> rest;

    private Transfer(Evidence evidence, Part claim, Term moved) {
        this.evidence = evidence;
        this.claim = claim;
        this.moved = moved;
        var seen = new HashSet<String>();
        this.rest =
                claim.terms().stream()
                        .filter(Term::says)
                        .filter(term -> !term.key().equals(moved.key()) && seen.add(term.key()))
                        .toList();
    }

    /// Whether a part of a claim has such a number or name.
    ///
    /// @param lines those that may speak of the same
    static boolean isIn(Part claim, List<Integer> lines, Evidence evidence) {
        return claim.terms().stream()
                .filter(term ->
                        (term.kind() == Kind.NUMBER && !term.key().equals(Comparison.ONE))
                                || claim.names(term))
                .filter(term -> evidence.id(term) != Evidence.UNKNOWN)
                .map(term -> new Transfer(evidence, claim, term))
                .anyMatch(transfer -> lines.stream().anyMatch(transfer::isAgainst));
    }

    private boolean isAgainst(int line) {
        return isNear(line)
                && evidence.parts(evidence.head(line)).stream().noneMatch(head -> head.has(moved))
                && evidence.parts(line).stream()
                        .filter(part -> !part.has(moved) && hasAnother(part))
                        .map(this::shared)
                        .filter(shared -> weight(shared) >= MOST * weight(rest))
                        .anyMatch(this::isMoreThanOfAnyOther);
    }

    /// Whether a piece of the line can speak of the same; of few it does, and only those are cut.
    private boolean isNear(int line) {
        var near =
                rest.stream()
                        .filter(term -> evidence.linesOf(evidence.id(term)).get(line))
                        .toList();
        return weight(near) >= MOST * weight(rest);
    }

    /// Whether another number or name stands there, of which the claim says nothing.
    private boolean hasAnother(Part part) {
        return part.terms().stream()
                .anyMatch(there -> !claim.has(there) && claim.places(moved, part, there));
    }

    private List<Term> shared(Part part) {
        return rest.stream().filter(part::has).toList();
    }

    private static double weight(List<Term> terms) {
        return terms.stream().mapToDouble(Term::weight).sum();
    }

    private boolean isMoreThanOfAnyOther(List<Term> shared) {
        return withIt().map(this::shared)
                .allMatch(less -> less.size() < shared.size() && shared.containsAll(less));
    }

    private Stream<Part> withIt() {
        return evidence.linesOf(evidence.id(moved)).stream()
                .mapToObj(evidence::parts)
                .flatMap(List::stream)
                .filter(part -> part.has(moved));
    }
}
