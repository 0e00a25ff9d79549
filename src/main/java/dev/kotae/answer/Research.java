package dev.kotae.answer;

import dev.kotae.answer.text.FollowUp;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Looked;
import dev.kotae.chat.Mention;
import dev.kotae.chat.Passage;
import dev.kotae.guard.Answerability;
import dev.kotae.knowledge.Found;
import dev.kotae.knowledge.KnowledgeFailure;
import dev.kotae.knowledge.Library;
import dev.kotae.knowledge.Neighbours;
import dev.kotae.knowledge.Query;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.QuestionWriter;
import dev.kotae.routing.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Looks documents up for a question. Whom it mentions is no word to search by, unless nothing is
/// found by the others alone. A follow-up is said in full before, by the quick model; where little
/// was found and there are documents in the other language, it is asked in that language once more.
/// A model that fails, or says something else than one line, leaves the question as it is.
final class Research {
    private static final int PASSAGES = 8;

    /// How long the asker waits at most for other words.
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /// A question that was said in full is longer, but no essay.
    private static final int MORE_CHARACTERS = 400;

    /// Why the quick model is asked, in the books.
    private static final String ROAD = "search";

    private final Library library;
    private final Clerk clerk;

    Research(Library library, Clerk clerk) {
        this.library = library;
        this.clerk = clerk;
    }

    /// What came of it.
    ///
    /// @param looked the passages, best first
    /// @param doubtful whether they hardly answer the question
    record Finding(Looked looked, boolean doubtful) {
        /// The same where the answer may rest on what not everybody may read.
        Finding confidentially() {
            return new Finding(looked.confidentially(), doubtful);
        }

        /// The same with these of the passages only.
        Finding reading(List<Passage> some) {
            return new Finding(looked.reading(some), doubtful);
        }
    }

    /// Searches. Blocks.
    ///
    /// @param question the words without an override word
    /// @param terms say which models may be told it
    /// @throws ModelFailure.Interrupted when the thread was interrupted
    Finding of(String question, Inquiry inquiry, Terms terms) {
        var said = question;
        if (!library.isEmpty()
                && FollowUp.leans(Mention.without(question), inquiry.conversation())) {
            var recent = inquiry.conversation().recent();
            var full = ask(QuestionWriter.standAlone(recent, question), inquiry, terms);
            said =
                    line(full, question)
                            .filter(line -> languageOf(line).equals(languageOf(question)))
                            .orElseGet(() ->
                                    FollowUp.withThatBefore(question, inquiry.conversation()));
        }
        var words = Mention.without(said);
        var found = search(library::find, words, inquiry);
        if (!found.missed().isNothing() && !words.equals(Mention.plain(said))) {
            words = Mention.plain(said);
            found = search(library::find, words, inquiry);
        }
        var other = languageOf(words).equals(Locale.JAPANESE) ? Locale.ENGLISH : Locale.JAPANESE;
        var audience = inquiry.surroundings().audience();
        var answerability = Answerability.of(words, found.passages());
        var sought = new ArrayList<>(List.of(words));
        if (answerability.isWeak() && library.speaks(other, audience)) {
            var translated = ask(QuestionWriter.translated(words, other), inquiry, terms);
            var line = line(translated, words).filter(text -> languageOf(text).equals(other));
            if (line.isPresent()) {
                sought.add(line.get());
                var more = search(library::find, line.get(), inquiry);
                found = Library.fused(more, found, PASSAGES);
                answerability = Answerability.of(words, found.passages());
            }
        }
        int withheld = withheld(sought, found, inquiry);
        var joined = found.with(Neighbours.joined(found.passages()));
        return new Finding(
                new Looked(joined, audience.code(), withheld), answerability.isDoubtful());
    }

    /// How much fits the question, in whichever of its words, that the asker alone may read.
    private int withheld(List<String> sought, Found shown, Inquiry inquiry) {
        var texts = new HashSet<String>();
        for (var words : sought) {
            search(query -> library.withheld(query, shown), words, inquiry)
                    .forEach(passage -> texts.add(passage.text()));
        }
        return Math.min(texts.size(), PASSAGES);
    }

    /// A name in another script does not make it another language.
    private static Locale languageOf(String text) {
        return Query.languageOf(Mention.without(text));
    }

    private static <T> T search(Function<Query, T> library, String words, Inquiry inquiry) {
        try {
            var audience = inquiry.surroundings().audience();
            return library.apply(new Query(words, audience, PASSAGES, inquiry.account()::enter));
        } catch (KnowledgeFailure interrupted) {
            throw new ModelFailure.Interrupted("interrupted during a search");
        }
    }

    private Clerk.Written ask(Prompt prompt, Inquiry inquiry, Terms terms) {
        return clerk.write(prompt, ROAD, PATIENCE, inquiry, terms);
    }

    /// The one line that the model was told to write, if that is what it wrote.
    private static Optional<String> line(Clerk.Written said, String asked) {
        var words = said.words();
        boolean one = said.whole() && words.lines().count() == 1;
        return one && words.length() <= 3 * asked.length() + MORE_CHARACTERS
                ? Optional.of(words)
                : Optional.empty();
    }
}
