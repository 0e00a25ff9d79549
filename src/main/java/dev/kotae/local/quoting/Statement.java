package dev.kotae.local.quoting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Something that a document says and that can be quoted.
///
/// @param index its place in the block, or [#WHOLE]
/// @param own the grams of its words
/// @param around the grams of what it is to be read with: title, headings, the names of the
///   columns, the sentence before it or that opens its list
record Statement(
        Source source, Block block, int index, String text, Set<String> own, Set<String> around) {
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
            var about = source.about() + " " + heading;
            switch (block) {
                case Block.Prose prose -> asked = prose(source, prose, about, asked, statements);
                case Block.Listing list ->
                        list(source, list, about + " " + asked, stepsWanted, statements);
                case Block.Table table -> table(source, table, about + " " + asked, statements);
                case Block.Verbatim verbatim ->
                        statements.add(
                                line(
                                        source,
                                        verbatim,
                                        WHOLE,
                                        verbatim.leadIn(),
                                        about + " " + asked));
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
                var before = i == 0 ? asked : asked + " " + prose.sentences().get(i - 1);
                out.add(line(source, prose, i, sentence, about + " " + before));
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
            out.add(new Statement(source, list, WHOLE, text, named, Grams.of(about)));
        }
        for (int i = 0; i < list.items().size(); i++) {
            out.add(line(source, list, i, list.items().get(i), about + " " + list.leadIn()));
        }
    }

    private static void table(Source source, Block.Table table, String about, List<Statement> out) {
        for (int i = 0; i < table.rows().size(); i++) {
            var row = String.join(" | ", table.rows().get(i));
            out.add(line(source, table, i, row, about + " " + String.join(" ", table.columns())));
        }
    }

    private static Statement line(
            Source source, Block block, int index, String text, String around) {
        return new Statement(source, block, index, text, Grams.of(text), Grams.of(around));
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
