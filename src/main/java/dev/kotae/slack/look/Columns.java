package dev.kotae.slack.look;

import dev.kotae.markdown.Document.Alignment;
import dev.kotae.markdown.Document.Block;
import dev.kotae.markdown.Document.Run;
import java.util.List;
import java.util.stream.Collectors;

/// A table in letters of one width, of which a Japanese one takes two.
final class Columns {
    /// Wider lines are broken on a laptop, and then nobody can read them.
    private static final int WIDEST = 76;

    private static final String BETWEEN = "  ";

    private Columns() {}

    /// The table, or empty where it is too wide.
    static String of(Block.Table table) {
        var rows =
                table.rows().stream()
                        .map(row -> row.stream().map(Columns::words).toList())
                        .toList();
        int columns = table.alignments().size();
        var widths = new int[columns];
        for (var row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        int total = BETWEEN.length() * (columns - 1);
        for (int width : widths) {
            total += width;
        }
        if (total > WIDEST) {
            return "";
        }
        var lines = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            line(rows.get(row), widths, table.alignments(), lines);
            if (row == 0) {
                lines.append("-".repeat(total)).append('\n');
            }
        }
        return lines.toString().stripTrailing();
    }

    /// The table with nothing but bars between its cells.
    static String lines(Block.Table table) {
        return table.rows().stream()
                .map(row -> row.stream().map(Columns::words).collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n"));
    }

    private static String words(List<Run> cell) {
        return cell.stream()
                .map(Run::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static void line(
            List<String> row, int[] widths, List<Alignment> alignments, StringBuilder lines) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            var cell = row.get(column);
            int blanks = widths[column] - width(cell);
            int left =
                    switch (alignments.get(column)) {
                        case LEFT -> 0;
                        case CENTER -> blanks / 2;
                        case RIGHT -> blanks;
                    };
            line.append(column == 0 ? "" : BETWEEN);
            line.append(" ".repeat(left)).append(cell).append(" ".repeat(blanks - left));
        }
        lines.append(line.toString().stripTrailing()).append('\n');
    }

    private static int width(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : isUnseen(c) ? 0 : 1).sum();
    }

    private static boolean isUnseen(int c) {
        return c == 0x200b || c == 0x2060 || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /// Unicode's East Asian Width W and F, roughly.
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf && c != 0x303f)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff01 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
    }
}
