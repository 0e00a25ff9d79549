package dev.kotae.local.wire;

import dev.kotae.local.quoting.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A user's message whose parts may be told apart by tags.
///
/// @param elements the tagged documents, not yet numbered
/// @param question what stands in `<question>`, or else outside of every tag
/// @param asides the texts of other tags at the beginning of a line
record TaggedText(List<Element> elements, String question, List<String> asides) {
    private static final Pattern DOCUMENT =
            Pattern.compile(
                    "<document((?:\\s+[\\w:.-]+\\s*=\\s*\"[^\"]*\")*)\\s*>(.*?)</document>",
                    Pattern.DOTALL);
    private static final Pattern DOCUMENTS = Pattern.compile("</?documents\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:.-]+)\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern QUESTION =
            Pattern.compile("<question\\b[^>]*>(.*)</question>", Pattern.DOTALL);
    private static final Pattern ASIDE =
            Pattern.compile(
                    "^<([a-z][\\w-]*)\\b[^>]*>(.*?)</\\1>", Pattern.DOTALL | Pattern.MULTILINE);

    /// A tagged document.
    private record Element(Map<String, String> attributes, String text) {
        Source numbered(int otherwise) {
            var index = attributes.getOrDefault("index", "");
            var about = new LinkedHashMap<>(attributes);
            about.remove("index");
            return new Source(
                    index.matches("[1-9]\\d{0,5}") ? Integer.parseInt(index) : otherwise,
                    String.join("\n", about.values()).replace(" > ", "\n"),
                    text);
        }
    }

    static TaggedText read(String message) {
        var elements = new ArrayList<Element>();
        var rest =
                DOCUMENT.matcher(message)
                        .replaceAll(document -> {
                            elements.add(
                                    new Element(
                                            attributes(document.group(1)),
                                            unescaped(document.group(2)).strip()));
                            return "";
                        });
        rest = DOCUMENTS.matcher(rest).replaceAll("");
        var question = QUESTION.matcher(rest);
        var asked = question.find() ? question.group(1) : ASIDE.matcher(rest).replaceAll("");
        var asides =
                ASIDE.matcher(QUESTION.matcher(rest).replaceAll(""))
                        .results()
                        .map(aside -> unescaped(aside.group(2)))
                        .toList();
        return new TaggedText(elements, unescaped(asked).strip(), asides);
    }

    /// The documents; one without an index gets the next number.
    List<Source> documents(int first) {
        var sources = new ArrayList<Source>();
        for (var element : elements) {
            sources.add(element.numbered(first + sources.size()));
        }
        return sources;
    }

    private static Map<String, String> attributes(String text) {
        var attributes = new LinkedHashMap<String, String>();
        ATTRIBUTE
                .matcher(text)
                .results()
                .forEach(pair -> attributes.put(pair.group(1), unescaped(pair.group(2))));
        return attributes;
    }

    /// As it was before it was put between tags.
    static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
