package dev.kotae.answer;

import dev.kotae.answer.text.FollowUp;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Labels;
import dev.kotae.answer.writing.Looked;
import dev.kotae.answer.writing.Spent;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import dev.kotae.guard.Answerability;
import dev.kotae.knowledge.Found;
import dev.kotae.knowledge.Library;
import dev.kotae.knowledge.Neighbours;
import dev.kotae.knowledge.Query;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.QuestionWriter;
import dev.kotae.model.Tier;
import dev.kotae.model.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks documents up for a question. A follow-up is said in full before, by the quick model; where
/// little was found and there are documents in the other language, it is asked in that language
/// once more. A model that fails, or says something else than one line, leaves the question as it
/// is.
final class Research {
    private static final int PASSAGES = 8;

    /// How long the asker waits at most for other words.
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /// A question that was said in full is longer, but no essay.
    private static final int MORE_CHARACTERS = 400;

    /// Why the quick model is asked, in the books.
    private static final String ROAD = "search";

    private static final Logger log = LoggerFactory.getLogger(Research.class);

    private final Library library;
    private final Models models;
    private final Budget budget;

    Research(Library library, Models models, Budget budget) {
        this.library = library;
        this.models = models;
        this.budget = budget;
    }

    /// What came of it.
    ///
    /// @param looked the passages, best first
    /// @param doubtful whether they hardly answer the question
    /// @param spent what the turn has cost so far
    record Finding(Looked looked, boolean doubtful, Spent spent) {
        /// The same after more was spent.
        Finding having(Spent more) {
            return new Finding(looked, doubtful, more);
        }

        /// The same with the first passages only.
        Finding reading(int count) {
            return new Finding(looked.first(count), doubtful, spent);
        }
    }

    /// Searches. Blocks.
    ///
    /// @param question the words without an override word
    /// @throws ModelFailure.Interrupted when the thread was interrupted
    Finding of(String question, Inquiry inquiry, Spent before) {
        var spent = before;
        var words = question;
        if (!library.isEmpty() && FollowUp.leans(question, inquiry.conversation())) {
            var recent = inquiry.conversation().recent();
            var full = ask(QuestionWriter.standAlone(recent, question), inquiry, spent);
            spent = full.spent();
            words =
                    full.line(question.length())
                            .filter(line -> isJapanese(line) == isJapanese(question))
                            .orElseGet(() ->
                                    FollowUp.withThatBefore(question, inquiry.conversation()));
        }
        var found = library.find(query(words, inquiry));
        var other = isJapanese(words) ? Locale.ENGLISH : Locale.JAPANESE;
        var audience = inquiry.surroundings().audience();
        if (answerability(words, found).isWeak() && library.speaks(other, audience)) {
            var translated = ask(QuestionWriter.translated(words, other), inquiry, spent);
            spent = translated.spent();
            var line = translated.line(words.length()).filter(text -> speaks(text, other));
            if (line.isPresent()) {
                var more = library.find(query(line.get(), inquiry));
                found = Library.fused(more, found, PASSAGES);
            }
        }
        boolean doubtful = answerability(words, found).isDoubtful();
        int withheld = library.withheld(query(words, inquiry), found).size();
        var joined = found.with(Neighbours.joined(found.passages()));
        return new Finding(new Looked(joined, audience.code(), withheld), doubtful, spent);
    }

    private static Answerability answerability(String words, Found found) {
        return Answerability.of(words, found.passages());
    }

    private static Query query(String words, Inquiry inquiry) {
        return new Query(words, inquiry.surroundings().audience(), PASSAGES);
    }

    /// What the quick model said.
    private record Said(String text, Spent spent) {
        /// The one line that it was told to write, if that is what it wrote.
        Optional<String> line(int asked) {
            var line = text.strip();
            boolean one = !line.isEmpty() && line.lines().count() == 1;
            return one && line.length() <= 3 * asked + MORE_CHARACTERS
                    ? Optional.of(line)
                    : Optional.empty();
        }
    }

    private Said ask(Prompt prompt, Inquiry inquiry, Spent spent) {
        var turn = inquiry.turn();
        var line = models.lineup().line(Tier.QUICK);
        var labelled = prompt.labelled(Labels.of(turn, ROAD));
        var most =
                spent.plus(line.getFirst(), models.region(), ROAD, most(line.getFirst(), prompt));
        if (budget.refusal(turn, most.cost().microUsd(), inquiry.asker()).isPresent()) {
            return new Said("", spent);
        }
        var hearer = new Listener(labelled, spent);
        try {
            var told = models.converse(List.of(line.getFirst()), labelled, PATIENCE, hearer);
            var usage = told.completion().usage();
            var paid = hearer.spent.plus(told.card(), models.region(), ROAD, usage);
            boolean whole = told.completion().ending() == Ending.WHOLE;
            return new Said(whole ? hearer.text.toString() : "", paid);
        } catch (ModelFailure.Interrupted interrupted) {
            throw interrupted;
        } catch (ModelFailure failure) {
            log.info("turn={} searched as it was asked: {}", turn.id(), failure.getMessage());
            return new Said("", hearer.spent);
        }
    }

    private static Usage most(ModelCard card, Prompt prompt) {
        return new Usage(prompt.tokens(), card.mostWritten(prompt), 0, 0);
    }

    /// Hears the words, of which nothing is shown. A request that broke off is paid, too: nobody
    /// tells how much, so that is an estimate.
    private final class Listener implements Hearer {
        private final StringBuilder text = new StringBuilder();
        private final Prompt prompt;
        private Spent spent;

        Listener(Prompt prompt, Spent spent) {
            this.prompt = prompt;
            this.spent = spent;
        }

        @Override
        public boolean asking(ModelCard card) {
            text.setLength(0);
            return true;
        }

        @Override
        public void accept(Chunk chunk) {
            switch (chunk) {
                case Chunk.Text(var words) -> text.append(words);
                case Chunk.Thinking() -> {}
            }
        }

        @Override
        public void failed(ModelCard card, ModelFailure failure) {
            if (!text.isEmpty()) {
                var usage = new Usage(prompt.tokens(), Tokens.estimate(text.toString()), 0, 0);
                spent = spent.plus(card, models.region(), ROAD, usage);
            }
        }

        @Override
        public boolean hasShown() {
            return false;
        }
    }

    private static boolean speaks(String text, Locale language) {
        return isJapanese(text) == language.equals(Locale.JAPANESE);
    }

    /// By a kana or a Han character: a name of a product does not make a question English.
    private static boolean isJapanese(String text) {
        return text.codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x9fff);
    }
}
