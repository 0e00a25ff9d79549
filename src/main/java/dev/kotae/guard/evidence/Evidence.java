package dev.kotae.guard.evidence;

import dev.kotae.chat.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Passages that have been read once, so that many sentences can be compared with them.
public final class Evidence {
    /// No term of the passages.
    static final int UNKNOWN = -1;

    /// Longer roots would tell words of one family apart.
    private static final int ROOT = 5;

    private static final BitSet NOWHERE = new BitSet();

    private final List<Passage> passages;
    private final List<Line> lines = new ArrayList<>();

    /// Each passage's first line: its title and headings, which speak for all of its sentences, but
    /// are quoted for none.
    private final List<Integer> heads = new ArrayList<>();

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> roots = new ArrayList<>();
    private final List<BitSet> linesOf = new ArrayList<>();
    private final Set<String> knownRoots = new HashSet<>();
    private final Map<Integer, Set<String>> familiesAround = new HashMap<>();
    private final Map<Integer, Particulars> particulars = new HashMap<>();
    private final Map<Integer, List<Part>> parts = new HashMap<>();

    /// All lines in small letters; empty until somebody asks.
    private String small = "";

    /// The passages that are in Japanese, and those that are in another language; some in both.
    private final BitSet japanese = new BitSet();

    private final BitSet latin = new BitSet();

    private Evidence(List<Passage> passages) {
        this.passages = List.copyOf(passages);
    }

    /// Reads passages.
    public static Evidence of(List<Passage> passages) {
        var evidence = new Evidence(passages);
        for (int i = 0; i < passages.size(); i++) {
            evidence.read(i, passages.get(i));
        }
        return evidence;
    }

    private void read(int number, Passage passage) {
        var folded = Folded.of(passage.text());
        var words = folded.text();
        japanese.set(number, Script.isJapanese(words));
        latin.set(number, Script.isLatin(words));
        var sentences = Sentences.of(words);
        heads.add(lines.size());
        add(
                number,
                sentences.isEmpty() ? new Span(0, 0) : folded.original(sentences.getFirst()),
                Folded.of(String.join("\n", passage.heads())).text());
        for (var sentence : sentences) {
            add(number, folded.original(sentence), sentence.in(words));
        }
    }

    private void add(int passage, Span span, String words) {
        var read = Terms.of(words);
        var terms = new int[read.size()];
        var says = new int[read.size()];
        int saying = 0;
        for (int i = 0; i < terms.length; i++) {
            var term = read.get(i);
            terms[i] = learn(term.key());
            if (term.says()) {
                says[saying++] = terms[i];
                linesOf.get(terms[i]).set(lines.size());
            }
            if (!term.also().isEmpty()) {
                linesOf.get(learn(term.also())).set(lines.size());
            }
        }
        lines.add(new Line(passage, span, words, read, terms, Arrays.copyOf(says, saying)));
    }

    private int learn(String key) {
        var known = ids.putIfAbsent(key, ids.size());
        if (known != null) {
            return known;
        }
        linesOf.add(new BitSet());
        var root = root(key);
        roots.add(root);
        if (root.length() == ROOT) {
            knownRoots.add(root);
        }
        return ids.size() - 1;
    }

    private static String root(String key) {
        return key.substring(0, Math.min(ROOT, key.length()));
    }

    /// Whether there is no passage, or one in this language.
    boolean speaks(boolean inJapanese) {
        return passages.isEmpty() || !in(inJapanese).isEmpty();
    }

    /// Whether one of some passages is in another language.
    ///
    /// @param some their places
    boolean isForeign(boolean inJapanese, Set<Integer> some) {
        return !some.stream().allMatch(in(inJapanese)::get);
    }

    private BitSet in(boolean inJapanese) {
        return inJapanese ? japanese : latin;
    }

    /// What stands in a place, or nothing for nowhere.
    String quote(Traits.Place place) {
        return place.passage() < 0 ? "" : place.span().in(passages.get(place.passage()).text());
    }

    List<Line> lines() {
        return lines;
    }

    /// How many sentences the passages have.
    int sentences() {
        return lines.size() - heads.size();
    }

    /// Whether a line is what stands above a passage.
    boolean isHead(int line) {
        return head(line) == line;
    }

    /// The lines around one in the same passage, itself among them, and the head above them.
    List<Integer> around(int line) {
        int passage = lines.get(line).passage();
        int head = heads.get(passage);
        int end = passage + 1 < heads.size() ? heads.get(passage + 1) : lines.size();
        var around = new ArrayList<Integer>();
        around.add(head);
        for (int each = Math.max(head + 1, line - 1); each < Math.min(end, line + 2); each++) {
            around.add(each);
        }
        return around;
    }

    /// What a line fixes. It is asked for again and again, as a good line is near to many
    /// sentences.
    Particulars particulars(int line) {
        return particulars.computeIfAbsent(
                line,
                _ -> {
                    var read = lines.get(line);
                    return Particulars.of(read.words(), read.read());
                });
    }

    /// The pieces of a line, which are asked for again and again, too.
    List<Part> parts(int line) {
        return parts.computeIfAbsent(
                line,
                _ -> {
                    var read = lines.get(line);
                    return Part.of(read.words(), read.read());
                });
    }

    /// The line above the passage in which a line stands.
    int head(int line) {
        return heads.get(lines.get(line).passage());
    }

    /// A term's number, or [#UNKNOWN].
    int id(Term term) {
        return ids.getOrDefault(term.key(), ids.getOrDefault(term.also(), UNKNOWN));
    }

    boolean knows(String key) {
        return ids.containsKey(key);
    }

    /// Whether some letters stand anywhere, also within a word.
    boolean writes(String letters) {
        if (small.isEmpty()) {
            small = lines.stream().map(Line::words).collect(Collectors.joining("\n"));
            small = small.toLowerCase(Locale.ROOT);
        }
        return small.contains(letters.toLowerCase(Locale.ROOT));
    }

    /// The lines in which a term says something; not to be changed.
    ///
    /// @param id its number, or [#UNKNOWN]
    BitSet linesOf(int id) {
        return id == UNKNOWN ? NOWHERE : linesOf.get(id);
    }

    /// Whether a term of the same family stands somewhere.
    boolean hasFamily(Term term) {
        return term.key().length() >= ROOT && knownRoots.contains(root(term.key()));
    }

    /// Whether a term is of one of these families, see [#familiesAround].
    static boolean isOf(Set<String> families, Term term) {
        return term.key().length() >= ROOT && families.contains(root(term.key()));
    }

    /// The families of what is said in a line, its neighbours and their head. They are asked for
    /// again and again: a good line is near to many sentences.
    Set<String> familiesAround(int line) {
        return familiesAround.computeIfAbsent(
                line,
                _ ->
                        around(line).stream()
                                .flatMapToInt(each -> Arrays.stream(lines.get(each).says()))
                                .mapToObj(roots::get)
                                .filter(root -> root.length() == ROOT)
                                .collect(Collectors.toSet()));
    }
}
