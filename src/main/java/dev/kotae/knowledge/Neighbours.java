package dev.kotae.knowledge;

import dev.kotae.chat.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Joins pieces that follow each other in a document, so that a model reads them as the one text
/// that they are.
public final class Neighbours {
    /// Longer passages would be cited for too much.
    private static final int LONGEST = 4_000;

    /// A folder's passage: the file, and the piece's number in it.
    private static final Pattern PLACE = Pattern.compile("(.+)#(\\d{1,9})");

    private Neighbours() {}

    /// The same passages, those that follow each other under one heading joined in reading order,
    /// in the place of the best of them, and linked where that one stands.
    ///
    /// @param passages the best first
    public static List<Passage> joined(List<Passage> passages) {
        var runs = new ArrayList<Run>();
        for (var passage : passages) {
            var run = Run.of(passage);
            int place = runs.size();
            for (int i = runs.size() - 1; i >= 0; i--) {
                if (runs.get(i).follows(run) || run.follows(runs.get(i))) {
                    run = runs.remove(i).with(run);
                    place = i;
                }
            }
            runs.add(place, run);
        }
        return runs.stream().map(Run::passage).toList();
    }

    /// Pieces that follow each other.
    ///
    /// @param file where they are from, by address and path, since folders may have a path in
    ///   common; empty where nobody knows
    /// @param first the first one's number in it
    /// @param last the last one's
    private record Run(String file, int first, int last, Passage passage) {
        static Run of(Passage passage) {
            var place = PLACE.matcher(passage.id());
            if (!place.matches()) {
                return new Run("", 0, 0, passage);
            }
            int number = Integer.parseInt(place.group(2));
            var address = passage.link().split("#", 2)[0];
            return new Run(address + " " + place.group(1), number, number, passage);
        }

        boolean follows(Run other) {
            return !file.isEmpty()
                    && file.equals(other.file)
                    && first == other.last + 1
                    && passage.title().equals(other.passage.title())
                    && passage.headings().equals(other.passage.headings())
                    && passage.text().length() + other.passage.text().length() <= LONGEST;
        }

        Run with(Run other) {
            var one = first < other.first ? this : other;
            var two = first < other.first ? other : this;
            var better = two.passage.score() > one.passage.score() ? two : one;
            var text = one.passage.text() + "\n\n" + two.passage.text();
            return new Run(
                    file,
                    one.first,
                    two.last,
                    new Passage(
                            one.passage.id(),
                            one.passage.title(),
                            one.passage.headings(),
                            better.passage.link(),
                            text,
                            Math.max(one.passage.score(), two.passage.score()),
                            Math.max(one.passage.coverage(), two.passage.coverage())));
        }
    }
}
