package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.reading.Document.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/// Reads a Word document: its headings by their styles, paragraphs, lists and tables, without what
/// was deleted, struck out or hidden, headers, footers and notes. Used for one document.
final class WordReader implements OfficeFile.Listener {
    /// What the style of a document's title is called in every language of Word.
    private static final String TITLE = "title";

    private static final int DEEPEST_HEADING = 6;
    private static final Set<String> OFF = Set.of("0", "false", "off");

    private final Map<String, Integer> levels;
    private final Allowance allowance;
    private final Outline outline = new Outline();
    private final List<String> list = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder cell = new StringBuilder();
    private Grid grid;
    private int columns;
    private boolean goesOn;
    private String title = "";
    private String style = "";
    private boolean listed;
    private boolean text;

    /// Whether what the run says does not hold any more, or is hidden.
    private boolean struck;

    private int tables;
    private int passedOver;

    private WordReader(Map<String, Integer> levels, Allowance allowance) {
        this.levels = levels;
        this.allowance = allowance;
        this.grid = new Grid(allowance);
    }

    static Document read(Path file, String name) throws IOException {
        try (var office = OfficeFile.open(file)) {
            var styles = new Styles();
            var main = Relations.of(office, "").ofType("officeDocument", "word/document.xml");
            office.read(Relations.of(office, main).ofType("styles", "word/styles.xml"), styles);
            var reader = new WordReader(styles.levels, office.allowance());
            office.readMain(main, reader);
            reader.endList();
            var top = reader.outline.firstTopHeading().orElse(name);
            return OfficeFile.withWords(
                    reader.outline.document(reader.title.isEmpty() ? top : reader.title));
        }
    }

    /// Level 0 is the title, 1 to 9 are headings; other styles are left out.
    private static final class Styles implements OfficeFile.Listener {
        private final Map<String, Integer> levels = new HashMap<>();
        private String id = "";

        @Override
        public void begins(String element, XMLStreamReader at) {
            var value = OfficeFile.attribute(at, "val").orElse("");
            switch (element) {
                case "style" -> id = OfficeFile.attribute(at, "styleId").orElse("");
                case "name" -> named(value.toLowerCase(Locale.ROOT));
                case "outlineLvl" -> levels.putIfAbsent(id, number(value) + 1);
                default -> {}
            }
        }

        private void named(String name) {
            if (name.equals(TITLE)) {
                levels.put(id, 0);
            } else if (name.matches("heading [1-9]")) {
                levels.put(id, number(name.substring(name.length() - 1)));
            }
        }

        @Override
        public void words(String text) {}

        @Override
        public void ends(String element) {}
    }

    private static int number(String digits) {
        return digits.matches("[0-9]") ? Integer.parseInt(digits) : DEEPEST_HEADING;
    }

    @Override
    public void begins(String element, XMLStreamReader at) throws IOException {
        switch (element) {
            // Says again, for older programs, what stands before; or what was moved away.
            case "Fallback", "moveFrom" -> passedOver++;
            case "r" -> struck = false;
            case "strike", "dstrike", "vanish" -> struck = isOn(at);
            case "tbl" -> beginTable();
            case "tr" -> beginRow();
            case "gridBefore" -> passColumns(at);
            case "tc" -> beginCell();
            case "gridSpan" -> columns = tables == 1 ? span(at) : columns;
            case "vMerge" -> goesOn |= tables == 1 && !beginsMerge(at);
            case "pStyle" -> style = OfficeFile.attribute(at, "val").orElse("");
            case "numPr" -> listed = true;
            case "t" -> text = passedOver == 0;
            case "noBreakHyphen" -> words.append('-');
            case "tab" -> words.append('\t');
            case "br", "cr" -> words.append('\n');
            default -> {}
        }
    }

    @Override
    public void words(String more) throws IOException {
        if (text && !struck) {
            allowance.take(more.length());
            words.append(more);
        }
    }

    @Override
    public void ends(String element) throws IOException {
        switch (element) {
            case "Fallback", "moveFrom" -> passedOver--;
            case "t" -> text = false;
            case "p" -> endParagraph();
            case "tc" -> endCell();
            case "tbl" -> endTable();
            default -> {}
        }
    }

    /// A switch that is named is on, unless it says otherwise.
    private static boolean isOn(XMLStreamReader at) {
        return OfficeFile.attribute(at, "val").filter(OFF::contains).isEmpty();
    }

    private void endParagraph() throws IOException {
        allowance.takePiece();
        var paragraph = words.toString().strip();
        words.setLength(0);
        var level = levels.getOrDefault(style, -1);
        if (tables > 0) {
            cell.append(cell.isEmpty() ? "" : " ").append(paragraph);
        } else if (level == 0 && title.isEmpty()) {
            title = paragraph;
        } else if (level > 0 && !paragraph.isEmpty()) {
            endList();
            outline.heading(Math.min(level, DEEPEST_HEADING), paragraph, "");
        } else if (listed) {
            list.add("- " + paragraph);
        } else {
            endList();
            outline.block(Block.prose(paragraph));
        }
        style = "";
        listed = false;
    }

    private void endList() {
        if (!list.isEmpty()) {
            outline.block(Block.lines(list));
            list.clear();
        }
    }

    private void beginTable() {
        if (tables++ == 0) {
            endList();
            grid = new Grid(allowance);
        }
    }

    /// A table within a cell is told as that cell's words.
    private void beginRow() throws IOException {
        if (tables == 1) {
            allowance.takePiece();
            grid.row();
        }
    }

    /// The row begins under a later column than the first.
    private void passColumns(XMLStreamReader at) throws IOException {
        if (tables == 1 && grid.hasRow()) {
            grid.cell("", span(at), 1);
        }
    }

    private static int span(XMLStreamReader at) {
        var span = OfficeFile.attribute(at, "val").orElse("1");
        return span.matches("[0-9]{1,4}") ? Integer.parseInt(span) : 1;
    }

    private void beginCell() {
        if (tables == 1) {
            cell.setLength(0);
            columns = 1;
            goesOn = false;
        }
    }

    private static boolean beginsMerge(XMLStreamReader at) {
        return OfficeFile.attribute(at, "val").orElse("continue").equals("restart");
    }

    private void endCell() throws IOException {
        if (tables == 1 && grid.hasRow()) {
            allowance.takePiece();
            if (goesOn) {
                grid.cellGoesOn(columns);
            } else {
                grid.cell(cell.toString(), columns, 1);
            }
            cell.setLength(0);
        }
    }

    private void endTable() throws IOException {
        if (--tables == 0) {
            Rows.block(grid.rows(), outline);
        }
    }
}
