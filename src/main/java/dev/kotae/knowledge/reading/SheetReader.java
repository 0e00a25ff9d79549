package dev.kotae.knowledge.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/// Reads a workbook: each visible sheet is a section, its rows a table, as a person sees the
/// values. Used for one document.
final class SheetReader implements OfficeFile.Listener {
    private static final int WIDEST_ROW = 500;

    private final Cells cells;
    private final Allowance allowance;
    private final List<List<String>> rows = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private List<String> row = new ArrayList<>();
    private int column;
    private String type = "";
    private String style = "";
    private boolean said;
    private boolean phonetic;

    private SheetReader(Cells cells, Allowance allowance) {
        this.cells = cells;
        this.allowance = allowance;
    }

    static Document read(Path file, String name) throws IOException {
        var outline = new Outline();
        try (var office = OfficeFile.open(file)) {
            var main = Relations.of(office, "").ofType("officeDocument", "xl/workbook.xml");
            var parts = Relations.of(office, main);
            var book = new Book();
            office.readMain(main, book);
            var cells = Cells.of(office, parts, book.since1904);
            for (var sheet : book.sheets.entrySet()) {
                var reader = new SheetReader(cells, office.allowance());
                office.read(parts.ofId(sheet.getValue()).orElse(""), reader);
                outline.heading(1, sheet.getKey(), "");
                Rows.block(reader.rows, outline);
            }
        }
        return OfficeFile.withWords(outline.document(name));
    }

    /// The sheets that are shown, in their order, each with its relation.
    private static final class Book implements OfficeFile.Listener {
        private final Map<String, String> sheets = new LinkedHashMap<>();
        private boolean since1904;

        @Override
        public void begins(String element, XMLStreamReader at) {
            if (element.equals("workbookPr")) {
                since1904 = Cells.isTrue(OfficeFile.attribute(at, "date1904").orElse("0"));
            } else if (element.equals("sheet")
                    && OfficeFile.attribute(at, "state").orElse("visible").equals("visible")) {
                sheets.put(
                        OfficeFile.attribute(at, "name").orElse(""),
                        OfficeFile.attribute(at, "id").orElse(""));
            }
        }

        @Override
        public void words(String text) {}

        @Override
        public void ends(String element) {}
    }

    @Override
    public void begins(String element, XMLStreamReader at) {
        switch (element) {
            case "row" -> row = new ArrayList<>();
            case "c" -> beginCell(at);
            case "v", "t" -> said = !phonetic;
            case "rPh" -> phonetic = true;
            default -> {}
        }
    }

    @Override
    public void words(String text) {
        if (said) {
            value.append(text);
        }
    }

    @Override
    public void ends(String element) throws IOException {
        switch (element) {
            case "row" -> endRow();
            case "c" -> endCell();
            case "v", "t" -> said = false;
            case "rPh" -> phonetic = false;
            default -> {}
        }
    }

    /// A cell without a name stands beside the one before it.
    private void beginCell(XMLStreamReader at) {
        column = OfficeFile.attribute(at, "r").map(SheetReader::column).orElse(row.size());
        type = OfficeFile.attribute(at, "t").orElse("n");
        style = OfficeFile.attribute(at, "s").orElse("0");
        value.setLength(0);
    }

    private void endCell() throws IOException {
        if (column >= WIDEST_ROW || value.isEmpty()) {
            return;
        }
        while (row.size() < column) {
            add("");
        }
        add(cells.shown(value.toString(), type, style));
    }

    private void add(String shown) throws IOException {
        allowance.takePiece();
        allowance.take(shown.length());
        row.add(shown);
    }

    private void endRow() throws IOException {
        allowance.takePiece();
        rows.add(row);
    }

    /// `AB12` is in column 27.
    private static int column(String name) {
        int column = 0;
        for (int i = 0; i < name.length() && Character.isUpperCase(name.charAt(i)); i++) {
            column = Math.min(WIDEST_ROW, column * 26 + name.charAt(i) - 'A' + 1);
        }
        return Math.max(0, column - 1);
    }
}
