package dev.kotae.answer;

import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion;
import dev.kotae.model.Lineup;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.Tier;
import dev.kotae.model.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The company's models. Asks those of a line one after the other, and again where that may help:
/// only while no word has been shown, since a second answer would not begin with the same words.
public final class Models {
    /// How often one model is asked at once before the next one is.
    private static final int AT_ONCE = 2;

    /// How often a line is gone through.
    private static final int ROUNDS = 2;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(600);

    private final ChatModel model;
    private final Lineup lineup;
    private final String region;
    private final InstantSource clock;
    private final RandomGenerator chance;

    /// Models behind one door.
    ///
    /// @param region where they are asked
    /// @param clock measures patience; the one that the door goes by, and that nobody sets
    public Models(
            ChatModel model,
            Lineup lineup,
            String region,
            InstantSource clock,
            RandomGenerator chance) {
        this.model = model;
        this.lineup = lineup;
        this.region = region;
        this.clock = clock;
        this.chance = chance;
    }

    /// The company's models, by tier and by name.
    public Lineup lineup() {
        return lineup;
    }

    /// Where they are asked.
    public String region() {
        return region;
    }

    /// The models of the other tiers.
    public List<ModelCard> others(ModelCard chosen) {
        return Arrays.stream(Tier.values())
                .map(lineup::card)
                .filter(card -> !card.equals(chosen))
                .distinct()
                .toList();
    }

    /// Who answered, and how that ended.
    ///
    /// @param card the model
    /// @param completion its answer's end
    public record Told(ModelCard card, Completion completion) {}

    /// Has the first model of a line write that can. Blocks.
    ///
    /// A model is asked twice before another one is, unless it said when to come back, which is
    /// respected, or is at rest, refuses, or was silent for too long. One that does not take the
    /// prompt is passed over, and so are, once it was too long for one, all that read no more.
    /// Before nobody answers, or all others want to be waited for, the first that rests is asked
    /// all the same: what leaves models alone spares the time of those who have another.
    ///
    /// @param line not empty
    /// @param patience how long in all, pauses and further attempts included
    /// @throws ModelFailure that of the first model that was asked, or [ModelFailure.Interrupted]
    public Told converse(List<ModelCard> line, Prompt prompt, Duration patience, Hearer out) {
        return converse(line, prompt, patience, out, true);
    }

    /// The same for words that can be done without: who rests is left alone.
    ///
    /// @throws ModelFailure that of the first model that was asked, or [ModelFailure.Interrupted]
    Told converseIfWell(List<ModelCard> line, Prompt prompt, Duration patience, Hearer out) {
        return converse(line, prompt, patience, out, false);
    }

    private Told converse(
            List<ModelCard> line, Prompt prompt, Duration patience, Hearer out, boolean insisting) {
        var attempt = new Attempt(line, prompt, clock.instant().plus(patience), out);
        var left = new ArrayList<>(line);
        left.removeIf(card -> !card.equals(line.getFirst()) && !card.takes(prompt));
        for (int round = 1; ; round++) {
            for (var card : List.copyOf(left)) {
                var told = attempt.of(card, round == 1 ? AT_ONCE : 1);
                if (told != null) {
                    return told;
                }
                if (attempt.isOut(card)) {
                    left.remove(card);
                }
            }
            if (round == ROUNDS || left.isEmpty()) {
                var told = insisting ? attempt.ofOneAtRest() : null;
                if (told != null) {
                    return told;
                }
                throw attempt.failure();
            }
            var told = insisting && attempt.isToldToWait(left) ? attempt.ofOneAtRest() : null;
            if (told != null) {
                return told;
            }
            attempt.pause(left);
        }
    }

    /// One answer that is looked for.
    private final class Attempt {
        private final List<ModelCard> line;
        private final Prompt prompt;
        private final Instant deadline;
        private final Hearer out;
        private final Map<ModelCard, ModelFailure> failures = new HashMap<>();
        private final Map<ModelCard, Instant> notBefore = new HashMap<>();
        private @Nullable ModelFailure first;
        private int tooFewTokens;

        private Attempt(List<ModelCard> line, Prompt prompt, Instant deadline, Hearer out) {
            this.line = line;
            this.prompt = prompt;
            this.deadline = deadline;
            this.out = out;
        }

        /// Null where this model gave no answer, and another may.
        private @Nullable Told of(ModelCard card, int times) {
            for (int time = 1; time <= times; time++) {
                if (!readsMore(card)
                        || clock.instant().isBefore(notBefore.getOrDefault(card, Instant.MIN))
                        || !out.asking(card)) {
                    return null;
                }
                try {
                    return asked(card, model::converse);
                } catch (ModelFailure failure) {
                    failed(card, failure);
                    if (time == times || !atOnce(failure)) {
                        return null;
                    }
                    pause(FIRST_PAUSE);
                }
            }
            return null;
        }

        /// Null where none rests, or this one gives no answer either.
        private @Nullable Told ofOneAtRest() {
            for (var card : line) {
                if (failures.get(card) instanceof ModelFailure.Resting
                        && readsMore(card)
                        && out.asking(card)) {
                    try {
                        return asked(card, model::insist);
                    } catch (ModelFailure failure) {
                        failed(card, failure);
                        break;
                    }
                }
            }
            return null;
        }

        /// One that was interrupted, or left when it said nothing for long, may be at work already,
        /// and is paid like one that has begun.
        private Told asked(ModelCard card, Door door) {
            var request = new Request(out);
            try {
                var completion = door.ask(card, told(card), deadline, request);
                request.ended(completion);
                return new Told(card, completion);
            } catch (ModelFailure.Interrupted interrupted) {
                request.begin();
                throw interrupted;
            } catch (ModelFailure.Late late) {
                request.beginIfSent();
                throw late;
            } finally {
                request.usage(prompt).ifPresent(usage -> out.paid(request.by(card), usage));
            }
        }

        /// Who steps in answers.
        private Prompt told(ModelCard card) {
            return card.equals(line.getFirst()) ? prompt : prompt.escalating(false);
        }

        private void failed(ModelCard card, ModelFailure failure) {
            if (out.hasShown() || isFinal(failure) || !clock.instant().isBefore(deadline)) {
                throw failure;
            }
            failures.put(card, failure);
            first = first == null ? failure : first;
            if (failure instanceof ModelFailure.Busy busy) {
                notBefore.put(card, clock.instant().plus(busy.after()));
            }
            if (failure instanceof ModelFailure.TooLong) {
                tooFewTokens = Math.max(tooFewTokens, card.contextTokens());
            }
        }

        private ModelFailure failure() {
            return first == null ? new ModelFailure.Broken("no model could be asked") : first;
        }

        /// Whether a model reads more than those for whom the prompt was too long.
        private boolean readsMore(ModelCard card) {
            return card.contextTokens() > tooFewTokens;
        }

        /// Whether a model is not worth asking again for this answer.
        private boolean isOut(ModelCard card) {
            return switch (failures.get(card)) {
                case null -> true;
                case ModelFailure.Refused _,
                        ModelFailure.Unfit _,
                        ModelFailure.TooLong _,
                        ModelFailure.Resting _ ->
                        true;
                case ModelFailure.Busy _,
                        ModelFailure.Broken _,
                        ModelFailure.Late _,
                        ModelFailure.Interrupted _ ->
                        !readsMore(card);
            };
        }

        /// Whether each of them said when to come back.
        private boolean isToldToWait(List<ModelCard> left) {
            return wait(left).isPositive();
        }

        /// Until the first of them may be asked again.
        private void pause(List<ModelCard> left) {
            var wait = wait(left);
            pause(wait.isPositive() ? wait : FIRST_PAUSE.multipliedBy(2));
        }

        private Duration wait(List<ModelCard> left) {
            var now = clock.instant();
            return left.stream()
                    .map(card -> notBefore.getOrDefault(card, now))
                    .min(Instant::compareTo)
                    .map(soonest -> Duration.between(now, soonest))
                    .orElse(Duration.ZERO);
        }

        /// With jitter, so that many who failed together do not come back together.
        private void pause(Duration least) {
            // Rounded up: who comes back a moment too soon is not asked again.
            long millis = least.toMillis() + 1;
            var pause = Duration.ofMillis(millis + chance.nextLong(millis / 2 + 1));
            if (clock.instant().plus(pause).isAfter(deadline)) {
                throw failure();
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new ModelFailure.Interrupted("interrupted before another attempt");
            }
        }
    }

    /// How a model is asked.
    private interface Door {
        Completion ask(ModelCard card, Prompt prompt, Instant deadline, ChatModel.Listener out);
    }

    /// Hears on the way how much a model says.
    private static final class Request implements ChatModel.Listener {
        private final Hearer out;
        private final StringBuilder text = new StringBuilder();
        private long thought;
        private boolean begun;
        private volatile boolean sent;
        private Usage counted = Usage.NONE;
        private Optional<String> invoked = Optional.empty();

        private Request(Hearer out) {
            this.out = out;
        }

        @Override
        public void sending() {
            out.sending();
            sent = true;
        }

        @Override
        public void accept(Chunk chunk) {
            begin();
            switch (chunk) {
                case Chunk.Text(var words) -> text.append(words);
                case Chunk.Thinking(int tokens) -> thought += tokens;
                case Chunk.Cited _ -> {}
            }
            out.accept(chunk);
        }

        @Override
        public void counted(Usage usage) {
            begin();
            counted = usage;
        }

        void begin() {
            begun = true;
        }

        void beginIfSent() {
            begun |= sent;
        }

        void ended(Completion completion) {
            counted(completion.usage());
            invoked = completion.invoked();
        }

        /// Who answered, where this one was asked.
        ModelCard by(ModelCard asked) {
            return invoked.map(Catalogue::card).orElse(asked);
        }

        /// What it read and wrote: where nobody tells, that is an estimate. Empty where it never
        /// began, which costs nothing.
        Optional<Usage> usage(Prompt prompt) {
            if (!begun) {
                return Optional.empty();
            }
            return Optional.of(
                    counted.equals(Usage.NONE)
                            ? new Usage(prompt.tokens(), written(), 0, 0)
                            : counted);
        }

        private long written() {
            return thought + Tokens.estimate(text.toString());
        }
    }

    /// Whether no other model is asked either.
    private static boolean isFinal(ModelFailure failure) {
        return switch (failure) {
            case ModelFailure.Interrupted _ -> true;
            case ModelFailure.Busy _,
                    ModelFailure.Broken _,
                    ModelFailure.Late _,
                    ModelFailure.TooLong _,
                    ModelFailure.Refused _,
                    ModelFailure.Unfit _,
                    ModelFailure.Resting _ ->
                    false;
        };
    }

    private static boolean atOnce(ModelFailure failure) {
        return switch (failure) {
            case ModelFailure.Busy busy -> busy.after().isZero();
            case ModelFailure.Broken _ -> true;
            case ModelFailure.Late _,
                    ModelFailure.TooLong _,
                    ModelFailure.Refused _,
                    ModelFailure.Unfit _,
                    ModelFailure.Resting _,
                    ModelFailure.Interrupted _ ->
                    false;
        };
    }
}
