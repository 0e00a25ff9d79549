package dev.kotae.local.quoting;

import dev.kotae.local.quoting.Vocabulary.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts the statements of some sources in the order in which they answer an inquiry, by the share
/// of its words that they hold, rare words counting more (idf).
final class Ranking {
    /// What a word counts for that is not in the sentence but in its heading, and in its passage.
    private static final double IN_HEADING = 0.6;

    private static final double IN_PASSAGE = 0.3;

    /// A name that no document has weighs double: they do not speak of it. An ordinary word may
    /// have been said in other words.
    private static final double MISSING_NAME = 2;

    private static final double MISSING_WORD = 0.8;

    /// Where few words are asked with, each of them matters.
    private static final double MISSING_OF_FEW = 1.6;

    private static final int FEW = 3;

    /// Below this share of the question a sentence is no answer. Japanese words are compared in
    /// pieces, so that more is found by chance. Of 250 questions of JSQuAD 9 in 10 are answered
    /// rightly with these values, and 4 in 5 not at all when their article is missing.
    private static final double ENOUGH_ENGLISH = 0.33;

    private static final double ENOUGH_JAPANESE = 0.4;

    /// With one word alone it takes more.
    private static final double ENOUGH_WITH_ONE_WORD = 0.6;

    /// How much more it takes where a measure is asked for and not given.
    private static final double UNMEASURED = 1.25;

    /// What a word counts for in addition that is both said and in the heading above.
    private static final double BOTH = 0.25;

    /// What a word counts for in a row of a table that is about something else.
    private static final double BESIDES = 0.7;

    private static final double OF_ANOTHER_KIND = 0.75;

    /// What a statement loses for each passage that the search put before its own.
    private static final double LATER = 0.02;

    private static final int SHORT_TABLE = 6;

    private static final int MOST = 4;

    /// One word says too little to quote much.
    private static final int MOST_FOR_ONE_WORD = 2;

    private final Inquiry inquiry;
    private final Tongue tongue;
    private final String lastAnswer;
    private final List<Statement> statements = new ArrayList<>();
    private final Map<Source, Set<String>> passages = new HashMap<>();
    private final Map<Source, Integer> places = new HashMap<>();
    private final Map<Word, Double> weights = new HashMap<>();
    private final Headings headings;
    private final Fitness fitness;

    Ranking(List<Source> sources, Inquiry inquiry, Tongue tongue, String lastAnswer) {
        this.inquiry = inquiry;
        this.tongue = tongue;
        this.lastAnswer = lastAnswer;
        this.headings = new Headings(inquiry.words());
        this.fitness = new Fitness(inquiry);
        for (var source : sources) {
            Statement.of(source, inquiry.wants(Want.STEPS)).stream()
                    .flatMap(this::withinBounds)
                    .forEach(statements::add);
            passages.put(source, Grams.of(source.text()));
            places.putIfAbsent(source, places.size());
        }
        inquiry.words().forEach(word -> weights.put(word, weigh(word)));
    }

    /// A row that holds for an amount that was asked about holds its words; one that does not is
    /// none.
    private Stream<Statement> withinBounds(Statement statement) {
        var bounds = statement.bounds();
        var concerned =
                inquiry.amounts().stream()
                        .filter(amount -> bounds.stream().anyMatch(b -> b.concern(amount)))
                        .toList();
        if (concerned.isEmpty()) {
            return Stream.of(statement);
        }
        return concerned.stream()
                .filter(amount -> bounds.stream().anyMatch(b -> b.hold(amount)))
                .map(amount -> statement.with(Grams.of(amount.written())));
    }

    private double weigh(Word word) {
        double found =
                statements.stream()
                        .mapToDouble(s -> Math.max(word.share(s.own()), word.share(s.around())))
                        .sum();
        if (found > 0) {
            return word.weight() * rareness(found);
        }
        return word.weight() * rareness(1) * missing(word);
    }

    private double missing(Word word) {
        if (word.name()) {
            return MISSING_NAME;
        }
        return inquiry.words().size() <= FEW && !word.isVague() ? MISSING_OF_FEW : MISSING_WORD;
    }

    private double rareness(double found) {
        return Math.log(1 + statements.size() / (found + 0.5));
    }

    /// A statement with how well it answers.
    private record Ranked(Statement statement, double score) {}

    /// The statements to quote, the best first: those in the language of the question, or else
    /// those in the other one; empty where none answers.
    List<Statement> best() {
        var ours = statements.stream().filter(s -> s.tongue() == tongue);
        var picked = pick(ours.filter(this::answers).map(this::ranked).toList());
        if (!picked.isEmpty()) {
            return withTable(picked);
        }
        var others = statements.stream().filter(s -> s.tongue() != tongue);
        return pick(others.filter(this::namesWhatWasAsked).map(this::ranked).toList());
    }

    private boolean answers(Statement statement) {
        if (inquiry.bare() && inquiry.wants(Want.REASON)) {
            return Want.REASON.isShownBy(statement.text())
                    && hits(statement) * 2 >= inquiry.words().size();
        }
        double needed = hits(statement) > 1 ? enough() : ENOUGH_WITH_ONE_WORD;
        return covers(statement) >= (fitness.isMeasured(statement) ? needed : UNMEASURED * needed);
    }

    private double enough() {
        return tongue == Tongue.JAPANESE ? ENOUGH_JAPANESE : ENOUGH_ENGLISH;
    }

    private long hits(Statement statement) {
        return inquiry.words().stream().filter(word -> isHit(word, statement)).count();
    }

    private static boolean isHit(Word word, Statement statement) {
        return word.share(statement.own()) > 0 || word.share(statement.around()) > 0;
    }

    /// Across languages only names are the same; among other words one name is too little.
    private boolean namesWhatWasAsked(Statement statement) {
        var names =
                inquiry.words().stream()
                        .filter(word -> tongue == Tongue.ENGLISH ? word.name() : word.isLatin())
                        .toList();
        return !names.isEmpty()
                && names.size() * 2 >= inquiry.words().size()
                && names.stream().allMatch(name -> isHit(name, statement));
    }

    private Ranked ranked(Statement statement) {
        double score = bearing(statement) * fitness.of(statement);
        if (inquiry.followUp() && lastAnswer.contains(statement.text())) {
            score *= 0.6;
        }
        if (isOfAnotherKind(statement)) {
            score *= OF_ANOTHER_KIND;
        }
        // The search that found the documents knew more than their words: its order counts.
        int place = places.getOrDefault(statement.source(), 0);
        return new Ranked(statement, score * (1 - LATER * Math.min(place, 10)));
    }

    /// How much of the inquiry a statement is about, by its own words and by where it stands.
    private double bearing(Statement statement) {
        double held = 0;
        double all = 0;
        for (var word : inquiry.words()) {
            double weight = weights.getOrDefault(word, 0.0);
            double own = word.share(statement.own());
            if (!statement.name().equals(statement.own())) {
                own = Math.max(word.share(statement.name()), BESIDES * own);
            }
            double above = headings.presence(word, statement.headings());
            double here = Math.max(presence(word, statement, own), above);
            all += weight;
            held += weight * (here + (own == 1 ? BOTH * above : 0));
        }
        return all == 0 ? 0 : held / all;
    }

    /// Whether a row bears a part of a compound in its name and something else in its place, as
    /// 夏季休暇 does of 有給休暇. A part alone, as 有給, names the same.
    private boolean isOfAnotherKind(Statement statement) {
        if (!(statement.block() instanceof Block.Table)) {
            return false;
        }
        var named = Vocabulary.contentOf(statement.cellNames().getLast());
        return inquiry.words().stream()
                .filter(word -> word.share(statement.name()) > 0)
                .filter(word -> word.share(statement.name()) < 1)
                .anyMatch(word ->
                        named.stream().noneMatch(name -> word.grams().containsAll(name.grams())));
    }

    private double covers(Statement statement) {
        return covers(statement, Set.of(), 1);
    }

    /// The share of the inquiry that a statement holds; words in `said` count only `again` times.
    private double covers(Statement statement, Set<Word> said, double again) {
        double held = 0;
        double all = 0;
        for (var word : inquiry.words()) {
            double weight = weights.getOrDefault(word, 0.0);
            all += weight;
            double own = word.share(statement.own());
            held += weight * presence(word, statement, own) * (said.contains(word) ? again : 1);
        }
        return all == 0 ? 0 : held / all;
    }

    private double presence(Word word, Statement statement, double own) {
        var passage = passages.getOrDefault(statement.source(), Set.of());
        double above = headings.presence(word, statement.headings());
        return Math.max(
                above > 1 ? Math.max(own, 1) : own,
                Math.max(
                        IN_HEADING * word.share(statement.around()),
                        IN_PASSAGE * word.share(passage)));
    }

    /// Adds the short table of the section that promises the answer: it is the answer.
    private List<Statement> withTable(List<Statement> picked) {
        var best = picked.getFirst();
        if (!fitness.isPromised(best) || fitness.saysAll(best)) {
            return picked;
        }
        var rows =
                statements.stream()
                        .filter(s -> s.source().equals(best.source()))
                        .filter(s -> s.headings().equals(best.headings()))
                        .filter(s -> s.block() instanceof Block.Table && !picked.contains(s))
                        .toList();
        if (best.block() instanceof Block.Table || rows.size() > SHORT_TABLE) {
            return picked;
        }
        var all = new ArrayList<>(picked);
        all.addAll(rows);
        return all;
    }

    /// The best, and those that are nearly as good or speak of what the best leave out.
    private List<Statement> pick(List<Ranked> candidates) {
        var order =
                candidates.stream()
                        .sorted(Comparator.comparingDouble(Ranked::score).reversed())
                        .toList();
        int most = inquiry.words().size() == 1 ? MOST_FOR_ONE_WORD : MOST;
        var picked = new ArrayList<Statement>();
        var said = new HashSet<Word>();
        for (var candidate : order) {
            var statement = candidate.statement();
            boolean worthIt =
                    candidate.score() >= 0.85 * order.getFirst().score()
                            || covers(statement, said, 0) >= enough();
            if (picked.size() < most
                    && worthIt
                    && picked.stream().noneMatch(other -> other.repeats(statement))) {
                picked.add(statement);
                inquiry.words().stream().filter(w -> isHit(w, statement)).forEach(said::add);
            }
        }
        return picked;
    }

    /// What titles and headings say of the text below them, for one inquiry.
    private static final class Headings {
        /// What a word of the question counts for that stands in a heading among others.
        private static final double AMONG_OTHERS = 0.6;

        /// What it counts for in addition where the heading is about nothing else: all below it is.
        private static final double ALONE = 0.65;

        private final Set<String> asked;
        private final Map<String, Heading> known = new HashMap<>();

        Headings(List<Word> asked) {
            this.asked =
                    asked.stream()
                            .flatMap(w -> Stream.concat(Stream.of(w.grams()), w.others().stream()))
                            .flatMap(List::stream)
                            .collect(Collectors.toSet());
        }

        /// @param worth what a word counts for that stands in it
        private record Heading(Set<String> grams, double worth) {}

        /// How much a word of the question is what the text below these headings is about.
        double presence(Word word, List<String> headings) {
            double most = 0;
            for (var text : headings) {
                var heading = known.computeIfAbsent(text, this::read);
                most = Math.max(most, heading.worth() * word.share(heading.grams()));
            }
            return most;
        }

        private Heading read(String text) {
            double all = 0;
            double shared = 0;
            for (var word : Vocabulary.contentOf(text)) {
                all += word.weight();
                shared += word.weight() * word.share(asked);
            }
            double only = all == 0 ? 0 : shared / all;
            return new Heading(Grams.of(text), AMONG_OTHERS + ALONE * only * only);
        }
    }
}
