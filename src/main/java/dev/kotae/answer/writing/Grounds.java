package dev.kotae.answer.writing;

import dev.kotae.answer.Unsupported;
import dev.kotae.answer.text.Citations;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Citation.Quote;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.guard.Claims;
import dev.kotae.guard.Claims.Claim;
import dev.kotae.guard.Footing;
import dev.kotae.guard.Grounding;
import dev.kotae.guard.Sluice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How an answer stands to the passages that its model was told: what the model says itself of what
/// its words rest on, and what a check of them finds. Without passages there is nothing to check.
/// Where the model read files besides, a sentence that no passage says may rest on those: of it
/// nobody can say. Of one answer, used by one thread.
final class Grounds {
    private static final Pattern PARAGRAPHS = Pattern.compile("\n\n");

    /// A request about more would take longer than is waited for.
    private static final int MOST_UNSURE = 20;

    private final List<Passage> passages;
    private final Grounding grounding;
    private final boolean filesRead;
    private final Unsupported policy;
    private final List<Named> named = new ArrayList<>();

    /// What somebody else says of sentences.
    private final Map<String, Standing> judgements = new HashMap<>();

    /// The sentences of each text that was looked at.
    private final Map<String, List<Claim>> sentences = new HashMap<>();

    /// Each passage by itself, by number.
    private final Map<Integer, Grounding> alone = new HashMap<>();

    private Grounds(List<Passage> passages, boolean filesRead, Unsupported policy) {
        this.passages = List.copyOf(passages);
        this.grounding = Grounding.in(passages);
        this.filesRead = filesRead;
        this.policy = policy;
    }

    /// What the model said that some of its words rest on.
    ///
    /// @param start their first character in what it said
    /// @param end behind the last
    private record Named(int start, int end, int number, String words) {
        /// Whether some of a sentence is among these words, and not only the sign at its end.
        boolean touches(Claim claim) {
            int from = Math.max(start - claim.start(), 0);
            int to = Math.min(end - claim.start(), claim.text().length());
            return from < to
                    && claim.text()
                            .substring(from, to)
                            .chars()
                            .anyMatch(Character::isLetterOrDigit);
        }
    }

    /// @param filesRead whether the model was given files besides
    static Grounds in(List<Passage> passages, boolean filesRead, Unsupported policy) {
        return new Grounds(passages, filesRead, passages.isEmpty() ? Unsupported.KEEP : policy);
    }

    /// What lets the words through while they are written.
    Sluice sluice() {
        return switch (policy) {
            case MARK, JUDGE, KEEP -> Sluice.open();
            case REMOVE -> Sluice.checking(claim -> standing(claim) != Standing.UNSUPPORTED);
        };
    }

    /// The sentences about which somebody else is to be asked, because neither the words tell what
    /// they rest on nor the model does, or because they may deny what a passage says. None where
    /// files were read, which nobody else is shown.
    ///
    /// @param said all that the model said
    /// @param whole whether it came to its end
    List<String> unsure(String said, boolean whole) {
        return policy == Unsupported.JUDGE && !filesRead
                ? ended(said, whole).stream()
                        .filter(claim -> claim.claims() && isUnsure(claim))
                        .map(Claim::text)
                        .distinct()
                        .limit(MOST_UNSURE)
                        .toList()
                : List.of();
    }

    private boolean isUnsure(Claim claim) {
        var footing = footing(claim);
        return switch (footing) {
            case Footing.Contested _ -> true;
            case Footing.Supported _, Footing.Open _, Footing.Unsupported _ ->
                    footing.isUnsure() && !isNamed(claim);
        };
    }

    /// Somebody else was asked.
    ///
    /// @param sentences of [#unsure]
    /// @param supported whether they rest on the passages, by their place
    void heard(List<String> sentences, Map<Integer, Boolean> supported) {
        supported.forEach((place, yes) ->
                judgements.put(
                        sentences.get(place), yes ? Standing.SUPPORTED : Standing.UNSUPPORTED));
    }

    /// The model says what its words rest on.
    ///
    /// @param end how many characters it has said so far
    void named(Chunk.Cited cited, int end) {
        if (cited.number() <= passages.size()) {
            int start = Math.max(0, end - cited.characters());
            named.add(new Named(start, end, cited.number(), exact(cited)));
        }
    }

    /// What the model said so far is not part of the answer.
    void forget() {
        named.clear();
    }

    /// The words that are named, if they stand in the document.
    private String exact(Chunk.Cited cited) {
        var text = passages.get(cited.number() - 1).text();
        return PARAGRAPHS.splitAsStream(cited.words()).allMatch(text::contains)
                ? cited.words()
                : "";
    }

    /// Checks what was written.
    ///
    /// @param said all that the model said
    /// @param whole whether it came to its end; the last sentence of what did not is none yet
    /// @param released what the sluice let through
    Checked checked(String said, boolean whole, String released) {
        var judged = judged(said, whole);
        return switch (policy) {
            case KEEP -> new Checked(released, released, List.of(), quotes(said, released));
            case MARK, JUDGE ->
                    new Checked(
                            said,
                            judged.marked(),
                            judged.notes(),
                            judged.moved(quotes(said, said)));
            case REMOVE -> {
                var left = released.isBlank() ? nothingLeft(said) : released;
                yield new Checked(left, left, judged.notes(), quotes(said, left));
            }
        };
    }

    /// In the language of what was said.
    private static String nothingLeft(String said) {
        boolean japanese = Claims.in(said).stream().anyMatch(Claim::japanese);
        return Wording.NOTHING_SUPPORTED.in(japanese ? Locale.JAPANESE : Locale.ENGLISH);
    }

    /// @param marked what was said, with what is unsupported marked in it
    /// @param marks the marks' lengths, by where they stand in what was said
    private record Judged(String marked, List<Phrase> notes, NavigableMap<Integer, Integer> marks) {
        /// What was quoted for the words as they were said, for those that are marked.
        Map<Integer, List<Quote>> moved(Map<Integer, List<Quote>> quotes) {
            var moved = new HashMap<Integer, List<Quote>>();
            quotes.forEach(
                    (number, all) -> moved.put(number, all.stream().map(this::moved).toList()));
            return moved;
        }

        private Quote moved(Quote quote) {
            int shift =
                    marks.headMap(quote.start(), true).values().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
            return new Quote(quote.start() + shift, quote.end() + shift, quote.words());
        }
    }

    private Judged judged(String said, boolean whole) {
        var shown = new StringBuilder();
        var marks = new TreeMap<Integer, Integer>();
        int done = 0;
        int supported = 0;
        int all = 0;
        for (var claim : ended(said, whole)) {
            if (claim.claims()) {
                var standing = standing(claim);
                all += standing == Standing.UNTOLD ? 0 : 1;
                supported += standing == Standing.SUPPORTED ? 1 : 0;
                if (standing == Standing.UNSUPPORTED) {
                    var mark = mark(claim.japanese());
                    int place = place(claim);
                    shown.append(said, done, place).append(mark);
                    marks.put(place, mark.length());
                    done = place;
                }
            }
        }
        shown.append(said, done, said.length());
        var note =
                Phrase.of(Wording.NOTE_SUPPORTED, String.valueOf(supported), String.valueOf(all));
        return new Judged(shown.toString(), all == 0 ? List.of() : List.of(note), marks);
    }

    /// Where a sentence is marked: at its end, but in the last cell of a row of a table, since what
    /// stands behind it is not shown.
    private static int place(Claim claim) {
        boolean row = claim.text().startsWith("|") && claim.text().endsWith("|");
        return row && claim.text().length() > 1 ? claim.end() - 1 : claim.end();
    }

    /// The sentences of what was said, without the last where that was not said to its end.
    private List<Claim> ended(String said, boolean whole) {
        var claims = passages.isEmpty() ? List.<Claim>of() : sentences(said);
        return whole ? claims : claims.subList(0, Math.max(0, claims.size() - 1));
    }

    private List<Claim> sentences(String text) {
        return sentences.computeIfAbsent(text, Claims::in);
    }

    /// How a sentence stands to the passages.
    private enum Standing {
        SUPPORTED,
        UNSUPPORTED,
        /// Nobody can say.
        UNTOLD
    }

    /// How a sentence of what was said stands. Where the model names a source, that decides what
    /// the words alone cannot; it excuses neither numbers that stand in no passage nor what may
    /// deny its source.
    private Standing standing(Claim claim) {
        var judgement = judgements.get(claim.text());
        if (judgement != null) {
            return judgement;
        }
        var footing = footing(claim);
        boolean named = footing.isUnsure() && isNamed(claim);
        return switch (footing) {
            case Footing.Supported _ -> Standing.SUPPORTED;
            case Footing.Contested _ -> Standing.UNTOLD;
            case Footing.Open _ -> named ? Standing.SUPPORTED : Standing.UNTOLD;
            case Footing.Unsupported _ ->
                    named ? Standing.SUPPORTED : filesRead ? Standing.UNTOLD : Standing.UNSUPPORTED;
        };
    }

    private Footing footing(Claim claim) {
        var cited =
                numbers(claim, named(claim)).stream()
                        .map(number -> number - 1)
                        .collect(Collectors.toSet());
        return grounding.of(claim.text(), cited);
    }

    private boolean isNamed(Claim claim) {
        return !named(claim).isEmpty();
    }

    private List<Named> named(Claim claim) {
        return named.stream().filter(each -> each.touches(claim)).toList();
    }

    /// Which sentences of what is shown rest on which words.
    private Map<Integer, List<Quote>> quotes(String said, String shown) {
        var quotes = new HashMap<Integer, List<Quote>>();
        if (passages.isEmpty()) {
            return quotes;
        }
        var names = names(said);
        for (var claim : sentences(shown)) {
            if (judgements.get(claim.text()) == Standing.UNSUPPORTED) {
                continue;
            }
            var of = names.getOrDefault(claim.text(), List.of());
            for (int number : numbers(claim, of)) {
                var words = words(claim.text(), number, of);
                if (!words.isBlank()) {
                    quotes.computeIfAbsent(number, _ -> new ArrayList<>())
                            .add(new Quote(claim.start(), claim.end(), words));
                }
            }
        }
        return quotes;
    }

    /// What the model named, by the words of the sentence: what is shown may stand elsewhere.
    private Map<String, List<Named>> names(String said) {
        var names = new HashMap<String, List<Named>>();
        if (!named.isEmpty()) {
            for (var claim : sentences(said)) {
                names.computeIfAbsent(claim.text(), _ -> new ArrayList<>()).addAll(named(claim));
            }
        }
        return names;
    }

    private Set<Integer> numbers(Claim claim, List<Named> names) {
        var numbers = new TreeSet<>(Citations.numbers(claim.text(), passages.size()));
        names.forEach(name -> numbers.add(name.number()));
        return numbers;
    }

    /// The words of a passage that a sentence rests on: the sentence of it that says the same, or
    /// else what the model named.
    private String words(String claim, int number, List<Named> names) {
        if (grounding.of(claim) instanceof Footing.Supported(_, var passage, var quote)
                && passage == number - 1) {
            return quote;
        }
        Function<Integer, Grounding> only = each -> Grounding.in(List.of(passages.get(each - 1)));
        return alone.computeIfAbsent(number, only).of(claim)
                        instanceof Footing.Supported(_, _, var quote)
                ? quote
                : names.stream()
                        .filter(name -> name.number() == number)
                        .map(Named::words)
                        .findFirst()
                        .orElse("");
    }

    /// In the language of the sentence, as part of its line.
    private static String mark(boolean japanese) {
        var words = Phrase.of(Wording.UNSUPPORTED);
        return japanese ? words.in(Locale.JAPANESE) : " " + words.in(Locale.ENGLISH);
    }
}
