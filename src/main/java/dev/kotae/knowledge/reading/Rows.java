package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.reading.Document.Block;
import java.util.List;

/// Rows of cells as people lay them out: a caption perhaps, the names of the columns, the values.
final class Rows {
    private Rows() {}

    /// Adds them as a table whose head is repeated wherever it is cut. Empty rows are left out; a
    /// line of its own above the table is a caption.
    static void block(List<List<String>> rows, Outline outline) {
        var filled = rows.stream().map(Rows::tidy).filter(row -> row.stream().anyMatch(Rows::said));
        var table = filled.toList();
        int start = 0;
        while (start + 1 < table.size()
                && cells(table.get(start)) == 1
                && cells(table.get(start + 1)) > 1) {
            outline.block(Block.prose(String.join(" ", table.get(start)).strip()));
            start++;
        }
        if (start < table.size()) {
            outline.block(Block.table(table.subList(start, table.size())));
        }
    }

    private static List<String> tidy(List<String> row) {
        return row.stream()
                .map(cell -> cell.replaceAll("\\s+", " ").replace("|", "\\|").strip())
                .toList();
    }

    private static boolean said(String cell) {
        return !cell.isEmpty();
    }

    private static long cells(List<String> row) {
        return row.stream().filter(Rows::said).count();
    }
}
