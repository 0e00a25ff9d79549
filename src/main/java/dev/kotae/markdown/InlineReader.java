package dev.kotae.markdown;

import dev.kotae.markdown.Document.Run;
import dev.kotae.markdown.Document.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// Reads the words within one block. Goes through them without recursion: a text may nest its
/// emphasis as deep as it likes.
final class InlineReader {
    /// An address that is written out. What Japanese stands right behind it does not belong to it.
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[\\p{Alnum}][\\p{Graph}&&[^<>|\"`\\\\]]*[\\p{Alnum}/=#&_~-]");

    private static final Pattern ADDRESS_THEN_WIDE =
            Pattern.compile("https?://[\\p{Graph}&&[^<>|\"`]]+[\\u2e80-\\uffef]");

    private static final Pattern TASK = Pattern.compile("\\[([ xX])](?=\\s)");
    private static final Pattern TAG = Pattern.compile("(?i)</?([a-z]+[1-6]?)(?:\\s[^>]*)?/?>");
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");

    private final boolean referring;
    private final List<Run> runs = new ArrayList<>();

    /// The style within each node that is open, outermost last.
    private final Deque<Style> styles = new ArrayDeque<>(List.of(Style.NONE));

    private String link = "";
    private String label = "";
    private int tildes;
    private boolean plain = true;

    /// @param referring whether links of the text may be defined elsewhere in it
    InlineReader(boolean referring) {
        this.referring = referring;
    }

    /// Whether every reader of Markdown shows it as it is meant.
    boolean isPlain() {
        return plain && tildes < 2;
    }

    /// Literal HTML as words, with its line breaks.
    static List<Run> ofHtml(String html) {
        return List.of(new Run(BREAK.matcher(html).replaceAll("\n"), Style.NONE, ""));
    }

    /// Whether an item begins with a box to be ticked.
    static boolean isTask(List<Run> runs) {
        return !runs.isEmpty()
                && (runs.getFirst().text().startsWith("☐ ")
                        || runs.getFirst().text().startsWith("☑ "));
    }

    List<Run> read(Node parent) {
        @Nullable Node node = parent.getFirstChild();
        while (node != null) {
            enter(node);
            var inner = node.getFirstChild();
            node = inner == null ? after(node, parent) : inner;
        }
        return merged();
    }

    /// Leaves what ends here.
    ///
    /// @return what follows, or null at the end of `parent`
    @SuppressWarnings("ReferenceEquality") // the very node, and none that looks like it
    private @Nullable Node after(Node node, Node parent) {
        @Nullable Node ended = node;
        while (ended != null && ended != parent) {
            leave(ended);
            if (ended.getNext() != null) {
                return ended.getNext();
            }
            ended = ended.getParent();
        }
        return null;
    }

    private void enter(Node node) {
        var style = styles.element();
        switch (node) {
            case Text text -> text(text.getLiteral(), style);
            case Code code ->
                    add(
                            code.getLiteral(),
                            new Style(style.bold(), style.italic(), style.struck(), true));
            case SoftLineBreak soft -> add("\n", style);
            case HardLineBreak hard -> add("\n", style);
            case StrongEmphasis strong ->
                    styles.push(new Style(true, style.italic(), style.struck(), style.code()));
            case Emphasis emphasis ->
                    styles.push(new Style(style.bold(), true, style.struck(), style.code()));
            case Strikethrough struck ->
                    styles.push(new Style(style.bold(), style.italic(), true, style.code()));
            case Link to -> open(to.getDestination(), words(to));
            case Image image when !isLabel(image) -> open(image.getDestination(), words(image));
            case HtmlInline html -> html(html, style);
            default -> {}
        }
    }

    private void leave(Node node) {
        switch (node) {
            case StrongEmphasis strong -> styles.pop();
            case Emphasis emphasis -> styles.pop();
            case Strikethrough struck -> styles.pop();
            case Link to -> close();
            case Image image when !isLabel(image) -> close();
            default -> {}
        }
    }

    private void open(String address, String words) {
        plain &= !referring;
        boolean allowed = Links.allowed(address);
        link = allowed ? address : "";
        boolean own = allowed && !Links.isHonest(words, address);
        boolean number = allowed && referring && words.matches("\\d{1,3}");
        label = own ? Links.shown(address) : number ? "[" + words + "]" : "";
        plain &= allowed && !own;
        if (!label.isEmpty()) {
            runs.add(new Run(label, styles.element(), link));
        }
    }

    private void close() {
        link = "";
        label = "";
    }

    private static boolean isLabel(Image image) {
        return image.getParent() instanceof Link;
    }

    /// A label as people read it.
    static String words(Node parent) {
        var words = new StringBuilder();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            words.append(
                    switch (child) {
                        case Text text -> text.getLiteral();
                        case Code code -> code.getLiteral();
                        case SoftLineBreak soft -> " ";
                        case HardLineBreak hard -> " ";
                        default -> words(child);
                    });
        }
        return words.toString();
    }

    private void text(String literal, Style style) {
        tildes += (int) literal.chars().filter(c -> c == '~').count();
        plain &= literal.indexOf(Presentable.ZERO_WIDTH_SPACE) < 0;
        plain &= !ADDRESS_THEN_WIDE.matcher(literal).find();
        var words = literal.replace(String.valueOf(Presentable.ZERO_WIDTH_SPACE), "");
        if (runs.isEmpty()) {
            var task = TASK.matcher(words);
            if (task.lookingAt()) {
                words = (task.group(1).isBlank() ? "☐" : "☑") + words.substring(task.end());
            }
        }
        if (!link.isEmpty()) {
            add(words, style);
            return;
        }
        var address = ADDRESS.matcher(words);
        int from = 0;
        while (address.find()) {
            add(words.substring(from, address.start()), style);
            boolean allowed = Links.allowed(address.group());
            runs.add(new Run(address.group(), style, allowed ? address.group() : ""));
            from = address.end();
        }
        add(words.substring(from), style);
    }

    /// A tag that has no other one is what the author writes about.
    private void html(HtmlInline html, Style style) {
        var literal = html.getLiteral();
        plain = false;
        if (BREAK.matcher(literal).matches()) {
            add("\n", style);
            return;
        }
        boolean closing = literal.startsWith("</");
        var name = isPaired(html) ? tag(html) : "";
        var styled =
                switch (name) {
                    case "b", "strong" ->
                            new Style(!closing, style.italic(), style.struck(), style.code());
                    case "i", "em" ->
                            new Style(style.bold(), !closing, style.struck(), style.code());
                    case "s", "del", "strike" ->
                            new Style(style.bold(), style.italic(), !closing, style.code());
                    case "code", "kbd" ->
                            new Style(style.bold(), style.italic(), style.struck(), !closing);
                    default -> null;
                };
        if (styled != null) {
            styles.pop();
            styles.push(styled);
        } else if (!literal.startsWith("<!--")) {
            add(literal, style);
        }
    }

    /// Whether the other tag stands behind an opening one, or before a closing one.
    private static boolean isPaired(HtmlInline html) {
        boolean closing = html.getLiteral().startsWith("</");
        var name = tag(html);
        @Nullable Node other = html;
        do {
            other = closing ? other.getPrevious() : other.getNext();
        } while (other != null
                && !(other instanceof HtmlInline tag
                        && tag.getLiteral().startsWith("</") != closing
                        && tag(tag).equals(name)));
        return other != null;
    }

    private static String tag(HtmlInline html) {
        var tag = TAG.matcher(html.getLiteral());
        return tag.matches() ? tag.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private void add(String text, Style style) {
        if (!text.isEmpty() && label.isEmpty()) {
            runs.add(new Run(text, style, link));
        }
    }

    /// What looks the same and follows each other, in one.
    private List<Run> merged() {
        var merged = new ArrayList<Run>();
        @Nullable Run last = null;
        for (var run : runs) {
            if (last != null
                    && last.style().equals(run.style())
                    && last.link().equals(run.link())) {
                last = new Run(last.text() + run.text(), last.style(), last.link());
                merged.set(merged.size() - 1, last);
            } else {
                last = run;
                merged.add(run);
            }
        }
        return merged;
    }
}
