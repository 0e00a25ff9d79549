package dev.kotae.local.wire;

import dev.kotae.chat.Mention;
import dev.kotae.local.quoting.Dialogue;
import dev.kotae.local.quoting.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the question without whom it mentions, the documents and what was said before in the
/// messages of a request.
final class DialogueReader {
    private static final Pattern CITATION = Pattern.compile("\\s*\\[\\d+\\]");

    /// Such as a footer.
    private static final Pattern SLANTED_LINE = Pattern.compile("(?m)^_.*_$");

    private DialogueReader() {}

    static Dialogue read(ConverseRequest request) {
        var messages = request.messages();
        var last = TaggedText.read(messages.getLast().text());
        var enclosed = Enclosures.of(messages.getLast());
        var sources = enclosed.sources();
        var earlierQuestions = new ArrayList<String>();
        var background = new ArrayList<>(unnumbered(last.asides()));
        var answer = "";
        for (var message : messages.subList(0, messages.size() - 1)) {
            if (message.user()) {
                var tagged = TaggedText.read(message.text());
                var question = Mention.without(tagged.question());
                earlierQuestions.add(question);
                background.addAll(earlier(Enclosures.of(message).sources(), sources.isEmpty()));
                background.addAll(unnumbered(List.of(question)));
            } else {
                answer = message.text();
                background.addAll(restsOnDocuments(answer));
            }
        }
        return new Dialogue(
                Mention.without(last.question()),
                earlierQuestions,
                answer,
                sources,
                background,
                enclosed.unseen());
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
