package dev.kotae.local.quoting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Something that a document says and that can be quoted.
///
/// @param index its place in the block, or [#WHOLE]
/// @param own the grams of its words
/// @param name the grams of what it is about where it says so first: the first cells of a row
/// @param headings what stands above it, each by itself: title, headings, a question of the
///   document's own
/// @param around the grams of what it is to be read with: headings, the names of the columns, the
///   sentence before it or that opens its list
record Statement(
        Source source,
        Block block,
        int index,
        String text,
        Set<String> own,
        Set<String> name,
        List<String> headings,
        Set<String> around) {
    /// The whole block rather than one line of it.
    static final int WHOLE = -1;

    private static final Pattern QUESTION = Pattern.compile("[?？][\"'”’)」』）*_]*$");

    /// All statements of a source, in its order.
    ///
    /// @param stepsWanted whether a numbered list is also one statement as a whole
    static List<Statement> of(Source source, boolean stepsWanted) {
        var statements = new ArrayList<Statement>();
        var asked = "";
        var heading = "";
        for (var block : BlockReader.blocksOf(source.text())) {
            if (!block.heading().equals(heading)) {
                heading = block.heading();
                asked = "";
            }
            var about = source.about() + "\n" + heading + "\n";
            switch (block) {
                case Block.Prose prose -> asked = prose(source, prose, about, asked, statements);
                case Block.Listing list ->
                        list(source, list, about + asked, stepsWanted, statements);
                case Block.Table table -> table(source, table, about + asked, statements);
                case Block.Verbatim verbatim ->
                        statements.add(
                                line(
                                        source,
                                        verbatim,
                                        WHOLE,
                                        verbatim.leadIn(),
                                        about + asked,
                                        ""));
            }
        }
        return statements;
    }

    /// A question that a document asks itself is never quoted: it is what the next sentences
    /// answer.
    private static String prose(
            Source source, Block.Prose prose, String about, String open, List<Statement> out) {
        var asked = open;
        for (int i = 0; i < prose.sentences().size(); i++) {
            var sentence = prose.sentences().get(i);
            if (QUESTION.matcher(sentence).find()) {
                asked = sentence;
            } else {
                var before = i == 0 ? "" : prose.sentences().get(i - 1);
                out.add(line(source, prose, i, sentence, about + asked, before));
            }
        }
        return asked;
    }

    private static void list(
            Source source,
            Block.Listing list,
            String about,
            boolean stepsWanted,
            List<Statement> out) {
        if (list.numbered() && stepsWanted) {
            // Not by its steps: among enough of them every question finds its words.
            var text = list.leadIn() + " " + String.join(" ", list.items());
            var named = Grams.of(list.heading() + " " + list.leadIn());
            out.add(
                    new Statement(
                            source,
                            list,
                            WHOLE,
                            text,
                            named,
                            named,
                            lines(about),
                            Grams.of(about)));
        }
        for (int i = 0; i < list.items().size(); i++) {
            out.add(line(source, list, i, list.items().get(i), about, list.leadIn()));
        }
    }

    private static void table(Source source, Block.Table table, String about, List<Statement> out) {
        for (int i = 0; i < table.rows().size(); i++) {
            var cells = table.rows().get(i);
            var columns = String.join(" ", table.columns());
            out.add(
                    new Statement(
                            source,
                            table,
                            i,
                            String.join(" | ", cells),
                            Grams.of(String.join(" | ", cells)),
                            Grams.of(nameOf(table, cells)),
                            lines(about),
                            Grams.of(about + " " + columns)));
        }
    }

    /// The first cells of a row, up to the one that tells it from the others.
    private static String nameOf(Block.Table table, List<String> cells) {
        int end = 1;
        while (end < cells.size() && isShared(table, cells.subList(0, end))) {
            end++;
        }
        return String.join(" | ", cells.subList(0, end));
    }

    private static boolean isShared(Block.Table table, List<String> first) {
        return table.rows().stream()
                        .filter(row -> row.size() >= first.size())
                        .filter(row -> row.subList(0, first.size()).equals(first))
                        .count()
                > 1;
    }

    private static Statement line(
            Source source, Block block, int index, String text, String about, String before) {
        var own = Grams.of(text);
        var around = Grams.of(about + " " + before);
        return new Statement(source, block, index, text, own, own, lines(about), around);
    }

    private static List<String> lines(String about) {
        return about.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /// The heading right above, or empty.
    String lastHeading() {
        return headings.isEmpty() ? "" : headings.getLast();
    }

    /// With what it cannot be understood without: the heading and the sentence that opens its list.
    String inContext() {
        var opening = block instanceof Block.Listing list ? list.leadIn() : "";
        return lastHeading() + "\n" + opening + "\n" + text;
    }

    /// The names of its cells where it is a row: of the columns, and of the row.
    List<String> cellNames() {
        if (!(block instanceof Block.Table table)) {
            return List.of();
        }
        var names = new ArrayList<>(table.columns());
        names.add(table.rows().get(index).getFirst());
        return names;
    }

    /// For which amounts it holds where it is a row that says so.
    Optional<Bounds> bounds() {
        return block instanceof Block.Table ? Bounds.of(cellNames().getLast()) : Optional.empty();
    }

    /// The same, found by more.
    Statement with(Set<String> grams) {
        return new Statement(
                source, block, index, text, both(own, grams), both(name, grams), headings, around);
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    Tongue tongue() {
        return Tongue.ofStatement(text);
    }

    /// Whether both say nearly the same.
    boolean repeats(Statement other) {
        if (own.isEmpty() || other.own.isEmpty()) {
            return text.equals(other.text);
        }
        long shared = own.stream().filter(other.own::contains).count();
        return shared >= 0.8 * Math.min(own.size(), other.own.size())
                && block instanceof Block.Prose
                && other.block instanceof Block.Prose;
    }
}
