package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.Unreadable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Reads values parted by commas, semicolons or tabs (RFC 4180 and what spreadsheets write). Used
/// for one document.
final class DelimitedReader {
    private final Allowance allowance = new Allowance();
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();

    /// Whether the cell holds more than blanks, or was quoted: a quotation mark is one of its own.
    private boolean begun;

    private DelimitedReader() {}

    static Document read(String text, String name) throws Unreadable {
        var reader = new DelimitedReader();
        reader.cells(text, delimiter(text));
        var outline = new Outline();
        Rows.block(reader.rows, outline);
        return outline.document(name);
    }

    /// The one that stands most often in the first line.
    private static char delimiter(String text) {
        var first = text.lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(each -> first.chars().filter(c -> c == each).count()))
                .orElse(',');
    }

    private void cells(String text, char delimiter) throws Unreadable {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (quoted || !begun)) {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(c);
                    i++;
                } else {
                    begun = quoted;
                    quoted = !quoted;
                }
            } else if (quoted) {
                cell.append(c);
            } else if (c == delimiter) {
                endCell();
            } else if (c == '\n') {
                endRow();
            } else {
                begun |= !Character.isWhitespace(c);
                cell.append(c);
            }
        }
        endRow();
    }

    private void endCell() throws Unreadable {
        allowance.takePiece();
        row.add(cell.toString());
        cell.setLength(0);
        begun = false;
    }

    private void endRow() throws Unreadable {
        endCell();
        allowance.takePiece();
        rows.add(row);
        row = new ArrayList<>();
    }
}
