package dev.kotae.answer;

import dev.kotae.chat.Chunk;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion;
import dev.kotae.model.Lineup;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The company's models. Asks one, and asks again where that may help: only while no word has been
/// shown, since a second answer would not begin with the same words.
public final class Models {
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(600);

    private final ChatModel model;
    private final Lineup lineup;
    private final InstantSource clock;
    private final RandomGenerator chance;

    /// Models behind one door, one for each tier.
    public Models(ChatModel model, Lineup lineup, InstantSource clock, RandomGenerator chance) {
        this.model = model;
        this.lineup = lineup;
        this.clock = clock;
        this.chance = chance;
    }

    /// The model of a tier.
    public ModelCard card(Tier tier) {
        return lineup.card(tier);
    }

    /// The models of the other tiers.
    public List<ModelCard> others(ModelCard chosen) {
        return Arrays.stream(Tier.values())
                .map(lineup::card)
                .filter(card -> !card.equals(chosen))
                .distinct()
                .toList();
    }

    /// Has a model write. Blocks.
    ///
    /// @param deadline until when in all, pauses and further attempts included
    /// @throws ModelFailure the last attempt's, or [ModelFailure.Interrupted]
    public Completion converse(
            ModelCard card, Prompt prompt, Instant deadline, Consumer<Chunk> out) {
        var watched = new Watched(out);
        for (int attempt = 1; ; attempt++) {
            try {
                return model.converse(card, prompt, deadline, watched);
            } catch (ModelFailure failure) {
                if (attempt == ATTEMPTS || watched.wordsShown || !mayHelp(failure)) {
                    throw failure;
                }
                pause(attempt, deadline, failure);
            }
        }
    }

    private static boolean mayHelp(ModelFailure failure) {
        return switch (failure) {
            case ModelFailure.Busy _, ModelFailure.Broken _ -> true;
            case ModelFailure.Late _,
                    ModelFailure.TooLong _,
                    ModelFailure.Refused _,
                    ModelFailure.Interrupted _ ->
                    false;
        };
    }

    /// Exponential with jitter, so that many who failed together do not come back together.
    private void pause(int attempt, Instant deadline, ModelFailure failure) {
        long most = FIRST_PAUSE.toMillis() << attempt;
        var pause = Duration.ofMillis(chance.nextLong(most / 4, most));
        if (clock.instant().plus(pause).isAfter(deadline)) {
            throw failure;
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new ModelFailure.Interrupted("interrupted before attempt " + (attempt + 1));
        }
    }

    private static final class Watched implements Consumer<Chunk> {
        private final Consumer<Chunk> out;
        private boolean wordsShown;

        private Watched(Consumer<Chunk> out) {
            this.out = out;
        }

        @Override
        public void accept(Chunk chunk) {
            wordsShown |= chunk instanceof Chunk.Text;
            out.accept(chunk);
        }
    }
}
