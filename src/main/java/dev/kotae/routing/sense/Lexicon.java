package dev.kotae.routing.sense;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The words by which a kind is heard, in a trie that is walked from each place of the text: a few
/// steps a character, however many words there are. Regular expressions took a millisecond.
final class Lexicon {
    private static final Pattern BAR = Pattern.compile("\\|");

    private final int[] keys;
    private final int[] next;
    private final int mask;
    private final long[] words;
    private final long[] stems;

    private Lexicon(List<Map<Character, Integer>> edges, List<long[]> ends) {
        int count = edges.stream().mapToInt(Map::size).sum();
        int size = Integer.highestOneBit(Math.max(4, count * 3)) * 2;
        keys = new int[size];
        next = new int[size];
        mask = size - 1;
        words = ends.stream().mapToLong(end -> end[0]).toArray();
        stems = ends.stream().mapToLong(end -> end[1]).toArray();
        if (edges.size() > 0xffff) {
            throw new IllegalStateException("too many words for a lexicon: " + edges.size());
        }
        for (int node = 0; node < edges.size(); node++) {
            for (var edge : edges.get(node).entrySet()) {
                int key = key(node, edge.getKey());
                int slot = slot(key);
                keys[slot] = key;
                next[slot] = edge.getValue();
            }
        }
    }

    /// The lexicon that is shipped: what requests speak of, and what makes a sum of a story.
    static Lexicon shipped() {
        var lines = new ArrayList<String>();
        lines.addAll(lines("lexicon.txt"));
        lines.addAll(lines("problems.txt"));
        return of(lines);
    }

    private static List<String> lines(String name) {
        var source = Objects.requireNonNull(Lexicon.class.getResourceAsStream(name));
        try (var lines =
                new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// @param lines `kind: word | word*`; empty ones and those that begin with `#` say nothing
    static Lexicon of(List<String> lines) {
        var edges = new ArrayList<Map<Character, Integer>>();
        var ends = new ArrayList<long[]>();
        edges.add(new HashMap<>());
        ends.add(new long[2]);
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            var name = line.substring(0, colon).strip().toUpperCase(Locale.ROOT);
            var kind = Spoken.called(name);
            for (var word : BAR.splitAsStream(line.substring(colon + 1)).toList()) {
                plant(word.strip(), kind, edges, ends);
            }
        }
        return new Lexicon(edges, ends);
    }

    private static void plant(
            String word, Spoken kind, List<Map<Character, Integer>> edges, List<long[]> ends) {
        boolean stem = word.endsWith("*") || !Letters.isLatin(word.charAt(word.length() - 1));
        var letters = word.endsWith("*") ? word.substring(0, word.length() - 1) : word;
        int node = 0;
        for (int at = 0; at < letters.length(); at++) {
            char letter = letters.charAt(at);
            int fresh = edges.size();
            int to = edges.get(node).computeIfAbsent(letter, _ -> fresh);
            if (to == fresh) {
                edges.add(new HashMap<>());
                ends.add(new long[2]);
            }
            node = to;
        }
        ends.get(node)[stem ? 1 : 0] |= kind.bit();
    }

    /// What is heard in a text.
    ///
    /// @param text in lower case, with single blanks
    Heard hear(String text) {
        var heard = new Heard(text.length());
        for (int start = 0; start < text.length(); start++) {
            char first = text.charAt(start);
            if (Letters.isLatin(first) && start > 0 && Letters.isLatin(text.charAt(start - 1))) {
                continue;
            }
            int node = 0;
            for (int at = start; at < text.length(); at++) {
                node = step(node, text.charAt(at));
                if (node == 0) {
                    break;
                }
                boolean whole = at + 1 == text.length() || !Letters.isLatin(text.charAt(at + 1));
                long found = stems[node] | (whole ? words[node] : 0);
                if (found != 0) {
                    heard.add(found, start);
                }
            }
        }
        return heard;
    }

    private int step(int node, char letter) {
        int key = key(node, letter);
        int slot = slot(key);
        return keys[slot] == key ? next[slot] : 0;
    }

    private static int key(int node, char letter) {
        return (node << 16) | letter;
    }

    private int slot(int key) {
        int slot = ((key * 0x9e3779b9) >>> 7) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
