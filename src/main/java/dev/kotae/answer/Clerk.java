package dev.kotae.answer;

import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Labels;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.Tier;
import dev.kotae.routing.Terms;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a quick model write what is shown to nobody: the words of a search, minutes, a judgement.
/// Paid like an answer; where there is no money for it, or no quick model may be told what is said
/// here, is well or answers, there are no words.
///
/// @param models of which the quick ones are asked
/// @param budget pays it
record Clerk(Models models, Budget budget) {
    private static final Logger log = LoggerFactory.getLogger(Clerk.class);

    /// What came of it.
    ///
    /// @param words empty where there are none, or where they may not be used
    /// @param whole whether the model came to its end
    record Written(String words, boolean whole) {
        private static final Written NOTHING = new Written("", false);
    }

    /// Asks. Blocks.
    ///
    /// @param road why, in one word: for the books
    /// @param patience how long the asker waits for it at most
    /// @param terms say which models may be told it
    /// @throws ModelFailure.Interrupted when the thread was interrupted
    Written write(Prompt prompt, String road, Duration patience, Inquiry inquiry, Terms terms) {
        var turn = inquiry.turn();
        var line =
                models.lineup().cards(Tier.QUICK).stream()
                        .filter(card -> terms.admit(card, models.lineup()))
                        .toList();
        if (line.isEmpty()) {
            return Written.NOTHING;
        }
        var labelled = prompt.labelled(Labels.of(turn, road));
        var hearer = new Listener(inquiry, labelled, road);
        try {
            var completion = models.converseIfWell(line, labelled, patience, hearer).completion();
            var words = completion.ending() == Ending.WITHHELD ? "" : hearer.text.toString();
            return new Written(words.strip(), completion.ending() == Ending.WHOLE);
        } catch (ModelFailure.Interrupted interrupted) {
            throw interrupted;
        } catch (ModelFailure failure) {
            log.warn("turn={} road={} no words: {}", turn.id(), road, failure.getMessage());
            return Written.NOTHING;
        }
    }

    /// Hears the words of one model.
    private final class Listener implements Hearer {
        private final StringBuilder text = new StringBuilder();
        private final Inquiry inquiry;
        private final Prompt prompt;
        private final String road;

        Listener(Inquiry inquiry, Prompt prompt, String road) {
            this.inquiry = inquiry;
            this.prompt = prompt;
            this.road = road;
        }

        @Override
        public boolean asking(ModelCard card) {
            text.setLength(0);
            long microUsd = inquiry.account().cost().microUsd() + card.most(prompt);
            return budget.reserve(inquiry.turn(), microUsd, inquiry.asker()).isEmpty();
        }

        @Override
        public void accept(Chunk chunk) {
            switch (chunk) {
                case Chunk.Text(var words) -> text.append(words);
                case Chunk.Cited _, Chunk.Thinking _ -> {}
            }
        }

        @Override
        public void paid(ModelCard card, Usage usage) {
            inquiry.account().enter(card, models.region(), road, usage);
        }

        @Override
        public boolean hasShown() {
            return false;
        }
    }
}
