package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.Rendered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/// Writes Markdown as HTML in which nothing runs: HTML within it becomes text.
public final class MarkdownPage {
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .attributeProviderFactory(_ -> new Ids(new Anchors()))
                    .build();

    private MarkdownPage() {}

    /// Reads a file of Markdown.
    ///
    /// @param name the title where the file has none
    public static Rendered read(Path file, String name) throws IOException {
        var markdown = Format.text(file);
        var title = new MarkdownReader().read(markdown, name).title();
        var html = RENDERER.render(MarkdownReader.parsed(markdown));
        return new Rendered(title, Script.language(markdown), html);
    }

    /// Gives each heading the name by which the links of passages lead to it.
    private record Ids(Anchors anchors) implements AttributeProvider {
        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof Heading) {
                attributes.put("id", anchors.next(InlineText.of(node)));
            }
        }
    }
}
