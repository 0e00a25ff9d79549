package dev.kotae.guard.evidence;

import dev.kotae.guard.evidence.Term.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One claim beside its evidence. Used by one thread.
public final class Comparison {
    private static final Pattern CLAUSE =
            Pattern.compile("[、，；;:]|, |\\b(?:but|because|although|unless|while|if|when)\\b");

    private static final int BEST = 3;
    private static final int WINDOWS = 6;

    /// The second best line counts less, and the third again.
    private static final double NEXT = 0.6;

    private static final double PERSONAL_WORDS = 5;

    private static final List<String> TURNING = List.of("un", "in", "im", "ir", "dis", "non", "de");
    private static final int SHORTEST_TURNED = 4;

    /// "A day", "per day" and 毎日 say it, too: it stands nowhere less often than it is said.
    static final String ONE = "1";

    private final Evidence evidence;
    private final String folded;
    private final Polarity polarity;
    private final List<Term> all;
    private final List<Term> says;
    private final List<Term> distinct;
    private final Coverage coverage;
    private final List<Integer> best;
    private @Nullable Traits traits;
    private @Nullable Boolean contrary;

    /// Reads a sentence, or a claim of several, and looks for what covers it.
    public Comparison(String claim, Evidence evidence) {
        this.evidence = evidence;
        this.folded = Folded.of(claim).text();
        this.polarity = Lexicon.polarity(folded);
        this.all = Terms.of(folded);
        this.says = all.stream().filter(Term::says).toList();
        var seen = new HashSet<String>();
        this.distinct = says.stream().filter(term -> seen.add(term.key())).toList();
        this.coverage = new Coverage(evidence, distinct);
        this.best = coverage.best(WINDOWS);
    }

    /// What can be measured.
    Traits traits() {
        var known = traits;
        if (known == null) {
            known = measured();
            traits = known;
        }
        return known;
    }

    /// Whether one of the two may deny what the other says: only one has a "not", they take sides
    /// against each other, or the claim names another person, place, day, unit or bound, or has a
    /// number or name from another fact.
    boolean isAgainst() {
        var known = contrary;
        if (known == null) {
            known = isContrary() || isOfOther();
            contrary = known;
        }
        return known;
    }

    private Traits measured() {
        var values = new EnumMap<Trait, Double>(Trait.class);
        values.put(Trait.FAMILY, coverage.family());
        values.put(Trait.PERSONAL, personal());
        values.put(Trait.QUESTION, one(folded.contains("?")));
        values.put(Trait.NUMBER_MISSING, one(!numbersMissing().isEmpty()));
        values.put(Trait.DENIES, one(polarity.denies()));
        values.put(Trait.TAKES_SIDE, one(!polarity.sides().isEmpty()));
        values.put(Trait.TURNED, one(isTurned()));
        values.put(Trait.LINES, Math.log(1 + evidence.sentences()));
        values.put(Trait.TERMS, Math.log(1 + distinct.size()));
        if (best.isEmpty()) {
            uncovered(values);
        } else {
            lines(values);
        }
        return new Traits(values, numbersMissing().stream().map(this::written).toList(), place());
    }

    private static void uncovered(Map<Trait, Double> values) {
        for (var trait : Trait.values()) {
            values.putIfAbsent(trait, trait == Trait.GAP || trait == Trait.NAMES_MISSING ? 1.0 : 0);
        }
    }

    private void lines(Map<Trait, Double> values) {
        int line = best.getFirst();
        int middle = window();
        var window = coverage.around(middle);
        values.put(Trait.LINE, coverage.share(coverage.of(line)));
        values.put(Trait.WINDOW, coverage.share(window));
        values.put(Trait.FAMILY_WINDOW, coverage.familyAround(middle));
        values.put(Trait.TWO_LINES, coverage.share(coverage.withAnother(line)));
        values.put(Trait.WEAKEST, weakest());
        values.put(Trait.GAP, coverage.gap(window));
        values.put(Trait.NAMES_MISSING, namesMissing(window));
        int order = 0;
        int run = 0;
        double sides = 0;
        double denial = 0;
        double weights = 0;
        double weight = 1;
        var said = numbers(says);
        var worded = numbers(all);
        for (int each : best.subList(0, Math.min(BEST, best.size()))) {
            var other = evidence.lines().get(each);
            order = Math.max(order, commonSubsequence(said, other.says()));
            run = Math.max(run, commonRun(worded, other.terms()));
            sides += weight * polarity.agreement(other.polarity());
            denial += weight * one(polarity.denies() != other.polarity().denies());
            weights += weight;
            weight *= NEXT;
        }
        values.put(Trait.ORDER, (double) order / says.size());
        values.put(Trait.RUN, (double) run / all.size());
        values.put(Trait.SIDES, sides);
        values.put(Trait.DENIAL, denial / weights);
    }

    /// The line that covers most together with its neighbours.
    private int window() {
        int window = best.getFirst();
        double most = 0;
        for (int line : best) {
            double share = coverage.share(coverage.around(line));
            if (share > most) {
                most = share;
                window = line;
            }
        }
        return window;
    }

    private Traits.Place place() {
        if (best.isEmpty()) {
            return Traits.Place.NOWHERE;
        }
        var line = evidence.lines().get(best.getFirst());
        return new Traits.Place(line.passage(), line.span());
    }

    private boolean isContrary() {
        return !best.isEmpty()
                && best().mapToObj(evidence.lines()::get).allMatch(this::isContraryTo);
    }

    /// Both as a whole and in the clause that says most of the claim: another one may deny
    /// something else.
    private boolean isContraryTo(Line line) {
        return polarity.isContraryTo(line.polarity())
                && CLAUSE.splitAsStream(line.words())
                        .max(Comparator.comparingDouble(this::said))
                        .filter(clause -> polarity.isContraryTo(Lexicon.polarity(clause)))
                        .isPresent();
    }

    /// The weight of the claim's terms that stand in a clause.
    private double said(String clause) {
        var keys = Terms.of(clause).stream().map(Term::key).collect(Collectors.toSet());
        return distinct.stream()
                .filter(term -> keys.contains(term.key()))
                .mapToDouble(Term::weight)
                .sum();
    }

    /// Whether it speaks of somebody or something else than its evidence: a name that stands
    /// nowhere there, another unit, bound, day, place or holder of a post than the lines that cover
    /// most, or a number or name that these have of something else.
    private boolean isOfOther() {
        return !best.isEmpty()
                && (isOfOtherName()
                        || (opensWithName() && best().allMatch(this::opensWithOtherName))
                        || isElsewise()
                        || isTransferred());
    }

    private boolean isOfOtherName() {
        return coverage.missing(Kind.NAME, coverage.anywhere()).stream()
                .filter(term -> !Script.isWide(term.key().charAt(0)))
                .filter(term -> !Lexicon.isPersonal(term.key()))
                .filter(term -> !evidence.hasFamily(term))
                .anyMatch(term -> !evidence.writes(written(term)));
    }

    /// At the beginning of a sentence any word has a capital: taken for names are two that look
    /// like no others and stand before the same word.
    private boolean opensWithName() {
        return all.size() > 1
                && !evidence.knows(all.getFirst().key())
                && !evidence.hasFamily(all.getFirst())
                && Part.looksLikeName(written(all.getFirst()));
    }

    private boolean opensWithOtherName(int line) {
        var other = evidence.lines().get(line);
        var terms = other.read();
        return terms.size() > 1
                && all.get(1).key().equals(terms.get(1).key())
                && Part.looksLikeName(written(terms.getFirst(), other.words()));
    }

    private boolean isElsewise() {
        var own = Particulars.of(folded, all);
        return !own.isEmpty() && best().allMatch(line -> isElsewise(own, line));
    }

    /// What the neighbours say so, too, is not another thing.
    private boolean isElsewise(Particulars own, int line) {
        var against = own.against(evidence.particulars(line));
        if (!against.isEmpty()) {
            evidence.around(line)
                    .forEach(each -> against.removeAll(evidence.particulars(each).all()));
        }
        return !against.isEmpty();
    }

    private boolean isTransferred() {
        return Part.of(folded, all).stream().anyMatch(part -> Transfer.isIn(part, best, evidence));
    }

    /// All the lines that cover as much as the best.
    private IntStream best() {
        return best.stream()
                .filter(line -> share(line) >= share(best.getFirst()))
                .mapToInt(Integer::intValue);
    }

    private double share(int line) {
        return coverage.share(coverage.of(line));
    }

    private double weakest() {
        double weakest = 1;
        for (var sentence : Sentences.of(folded)) {
            var terms = new ArrayList<Term>();
            for (var term : distinct) {
                if (term.start() >= sentence.start() && term.end() <= sentence.end()) {
                    terms.add(term);
                }
            }
            if (terms.size() > 1) {
                var part = new Coverage(evidence, terms);
                double most = 0;
                for (int line : part.best(BEST)) {
                    most = Math.max(most, part.share(part.around(line)));
                }
                weakest = Math.min(weakest, most);
            }
        }
        return weakest;
    }

    private double personal() {
        long personal =
                all.stream()
                        .filter(term -> Lexicon.isPersonal(term.key()))
                        .filter(term -> !evidence.knows(term.key()))
                        .count();
        return all.isEmpty() ? 0 : Math.min(1, PERSONAL_WORDS * personal / all.size());
    }

    private List<Term> numbersMissing() {
        return coverage.missing(Kind.NUMBER, coverage.anywhere()).stream()
                .filter(term -> !term.key().equals(ONE))
                .toList();
    }

    private String written(Term term) {
        return written(term, folded);
    }

    private static String written(Term term, String in) {
        return in.substring(term.start(), term.end());
    }

    private double namesMissing(BitSet covered) {
        long names = distinct.stream().filter(term -> term.kind() == Kind.NAME).count();
        return names == 0 ? 0 : (double) coverage.missing(Kind.NAME, covered).size() / names;
    }

    private boolean isTurned() {
        return distinct.stream()
                .filter(term -> term.kind() == Kind.CONTENT)
                .filter(term -> term.key().length() >= SHORTEST_TURNED)
                .filter(term -> !evidence.knows(term.key()))
                .anyMatch(this::isTurned);
    }

    private boolean isTurned(Term term) {
        var key = term.key();
        return TURNING.stream()
                .anyMatch(prefix ->
                        evidence.knows(prefix + key)
                                || (key.startsWith(prefix)
                                        && key.length() - prefix.length() >= SHORTEST_TURNED
                                        && evidence.knows(key.substring(prefix.length()))));
    }

    private int[] numbers(List<Term> terms) {
        return terms.stream().mapToInt(evidence::id).toArray();
    }

    private static int commonRun(int[] own, int[] other) {
        int longest = 0;
        var run = new int[other.length + 1];
        for (int id : own) {
            for (int j = other.length; j > 0; j--) {
                run[j] = id == other[j - 1] ? run[j - 1] + 1 : 0;
                longest = Math.max(longest, run[j]);
            }
        }
        return longest;
    }

    private static int commonSubsequence(int[] own, int[] other) {
        var row = new int[other.length + 1];
        for (int id : own) {
            int before = 0;
            for (int j = 1; j <= other.length; j++) {
                int above = row[j];
                row[j] = id == other[j - 1] ? before + 1 : Math.max(above, row[j - 1]);
                before = above;
            }
        }
        return row[other.length];
    }

    private static double one(boolean is) {
        return is ? 1 : 0;
    }
}
