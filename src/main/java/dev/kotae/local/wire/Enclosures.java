package dev.kotae.local.wire;

import dev.kotae.knowledge.Transcript;
import dev.kotae.knowledge.Unreadable;
import dev.kotae.local.quoting.Source;
import dev.kotae.local.quoting.Unseen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What came with a message: its documents, each with its number, and what of it could not be read.
///
/// Documents are `searchResult` blocks, `document` blocks, or tagged in the text as `<document
/// index="1" title="…">…</document>`.
final class Enclosures {
    private final List<Source> sources = new ArrayList<>();
    private final Set<Unseen> unseen = EnumSet.noneOf(Unseen.class);

    private Enclosures() {}

    /// Takes out what is in a message, and reads the files. Blocks.
    static Enclosures of(ConverseRequest.Message message) {
        var enclosures = new Enclosures();
        message.content().forEach(enclosures::take);
        var tagged = TaggedText.read(message.text());
        enclosures.sources.addAll(tagged.documents(enclosures.sources.size() + 1));
        return enclosures;
    }

    List<Source> sources() {
        return List.copyOf(sources);
    }

    Set<Unseen> unseen() {
        return Set.copyOf(unseen);
    }

    private void take(JsonNode block) {
        int number = sources.size() + 1;
        if (block.has("searchResult")) {
            var result = block.path("searchResult");
            var about = result.path("title").asString("").replace(" > ", "\n");
            sources.add(new Source(number, about, texts(result.path("content"))));
        } else if (block.at("/document/source").has("bytes")) {
            sources.add(file(block.path("document")));
        } else if (block.has("document")) {
            sources.add(document(block.path("document"), number));
        } else if (block.has("image")) {
            unseen.add(Unseen.PICTURE);
        }
    }

    private static Source document(JsonNode document, int number) {
        var source = document.path("source");
        var text = source.path("text").asString(texts(source.path("content")));
        return new Source(number, about(document), text);
    }

    /// A file that somebody attached has no number that could be cited.
    private Source file(JsonNode document) {
        return new Source(Source.UNNUMBERED, about(document), words(document));
    }

    private static String about(JsonNode document) {
        var name = document.path("name").asString("");
        return (name + " " + document.path("context").asString("")).strip();
    }

    private String words(JsonNode document) {
        var name = document.path("name").asString("") + "." + document.path("format").asString("");
        try {
            return Transcript.of(name, bytes(document)).text();
        } catch (Unreadable unreadable) {
            unseen.add(Unseen.because(unreadable.reason()));
            return "";
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static byte[] bytes(JsonNode document) {
        try {
            return Base64.getDecoder().decode(document.at("/source/bytes").asString(""));
        } catch (IllegalArgumentException broken) {
            throw BedrockFault.invalid("The document's bytes are not valid base64.");
        }
    }

    private static String texts(JsonNode blocks) {
        return String.join(
                "\n\n",
                blocks.valueStream().map(block -> block.path("text").asString("")).toList());
    }
}
