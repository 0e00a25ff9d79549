package dev.kotae.local.wire;

import dev.kotae.chat.Mention;
import dev.kotae.local.quoting.Dialogue;
import dev.kotae.local.quoting.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Finds the question without whom it mentions, the documents and what was said before in the
/// messages of a request.
///
/// Documents are `searchResult` blocks, `document` blocks with text, or tagged in the text as
/// `<document index="1" title="…">…</document>`.
final class DialogueReader {
    private static final Set<String> READABLE = Set.of("txt", "md", "csv", "html");
    private static final Pattern CITATION = Pattern.compile("\\s*\\[\\d+\\]");

    /// Such as a footer.
    private static final Pattern SLANTED_LINE = Pattern.compile("(?m)^_.*_$");

    private DialogueReader() {}

    static Dialogue read(ConverseRequest request) {
        var messages = request.messages();
        var last = TaggedText.read(messages.getLast().text());
        var sources = documents(messages.getLast());
        var earlierQuestions = new ArrayList<String>();
        var background = new ArrayList<>(unnumbered(last.asides()));
        var answer = "";
        for (var message : messages.subList(0, messages.size() - 1)) {
            if (message.user()) {
                var tagged = TaggedText.read(message.text());
                var question = Mention.without(tagged.question());
                earlierQuestions.add(question);
                background.addAll(earlier(documents(message), sources.isEmpty()));
                background.addAll(unnumbered(List.of(question)));
            } else {
                answer = message.text();
                background.addAll(restsOnDocuments(answer));
            }
        }
        return new Dialogue(
                Mention.without(last.question()), earlierQuestions, answer, sources, background);
    }

    /// The documents of a message, each with its number.
    static List<Source> documents(ConverseRequest.Message message) {
        var sources = new ArrayList<Source>();
        for (var block : message.content()) {
            if (block.has("searchResult")) {
                sources.add(searchResult(block.path("searchResult"), sources.size() + 1));
            } else if (block.has("document")) {
                sources.add(document(block.path("document"), sources.size() + 1));
            }
        }
        sources.addAll(TaggedText.read(message.text()).documents(sources.size() + 1));
        return sources;
    }

    /// Whether there is something that a model would look at, and only a model.
    static boolean hasUnread(ConverseRequest.Message message) {
        return message.content().stream()
                .anyMatch(block ->
                        block.has("image")
                                || (block.at("/document/source").has("bytes")
                                        && !READABLE.contains(
                                                block.at("/document/format").asString(""))));
    }

    private static Source searchResult(JsonNode result, int number) {
        var about = result.path("title").asString("").replace(" > ", "\n");
        return new Source(number, about, texts(result.path("content")));
    }

    private static Source document(JsonNode document, int number) {
        var source = document.path("source");
        var text = source.path("text").asString(texts(source.path("content")));
        if (text.isEmpty() && READABLE.contains(document.path("format").asString(""))) {
            text = decoded(source.path("bytes").asString(""));
        }
        // A file that somebody attached has no number that could be cited.
        int cited = source.has("bytes") ? Source.UNNUMBERED : number;
        var about =
                document.path("name").asString("") + " " + document.path("context").asString("");
        return new Source(cited, about.strip(), text);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw BedrockFault.invalid("The document's bytes are not valid base64.");
        }
    }

    private static String texts(JsonNode blocks) {
        return String.join(
                "\n\n",
                blocks.valueStream().map(block -> block.path("text").asString("")).toList());
    }

    /// Documents of earlier questions keep their numbers only where no newer ones could be meant.
    private static List<Source> earlier(List<Source> documents, boolean stillMeant) {
        return stillMeant
                ? documents
                : documents.stream()
                        .map(d -> new Source(Source.UNNUMBERED, d.about(), d.text()))
                        .toList();
    }

    private static List<Source> unnumbered(List<String> texts) {
        return texts.stream().map(text -> new Source(Source.UNNUMBERED, "", text)).toList();
    }

    /// An answer of our own is worth repeating only where it named its sources.
    private static List<Source> restsOnDocuments(String answer) {
        if (!CITATION.matcher(answer).find()) {
            return List.of();
        }
        var words = CITATION.matcher(SLANTED_LINE.matcher(answer).replaceAll("")).replaceAll("");
        return unnumbered(List.of(words));
    }
}
