package dev.kotae.guard.evidence;

import dev.kotae.guard.evidence.Term.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A piece of a sentence that says one thing of a number: a clause, and those before it that have
/// none.
///
/// @param words those of the whole sentence, folded
/// @param terms those of the piece, in order
/// @param keys those of its terms that say something, in both ways to write them
record Part(String words, List<Term> terms, Set<String> keys) {
    private static final Pattern CUT =
            Pattern.compile("[、；;。]|, (?![0-9])|[.!?] |\\b(?:and|but|while|whereas)\\b(?! [0-9])");

    /// With a capital, and none of the endings that most words have.
    private static final Pattern NAME_LIKE =
            Pattern.compile(
                    "(?!(?:Staff|People|Access|Work)$)\\p{Lu}\\p{Ll}{2,}+(?<!s|ing|ed|er|ee|ion|ment|ly|ble|al|ty|ive|nce|one|body|ness)");

    /// The word behind, of Japanese its first character, or a sign such as %.
    private static final Pattern BEHIND = Pattern.compile("[ -]?([\\p{IsHan}ぁ-ヿ%€$£]|[A-Za-z]+)");

    private static final Pattern BEFORE = Pattern.compile("([\\p{IsHan}ぁ-ヿ]|[A-Za-z]+)[ \"(|]*$");

    private static final int LONGEST = 30;

    private Part(String words, List<Term> terms) {
        this(
                words,
                terms,
                terms.stream()
                        .filter(Term::says)
                        .flatMap(term -> Stream.of(term.key(), term.also()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// The pieces of a sentence.
    ///
    /// @param terms its own, in order
    static List<Part> of(String words, List<Term> terms) {
        var parts = new ArrayList<Part>();
        int from = 0;
        if (terms.stream().filter(Part::isNumber).count() > 1) {
            var cuts = CUT.matcher(words);
            while (cuts.find()) {
                int to = from;
                while (to < terms.size() && terms.get(to).start() < cuts.start()) {
                    to++;
                }
                if (saysOfNumber(terms.subList(from, to))
                        && saysOfNumber(terms.subList(to, terms.size()))) {
                    parts.add(new Part(words, terms.subList(from, to)));
                    from = to;
                }
            }
        }
        parts.add(new Part(words, terms.subList(from, terms.size())));
        return parts;
    }

    private static boolean saysOfNumber(List<Term> terms) {
        return terms.stream().anyMatch(Part::isNumber)
                && terms.stream().filter(Term::says).count() > 1;
    }

    private static boolean isNumber(Term term) {
        return term.kind() == Kind.NUMBER;
    }

    boolean has(Term term) {
        return keys.contains(term.key()) || (!term.also().isEmpty() && keys.contains(term.also()));
    }

    /// Whether a term of it is a name: at the beginning of a sentence, where any word has a
    /// capital, one that looks like no other.
    boolean names(Term term) {
        return switch (term.kind()) {
            case NAME -> !Script.isWide(term.key().charAt(0));
            case CONTENT -> looksLikeName(written(term));
            case NUMBER, FUNCTION -> false;
        };
    }

    static boolean looksLikeName(String word) {
        return NAME_LIKE.matcher(word).matches();
    }

    private String written(Term term) {
        return words.substring(term.start(), term.end());
    }

    /// Whether a term here stands as another does there: numbers of the same unit, or of none
    /// behind the same word; names beside the same word.
    boolean places(Term term, Part other, Term there) {
        if (isNumber(term) && isNumber(there)) {
            var unit = behind(term);
            return unit.equals(other.behind(there))
                    && (!unit.isEmpty() || standsBehindTheSame(term, other, there));
        }
        return names(term)
                && other.names(there)
                && (standsBehindTheSame(term, other, there)
                        || (!behind(term).isEmpty() && behind(term).equals(other.behind(there))));
    }

    private boolean standsBehindTheSame(Term term, Part other, Term there) {
        return !before(term).isEmpty() && before(term).equals(other.before(there));
    }

    private String behind(Term term) {
        var found = BEHIND.matcher(words).region(term.end(), words.length());
        return found.lookingAt() ? word(found.group(1)) : "";
    }

    private String before(Term term) {
        var before = words.substring(Math.max(0, term.start() - LONGEST), term.start());
        var found = BEFORE.matcher(before);
        return found.find() ? word(found.group(1)) : "";
    }

    private static String word(String written) {
        return Stem.of(written.toLowerCase(Locale.ROOT));
    }
}
