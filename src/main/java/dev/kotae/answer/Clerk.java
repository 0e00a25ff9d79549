package dev.kotae.answer;

import dev.kotae.answer.writing.Account;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Labels;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.Tier;
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
    record Written(String words, boolean whole) {
        private static final Written NOTHING = new Written("", false);
    }

    /// Asks. Blocks.
    ///
    /// @param road why, in one word: for the books
    /// @param patience how long the asker waits for it at most
    /// @throws ModelFailure.Interrupted when the thread was interrupted
    Written write(Prompt prompt, String road, Duration patience, Inquiry inquiry) {
        var turn = inquiry.turn();
        var card = models.lineup().card(Tier.QUICK);
        var labelled = prompt.labelled(Labels.of(turn, road));
        var most = new Usage(prompt.tokens(), card.mostWritten(prompt), 0, 0);
        long microUsd = inquiry.account().cost().microUsd() + card.price().microUsd(most);
        if (budget.reserve(turn, microUsd, inquiry.asker()).isPresent()) {
            return Written.NOTHING;
        }
        var hearer = new Listener(road, inquiry.account());
        try {
            var completion =
                    models.converse(List.of(card), labelled, patience, hearer).completion();
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
        private final String road;
        private final Account account;

        Listener(String road, Account account) {
            this.road = road;
            this.account = account;
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
        public void paid(ModelCard card, Usage usage) {
            account.enter(card, models.region(), road, usage);
        }

        @Override
        public boolean hasShown() {
            return false;
        }
    }
}
