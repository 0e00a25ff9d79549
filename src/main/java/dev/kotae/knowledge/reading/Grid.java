package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lays out the cells of a table of which some reach over several columns or rows: each value
/// stands under its column, and one that reaches down in each of its rows. Used for one table.
final class Grid {
    /// Nobody reads a wider table.
    private static final int WIDEST = 500;

    private final Allowance allowance;
    private final List<List<String>> rows = new ArrayList<>();

    /// What reaches into the rows that follow, by column.
    private final SortedMap<Integer, Reaching> reaching = new TreeMap<>();

    private record Reaching(String words, int rows) {}

    /// @param allowance gives room for what is repeated or held open
    Grid(Allowance allowance) {
        this.allowance = allowance;
    }

    /// A row begins.
    void row() throws Unreadable {
        endRow();
        rows.add(new ArrayList<>());
    }

    /// Whether one has begun.
    boolean hasRow() {
        return !rows.isEmpty();
    }

    /// The next cell of the row at hand.
    ///
    /// @param columns over how many it reaches; its words stand in the first
    /// @param down over how many rows it reaches
    void cell(String words, int columns, int down) throws Unreadable {
        var row = rows.getLast();
        reachInto(row);
        put(words, down, row);
        for (int i = 1; i < columns && row.size() < WIDEST; i++) {
            fill("", down, row);
        }
    }

    /// The next cell of the row at hand, which is one with that above.
    void cellGoesOn(int columns) throws Unreadable {
        int column = rows.getLast().size();
        var above = rows.size() < 2 ? List.<String>of() : rows.get(rows.size() - 2);
        var words = column < above.size() ? above.get(column) : "";
        allowance.take(words.length());
        cell(words, columns, 1);
    }

    /// All rows.
    List<List<String>> rows() throws Unreadable {
        endRow();
        return rows;
    }

    private void endRow() throws Unreadable {
        if (rows.isEmpty()) {
            return;
        }
        var row = rows.getLast();
        reachInto(row);
        while (!reaching.isEmpty() && reaching.lastKey() >= row.size()) {
            fill("", 1, row);
            reachInto(row);
        }
    }

    private void reachInto(List<String> row) throws Unreadable {
        for (var above = reaching.remove(row.size());
                above != null;
                above = reaching.remove(row.size())) {
            fill(above.words(), above.rows(), row);
        }
    }

    private void fill(String words, int down, List<String> row) throws Unreadable {
        allowance.takePiece();
        allowance.take(words.length());
        put(words, down, row);
    }

    private void put(String words, int down, List<String> row) {
        if (down > 1) {
            reaching.put(row.size(), new Reaching(words, down - 1));
        }
        row.add(words);
    }
}
