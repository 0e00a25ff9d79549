package dev.kotae.markdown;

import dev.kotae.markdown.Document.Alignment;
import dev.kotae.markdown.Document.Block;
import dev.kotae.markdown.Document.Run;
import dev.kotae.markdown.Document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Reads one text into a [Document].
final class MarkdownReader {
    /// Deeper nesting is taken as text, so that no answer can exhaust the stack.
    private static final int DEEPEST_NESTING = 40;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(
                            List.of(
                                    TablesExtension.create(),
                                    StrikethroughExtension.builder()
                                            .requireTwoTildes(true)
                                            .build()))
                    .maxOpenBlockParsers(DEEPEST_NESTING)
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .build();

    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

    private final String markdown;
    private final Node root;
    private final boolean referring;

    /// Whether the block that is being read is shown as it is meant by every reader of Markdown.
    private boolean plain;

    MarkdownReader(String markdown) {
        this.markdown = markdown;
        this.root = PARSER.parse(markdown);
        this.referring =
                children(root).stream().anyMatch(LinkReferenceDefinition.class::isInstance);
    }

    Document document() {
        var sections = new ArrayList<Section>();
        boolean allPlain = true;
        for (var node : children(root)) {
            plain = true;
            var blocks = blocks(node);
            allPlain &= plain && !blocks.isEmpty();
            for (var block : blocks) {
                sections.add(new Section(block, source(node), plain && blocks.size() == 1));
            }
        }
        return new Document(sections, allPlain);
    }

    private String source(Node node) {
        var spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return "";
        }
        // With its indentation, which tells what belongs to what.
        int first = markdown.lastIndexOf('\n', spans.getFirst().getInputIndex() - 1) + 1;
        var last = spans.getLast();
        return markdown.substring(first, last.getInputIndex() + last.getLength());
    }

    private static List<Node> children(Node parent) {
        var children = new ArrayList<Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private List<Block> blocksIn(Node parent) {
        return children(parent).stream().flatMap(child -> blocks(child).stream()).toList();
    }

    private List<Block> blocks(Node node) {
        return switch (node) {
            case Paragraph paragraph -> paragraph(paragraph);
            case Heading heading -> List.of(new Block.Heading(heading.getLevel(), runs(heading)));
            case FencedCodeBlock code -> List.of(new Block.Code(code.getLiteral().stripTrailing()));
            case IndentedCodeBlock code ->
                    List.of(new Block.Code(code.getLiteral().stripTrailing()));
            case BlockQuote quote -> List.of(new Block.Quote(blocksIn(quote)));
            case OrderedList list -> items(list, list.getMarkerStartNumber());
            case ListBlock list -> items(list, -1);
            case ThematicBreak rule -> List.of(new Block.Rule());
            case HtmlBlock html -> html(html.getLiteral());
            case TableBlock table -> List.of(table(table));
            default -> List.of();
        };
    }

    private List<Block> paragraph(Paragraph paragraph) {
        var runs = runs(paragraph);
        return runs.isEmpty() ? List.of() : List.of(new Block.Paragraph(runs));
    }

    private List<Run> runs(Node parent) {
        var inline = new InlineReader(referring);
        var runs = inline.read(parent);
        plain &= inline.isPlain();
        return runs;
    }

    private List<Block> items(ListBlock list, Integer first) {
        var items = children(list).stream().map(this::blocksIn).toList();
        for (var item : items) {
            if (!item.isEmpty()
                    && item.getFirst() instanceof Block.Paragraph(var runs)
                    && InlineReader.isTask(runs)) {
                plain = false;
            }
        }
        return List.of(new Block.Items(first == null ? 1 : first, items));
    }

    private List<Block> html(String literal) {
        plain = false;
        var shown = COMMENT.matcher(literal).replaceAll("").strip();
        return shown.isEmpty()
                ? List.of()
                : List.of(new Block.Paragraph(InlineReader.ofHtml(shown)));
    }

    private Block table(TableBlock table) {
        plain = false;
        var alignments = new ArrayList<Alignment>();
        var rows = new ArrayList<List<List<Run>>>();
        for (var part : children(table)) {
            for (var row : children(part)) {
                var cells = new ArrayList<List<Run>>();
                for (var cell : children(row)) {
                    if (rows.isEmpty()) {
                        alignments.add(alignment((TableCell) cell));
                    }
                    cells.add(runs(cell));
                }
                rows.add(cells);
            }
        }
        plain = false;
        return new Block.Table(alignments, rows);
    }

    private static Alignment alignment(TableCell cell) {
        return switch (cell.getAlignment()) {
            case CENTER -> Alignment.CENTER;
            case RIGHT -> Alignment.RIGHT;
            case LEFT -> Alignment.LEFT;
            case null -> Alignment.LEFT;
        };
    }
}
