package dev.kotae.knowledge.reading;

import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// The words of a Markdown node without the marks; where a link leads to the web, the address
/// follows its words.
final class InlineText {
    private static final Pattern ON_THE_WEB = Pattern.compile("(?:https?://|mailto:).+");

    private final StringBuilder words = new StringBuilder();

    private InlineText() {}

    /// Walks without recursion: emphasis can be nested as deep as a file is long.
    static String of(Node root) {
        var text = new InlineText();
        @Nullable Node node = root;
        while (node != null) {
            text.enter(node);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                continue;
            }
            while (node != null && !node.equals(root) && node.getNext() == null) {
                node = text.leave(node.getParent());
            }
            node = node == null || node.equals(root) ? null : node.getNext();
        }
        return text.words.toString().strip();
    }

    private void enter(Node node) {
        switch (node) {
            case Text text -> words.append(text.getLiteral());
            case Code code -> words.append(code.getLiteral());
            case SoftLineBreak _ -> softBreak();
            case HardLineBreak _ -> words.append('\n');
            case FencedCodeBlock code -> words.append(code.getLiteral());
            case IndentedCodeBlock code -> words.append(code.getLiteral());
            case HtmlBlock html -> words.append(org.jsoup.Jsoup.parse(html.getLiteral()).text());
            case Block _ when !words.isEmpty() -> words.append('\n');
            case Node _ -> {}
        }
    }

    /// Japanese is written without blanks: a line that was wrapped is joined without one.
    private void softBreak() {
        boolean betweenWords =
                words.isEmpty() || !Script.isWideText(words.codePointBefore(words.length()));
        if (betweenWords) {
            words.append(' ');
        }
    }

    private @Nullable Node leave(@Nullable Node node) {
        if (node instanceof Link link
                && link.getDestination() != null
                && ON_THE_WEB.matcher(link.getDestination()).matches()
                && !endsWith(link.getDestination())) {
            words.append(" (").append(link.getDestination()).append(')');
        }
        return node;
    }

    private boolean endsWith(String address) {
        int start = words.length() - address.length();
        return start >= 0 && words.indexOf(address, start) == start;
    }
}
