package dev.kotae.answer;

import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Labels;
import dev.kotae.answer.writing.Spent;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.Tier;
import dev.kotae.model.Tokens;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the quick model write what is shown to nobody: the words of a search, minutes, a judgement.
/// Paid like an answer; where there is no money for it, or the model fails, there are no words.
///
/// @param models of which the quick one is asked
/// @param budget pays it
record Clerk(Models models, Budget budget) {
    private static final Logger log = LoggerFactory.getLogger(Clerk.class);

    /// What came of it.
    ///
    /// @param words empty where there are none, or where they may not be used
    /// @param whole whether the model came to its end
    /// @param spent what the turn has cost so far, with this
    record Written(String words, boolean whole, Spent spent) {}

    /// Asks. Blocks.
    ///
    /// @param road why, in one word: for the books
    /// @param patience how long the asker waits for it at most
    /// @throws BrokenOff when the thread was interrupted
    Written write(Prompt prompt, String road, Duration patience, Inquiry inquiry, Spent spent) {
        var turn = inquiry.turn();
        var card = models.lineup().card(Tier.QUICK);
        var labelled = prompt.labelled(Labels.of(turn, road));
        var most = new Usage(prompt.tokens(), card.mostWritten(prompt), 0, 0);
        long microUsd = spent.plus(card, models.region(), road, most).cost().microUsd();
        if (budget.refusal(turn, microUsd, inquiry.asker()).isPresent()) {
            return new Written("", false, spent);
        }
        var hearer = new Listener(labelled, road, spent);
        try {
            var completion =
                    models.converse(List.of(card), labelled, patience, hearer).completion();
            var words = completion.ending() == Ending.WITHHELD ? "" : hearer.text.toString();
            return new Written(
                    words.strip(),
                    completion.ending() == Ending.WHOLE,
                    hearer.paid(card, completion.usage()));
        } catch (ModelFailure.Interrupted interrupted) {
            throw new BrokenOff(interrupted, hearer.spent);
        } catch (ModelFailure failure) {
            log.warn("turn={} road={} no words: {}", turn.id(), road, failure.getMessage());
            return new Written("", false, hearer.spent);
        }
    }

    /// The thread was interrupted, after something was paid.
    static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final ModelFailure.Interrupted interrupt;
        private final transient Spent spent;

        BrokenOff(ModelFailure.Interrupted interrupt, Spent spent) {
            super(interrupt);
            this.interrupt = interrupt;
            this.spent = spent;
        }

        /// What broke it off.
        ModelFailure.Interrupted interrupt() {
            return interrupt;
        }

        /// What the turn has cost so far.
        Spent spent() {
            return spent;
        }
    }

    /// Hears the words of one model. A request that broke off is paid, too: nobody tells how much,
    /// so that is an estimate.
    private final class Listener implements Hearer {
        private final StringBuilder text = new StringBuilder();
        private final Prompt prompt;
        private final String road;
        private Spent spent;

        Listener(Prompt prompt, String road, Spent spent) {
            this.prompt = prompt;
            this.road = road;
            this.spent = spent;
        }

        Spent paid(ModelCard card, Usage usage) {
            return spent.plus(card, models.region(), road, usage);
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
                case Chunk.Cited _, Chunk.Thinking() -> {}
            }
        }

        @Override
        public void failed(ModelCard card, ModelFailure failure) {
            if (!text.isEmpty()) {
                var written = Tokens.estimate(text.toString());
                spent = paid(card, new Usage(prompt.tokens(), written, 0, 0));
            }
        }

        @Override
        public boolean hasShown() {
            return false;
        }
    }
}
