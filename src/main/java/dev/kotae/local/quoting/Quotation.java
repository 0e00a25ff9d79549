package dev.kotae.local.quoting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes chosen statements so that they can be read without their document.
final class Quotation {
    /// A list up to this length is quoted whole rather than in pieces.
    private static final int SHORT_LIST = 8;

    /// What something is takes more than one sentence to say.
    private static final int EXPLAINING = 3;

    /// Sentences that lean on the one before them.
    private static final Pattern LEANS =
            Pattern.compile(
                    "^(?:it|they|this|that|these|those|he|she|its|their|then|also|in that case|if so"
                            + "|however|but)\\b|^(?:これ|それ|その|この|また|ただし|なお|ここ|そこ|同)",
                    Pattern.CASE_INSENSITIVE);

    /// Sentences that take back a part of the one before them.
    private static final Pattern LIMITS =
            Pattern.compile(
                    "^(?:however|but|except|exceptions?|unless)\\b|^(?:ただし|なお|例外)",
                    Pattern.CASE_INSENSITIVE);

    private Quotation() {}

    /// A place in a source: two sources may hold equal blocks.
    private record Place(Source source, Block block) {}

    /// Statements of one block stand together in its order; blocks stand in the order of their best
    /// statement.
    static String of(List<Statement> statements, Inquiry inquiry) {
        var places = new LinkedHashMap<Place, TreeSet<Integer>>();
        for (var statement : statements) {
            places.computeIfAbsent(
                            new Place(statement.source(), statement.block()),
                            place -> new TreeSet<>())
                    .add(statement.index());
        }
        // Steps are the whole answer to "how": what else matched would only stand around them.
        var steps =
                inquiry.wants(Want.STEPS) && statements.getFirst().index() == Statement.WHOLE
                        ? places.entrySet().stream().limit(1)
                        : places.entrySet().stream();
        return steps.map(place -> draw(place.getKey(), place.getValue(), inquiry))
                .collect(Collectors.joining("\n\n"));
    }

    private static String draw(Place place, NavigableSet<Integer> chosen, Inquiry inquiry) {
        var mark = place.source().mark();
        return switch (place.block()) {
            case Block.Prose prose -> sentences(prose, chosen, inquiry.meaning(), mark);
            case Block.Listing list -> list(list, chosen, mark);
            case Block.Table table -> rows(table, chosen, mark);
            case Block.Verbatim verbatim ->
                    verbatim.leadIn() + mark + "\n\n```\n" + verbatim.text() + "\n```";
        };
    }

    private static String sentences(
            Block.Prose prose, NavigableSet<Integer> chosen, boolean explain, String mark) {
        var all = prose.sentences();
        var shown = new TreeSet<>(chosen);
        for (int index : chosen) {
            if (explain) {
                int end = Math.min(all.size(), index + EXPLAINING);
                IntStream.range(index, end).forEach(shown::add);
            }
            if (index > 0 && LEANS.matcher(all.get(index)).find()) {
                shown.add(index - 1);
            }
            if (index + 1 < all.size() && LIMITS.matcher(all.get(index + 1)).find()) {
                shown.add(index + 1);
            }
        }
        return shown.stream().map(i -> all.get(i) + mark).collect(Collectors.joining(" "));
    }

    private static String list(Block.Listing list, NavigableSet<Integer> chosen, String mark) {
        int size = list.items().size();
        boolean belongsTogether = !list.leadIn().isEmpty() || chosen.size() * 2 >= size;
        boolean whole = chosen.contains(Statement.WHOLE) || (size <= SHORT_LIST && belongsTogether);
        var indexes = whole ? IntStream.range(0, size).boxed().toList() : List.copyOf(chosen);
        var lines = new ArrayList<String>();
        if (!list.leadIn().isEmpty()) {
            lines.add(list.leadIn() + mark + "\n");
        }
        for (int index : indexes) {
            var sign = whole && list.numbered() ? (index + 1) + ". " : "- ";
            lines.add(sign + marked(list.items().get(index), mark));
        }
        return String.join("\n", lines);
    }

    /// The mark stands before a command that belongs to the item.
    private static String marked(String item, String mark) {
        int end = item.indexOf('\n');
        return end < 0 ? item + mark : item.substring(0, end) + mark + item.substring(end);
    }

    private static String rows(Block.Table table, NavigableSet<Integer> chosen, String mark) {
        int size = table.rows().size();
        boolean whole = size <= SHORT_LIST && chosen.size() * 2 > size;
        var indexes = whole ? IntStream.range(0, size).boxed().toList() : List.copyOf(chosen);
        return indexes.stream()
                .map(index -> "- " + row(table.columns(), table.rows().get(index)) + mark)
                .collect(Collectors.joining("\n"));
    }

    /// `**Tokyo** – Extension: 4321, Floor: 5`, in Japanese with its own signs.
    private static String row(List<String> columns, List<String> cells) {
        boolean japanese =
                Tongue.ofStatement(String.join(" ", columns) + " " + String.join(" ", cells))
                        == Tongue.JAPANESE;
        var is = japanese ? "：" : ": ";
        var rest =
                IntStream.range(1, cells.size())
                        .filter(i -> !cells.get(i).isBlank())
                        .mapToObj(i ->
                                named(i < columns.size() ? columns.get(i) : "", is, cells.get(i)))
                        .collect(Collectors.joining(japanese ? "、" : ", "));
        var first = "**" + cells.getFirst().replace("**", "") + "**";
        return rest.isEmpty() ? first : first + " – " + rest;
    }

    private static String named(String column, String is, String cell) {
        return column.isBlank() ? cell : column + is + cell;
    }
}
