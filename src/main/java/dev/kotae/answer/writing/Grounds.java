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

/// How an answer stands to the passages that its model was told: what the model says itself of what
/// its words rest on, and what a check of them finds. Without passages there is nothing to check.
/// Of one answer, used by one thread.
final class Grounds {
    private final List<Passage> passages;
    private final Grounding grounding;
    private final Unsupported policy;
    private final List<Named> named = new ArrayList<>();

    /// Each passage by itself, by number.
    private final Map<Integer, Grounding> alone = new HashMap<>();

    private Grounds(List<Passage> passages, Unsupported policy) {
        this.passages = List.copyOf(passages);
        this.grounding = Grounding.in(passages);
        this.policy = policy;
    }

    /// What the model said that some of its words rest on.
    ///
    /// @param start their first character in what it said
    /// @param end behind the last
    private record Named(int start, int end, int number, String words) {
        boolean touches(Claim claim) {
            return start < claim.end() && claim.start() < end;
        }
    }

    static Grounds in(List<Passage> passages, Unsupported policy) {
        return new Grounds(passages, passages.isEmpty() ? Unsupported.KEEP : policy);
    }

    /// What lets the words through while they are written.
    Sluice sluice() {
        return switch (policy) {
            case MARK, KEEP -> Sluice.open();
            case REMOVE ->
                    Sluice.checking(claim -> !(footing(claim) instanceof Footing.Unsupported));
        };
    }

    /// The model says what its words rest on.
    ///
    /// @param end how many characters it has said so far
    void named(Chunk.Cited cited, int end) {
        if (cited.number() <= passages.size()) {
            int start = Math.max(0, end - cited.characters());
            named.add(new Named(start, end, cited.number(), cited.words()));
        }
    }

    /// Checks what was written.
    ///
    /// @param said all that the model said
    /// @param whole whether it came to its end; the last sentence of what did not is none yet
    /// @param released what the sluice let through
    /// @param reader told where nothing is left
    Checked checked(String said, boolean whole, String released, Locale reader) {
        var judged = judged(said, whole);
        return switch (policy) {
            case KEEP -> new Checked(released, released, List.of(), quotes(said, released));
            case MARK ->
                    new Checked(
                            said,
                            judged.marked(),
                            judged.notes(),
                            judged.moved(quotes(said, said)));
            case REMOVE -> {
                var left =
                        released.isBlank()
                                ? Phrase.of(Wording.NOTHING_SUPPORTED).in(reader)
                                : released;
                yield new Checked(left, left, judged.notes(), quotes(said, left));
            }
        };
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
        var claims = passages.isEmpty() ? List.<Claim>of() : Claims.in(said);
        int ended = whole ? claims.size() : Math.max(0, claims.size() - 1);
        for (var claim : claims.subList(0, ended)) {
            if (claim.claims()) {
                switch (footing(claim)) {
                    case Footing.Supported _ -> {
                        supported++;
                        all++;
                    }
                    case Footing.Unsupported _ -> {
                        all++;
                        var mark = mark(claim.japanese());
                        shown.append(said, done, claim.end()).append(mark);
                        marks.put(claim.end(), mark.length());
                        done = claim.end();
                    }
                    case Footing.Open _ -> {}
                }
            }
        }
        shown.append(said, done, said.length());
        var note =
                Phrase.of(Wording.NOTE_SUPPORTED, String.valueOf(supported), String.valueOf(all));
        return new Judged(shown.toString(), all == 0 ? List.of() : List.of(note), marks);
    }

    /// What a sentence of what was said rests on. Where the model names a source, that decides what
    /// the words alone cannot; numbers that stand in no passage it does not excuse.
    private Footing footing(Claim claim) {
        var own = grounding.of(claim.text());
        var name = named.stream().filter(each -> each.touches(claim)).findFirst();
        boolean undecided =
                switch (own) {
                    case Footing.Supported _ -> false;
                    case Footing.Open _ -> true;
                    case Footing.Unsupported(_, var missing) -> missing.isEmpty();
                };
        return name.isPresent() && undecided
                ? new Footing.Supported(
                        own.likelihood(), name.get().number() - 1, name.get().words())
                : own;
    }

    /// Which sentences of what is shown rest on which words.
    private Map<Integer, List<Quote>> quotes(String said, String shown) {
        var quotes = new HashMap<Integer, List<Quote>>();
        if (passages.isEmpty()) {
            return quotes;
        }
        var names = names(said);
        for (var claim : Claims.in(shown)) {
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
            for (var claim : Claims.in(said)) {
                names.computeIfAbsent(claim.text(), _ -> new ArrayList<>())
                        .addAll(named.stream().filter(each -> each.touches(claim)).toList());
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
