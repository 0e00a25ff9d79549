package dev.kotae.markdown;

import dev.kotae.markdown.Document.Block;
import dev.kotae.markdown.Document.Run;
import java.util.List;
import java.util.stream.Collectors;

/// Blocks as words alone.
final class Words {
    private Words() {}

    static void of(Block block, StringBuilder out) {
        switch (block) {
            case Block.Paragraph(var runs) -> out.append(of(runs)).append('\n');
            case Block.Heading(var level, var runs) -> out.append(of(runs)).append('\n');
            case Block.Code(var text) -> out.append(text).append('\n');
            case Block.Quote(var blocks) -> blocks.forEach(inner -> of(inner, out));
            case Block.Items(var first, var items) ->
                    items.forEach(item -> item.forEach(inner -> of(inner, out)));
            case Block.Table(var alignments, var rows) -> rows.forEach(row -> of(row, " ", out));
            case Block.Rule() -> out.append('\n');
        }
    }

    private static void of(List<List<Run>> cells, String between, StringBuilder out) {
        out.append(cells.stream().map(Words::of).collect(Collectors.joining(between)));
        out.append('\n');
    }

    static String of(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }
}
