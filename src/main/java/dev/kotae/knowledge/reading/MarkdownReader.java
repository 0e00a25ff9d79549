package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.Unreadable;
import dev.kotae.knowledge.reading.Document.Block;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;

/// Reads Markdown with tables (GitHub's flavour). Used for one document.
final class MarkdownReader {
    /// Deeper nesting is taken as text, so that no file can exhaust the stack.
    private static final int DEEPEST_NESTING = 50;

    /// Lines, and what stands around words, cells and HTML.
    private static final String MARKS = "\n*_`[]!<&|\\>";

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .maxOpenBlockParsers(DEEPEST_NESTING)
                    .build();

    private final Outline outline = new Outline();
    private final Anchors anchors = new Anchors();
    private final Allowance allowance = new Allowance();

    /// What a file holds, without what stands before its text.
    static Node parsed(String markdown) throws Unreadable {
        new Allowance().takeMarks(markdown, MARKS);
        return PARSER.parse(markdown.substring(FrontMatter.of(markdown).end()));
    }

    Document read(String markdown, String name) throws Unreadable {
        children(parsed(markdown));
        var title = FrontMatter.of(markdown).title();
        return outline.document(title.or(outline::firstTopHeading).orElse(name));
    }

    private void children(Node parent) throws Unreadable {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node);
        }
    }

    private void block(Node node) throws Unreadable {
        switch (node) {
            case Heading heading -> heading(heading);
            case Paragraph paragraph -> outline.block(Block.prose(InlineText.of(paragraph)));
            case ListBlock list -> outline.block(Block.lines(items(list, "")));
            case FencedCodeBlock code ->
                    outline.block(Block.code(code.getInfo(), code.getLiteral()));
            case IndentedCodeBlock code -> outline.block(Block.code("", code.getLiteral()));
            case TableBlock table -> outline.block(Block.table(rows(table)));
            case HtmlBlock html -> HtmlReader.fragment(html.getLiteral(), outline, allowance);
            case BlockQuote quote -> children(quote);
            case Node other -> children(other);
        }
    }

    private void heading(Heading heading) {
        var text = InlineText.of(heading);
        outline.heading(heading.getLevel(), text, anchors.next(text));
    }

    private static List<String> items(ListBlock list, String indent) {
        var lines = new ArrayList<String>();
        int number = list instanceof OrderedList ordered ? firstNumber(ordered) : 0;
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            var mark = list instanceof BulletList ? "- " : number++ + ". ";
            lines.addAll(item(item, indent, mark));
        }
        return lines;
    }

    private static int firstNumber(OrderedList list) {
        var number = list.getMarkerStartNumber();
        return number == null ? 1 : number;
    }

    private static List<String> item(Node item, String indent, String mark) {
        var lines = new ArrayList<String>();
        var lead = indent + mark;
        for (var node = item.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListBlock inner) {
                lines.addAll(items(inner, indent + "  "));
            } else {
                lines.add(lead + words(node));
            }
            lead = indent + "  ";
        }
        return lines;
    }

    private static String words(Node node) {
        return switch (node) {
            case FencedCodeBlock code -> Block.code(code.getInfo(), code.getLiteral()).text();
            case IndentedCodeBlock code -> Block.code("", code.getLiteral()).text();
            case TableBlock table -> Block.table(rows(table)).text();
            case Node prose -> InlineText.of(prose);
        };
    }

    private static List<List<String>> rows(TableBlock table) {
        var rows = new ArrayList<List<String>>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                rows.add(cells((TableRow) row));
            }
        }
        return rows;
    }

    private static List<String> cells(TableRow row) {
        var cells = new ArrayList<String>();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell words) {
                cells.add(InlineText.of(words));
            }
        }
        return cells;
    }
}
