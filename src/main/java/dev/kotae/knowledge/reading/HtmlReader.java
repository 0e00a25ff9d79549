package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.Unreadable;
import dev.kotae.knowledge.reading.Document.Block;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/// Reads a web page's words, without what surrounds them on a screen. Recursion is safe: jsoup
/// bounds how deep a tree may be.
final class HtmlReader {
    private static final String NOT_CONTENT =
            "script, style, nav, footer, noscript, template, svg, iframe, del, s, strike,"
                    + " sup:has(a),"
                    + " button:not([aria-expanded]), [hidden], [aria-hidden=true],"
                    + " [style~=display:\\s*none]";

    /// Within what a page is about it is a remark; elsewhere it leads to other pages.
    private static final String BESIDE_CONTENT = "aside:not(main *, [role=main] *, article *)";

    private static final String LISTS = "ul, ol";

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    private final Outline outline;
    private final Allowance allowance;
    private final StringBuilder loose = new StringBuilder();

    private HtmlReader(Outline outline, Allowance allowance) {
        this.outline = outline;
        this.allowance = allowance;
    }

    static Document read(String html, String name) throws Unreadable {
        var allowance = new Allowance();
        allowance.takeMarks(html, "<");
        var page = Jsoup.parse(html);
        page.select(BESIDE_CONTENT).remove();
        strip(page);
        var outline = new Outline();
        new HtmlReader(outline, allowance).all(content(page.body()));
        var title = page.title().isBlank() ? name : page.title().strip();
        return outline.document(outline.firstTopHeading().orElse(title));
    }

    /// Adds a piece of HTML that stands in a document of another format.
    ///
    /// @param allowance what is left to that document
    static void fragment(String html, Outline outline, Allowance allowance) throws Unreadable {
        var body = Jsoup.parseBodyFragment(html).body();
        strip(body);
        new HtmlReader(outline, allowance).all(body);
    }

    /// What a press unfolds is content, hidden or not.
    private static void strip(Element page) {
        var unfolded = new HashSet<>(page.select("[aria-controls]").eachAttr("aria-controls"));
        page.select("[hidden]").stream()
                .filter(hidden -> unfolded.contains(hidden.id()))
                .forEach(hidden -> hidden.removeAttr("hidden"));
        page.select(NOT_CONTENT).remove();
        page.select("sup").forEach(HtmlReader::setApart);
    }

    /// A raised figure behind a number, an exponent or a footnote's, is none of its digits.
    private static void setApart(Element raised) {
        boolean behindDigit =
                raised.previousSibling() instanceof TextNode before
                        && before.getWholeText().matches("(?s).*\\d");
        if (behindDigit) {
            raised.prependText("^");
        }
    }

    /// The innermost element with all that says it is what the page is about.
    private static Element content(Element body) {
        return Stream.of("main, [role=main]", "article")
                .map(body::select)
                .flatMap(marked -> marked.stream().reduce(HtmlReader::around).stream())
                .findFirst()
                .orElse(body);
    }

    private static Element around(Element one, Element other) {
        var holders = new HashSet<>(withParents(one));
        return withParents(other).stream().filter(holders::contains).findFirst().orElseThrow();
    }

    private static Elements withParents(Element element) {
        var all = element.parents();
        all.addFirst(element);
        return all;
    }

    private void all(Element element) throws Unreadable {
        children(element);
        flush();
    }

    private void children(Element parent) throws Unreadable {
        for (var node : parent.childNodes()) {
            switch (node) {
                case TextNode text -> loose.append(text.getWholeText());
                case Element element -> element(element);
                case Node comment -> {}
            }
        }
    }

    private void element(Element element) throws Unreadable {
        var name = element.normalName();
        if (name.equals("br")) {
            loose.append(' ');
        } else if (!element.isBlock()) {
            children(element);
        } else {
            flush();
            if (HEADINGS.contains(name)) {
                outline.heading(name.charAt(1) - '0', element.text(), anchor(element));
            } else {
                block(element);
            }
            flush();
        }
    }

    private void block(Element element) throws Unreadable {
        switch (element.normalName()) {
            case "pre" -> outline.block(Block.code("", element.wholeText()));
            case "ul", "ol" -> outline.block(Block.lines(items(element, "")));
            case "table" -> table(element);
            default -> children(element);
        }
    }

    private static String anchor(Element heading) {
        if (!heading.id().isEmpty()) {
            return heading.id();
        }
        var named = heading.selectFirst("a[id], a[name]");
        if (named != null) {
            return named.id().isEmpty() ? named.attr("name") : named.id();
        }
        var parent = heading.parent();
        return parent != null && parent.normalName().equals("section") ? parent.id() : "";
    }

    private static List<String> items(Element list, String indent) {
        var lines = new ArrayList<String>();
        int number = 1;
        for (var item : list.children()) {
            var mark = list.normalName().equals("ol") ? number++ + ". " : "- ";
            var own = item.clone();
            own.select(LISTS).remove();
            lines.add(indent + mark + own.text());
            for (var inner : item.select(LISTS)) {
                var parent = inner.parent();
                if (parent != null && list.equals(parent.closest(LISTS))) {
                    lines.addAll(items(inner, indent + "  "));
                }
            }
        }
        return lines;
    }

    private void table(Element table) throws Unreadable {
        if (table.select("table, h1, h2, h3").size() > 1) {
            children(table); // laid out by a table: its cells are no data
            return;
        }
        var grid = new Grid(allowance);
        for (var row : table.select("tr")) {
            grid.row();
            // A cell without words holds its column open.
            for (var cell : row.select("th, td")) {
                grid.cell(cell.text(), span(cell, "colspan"), span(cell, "rowspan"));
            }
        }
        Rows.block(grid.rows(), outline);
    }

    private static int span(Element cell, String attribute) {
        var span = cell.attr(attribute).strip();
        return span.matches("[0-9]{1,5}") ? Integer.parseInt(span) : 1;
    }

    private void flush() {
        outline.block(Block.prose(loose.toString().replaceAll("\\s+", " ").strip()));
        loose.setLength(0);
    }
}
