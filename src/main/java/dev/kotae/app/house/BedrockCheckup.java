package dev.kotae.app.house;

import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.bedrock.BedrockClients;
import dev.kotae.bedrock.BedrockEmbedder;
import dev.kotae.bedrock.ConverseModel;
import dev.kotae.doctor.Observation;
import dev.kotae.knowledge.Bill;
import dev.kotae.knowledge.Embedder.Purpose;
import dev.kotae.knowledge.Knowledge;
import dev.kotae.knowledge.KnowledgeFailure;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.Prompt.Message;
import dev.kotae.model.Prompt.Role;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Looks whether the models answer and the documents can be searched, for somebody who asks. Asks
/// each model for one word, also those that stand in for others, which costs a fraction of a cent;
/// of one that always thinks, which is given room for that, some cents at most.
public final class BedrockCheckup {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How long folders are waited for that are being read.
    private static final Duration READING = Duration.ofMinutes(2);

    private static final Prompt WORD =
            new Prompt("Answer with one word.", List.of(new Message(Role.USER, "Hello")), 1);

    private static final int MOST_UNREAD = 10;

    private final Settings settings;
    private final InstantSource clock;

    /// @param settings with a region
    public BedrockCheckup(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Looks. Blocks, half a minute for the models at most, and for the folders.
    ///
    /// @param tell is told what is found, as soon as it is
    public void look(Consumer<Observation> tell) {
        try (var clients = new BedrockClients(House.bedrock(settings));
                var shelves = new Shelves(settings.knowledge(), clients, Optional.empty())) {
            var casting = new Casting(settings);
            models(new ConverseModel(clients, clock), casting.lineup().all(), tell);
            casting.unbound()
                    .forEach(card -> tell.accept(Observation.note("model-unpriced", card.id())));
            settings.value(Key.EMBEDDINGS_MODEL)
                    .map(id -> embeddings(new BedrockEmbedder(clients, id)))
                    .ifPresent(tell);
            read(shelves);
            for (var knowledge : shelves.all()) {
                tell.accept(documents(knowledge));
                unread(knowledge).ifPresent(tell);
            }
            if (shelves.all().isEmpty()) {
                tell.accept(Observation.note("knowledge-none"));
            }
        }
    }

    /// All at once, told in their order.
    private void models(
            ConverseModel model, Collection<ModelCard> cards, Consumer<Observation> tell) {
        try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = cards.stream().map(card -> asking.submit(() -> model(model, card)));
            for (var each : asked.toList()) {
                tell.accept(each.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a model was not looked at", bug);
        }
    }

    private Observation model(ConverseModel model, ModelCard card) {
        try {
            model.converse(card, WORD, clock.instant().plus(PATIENCE), chunk -> {});
            return Observation.well("model", card.name(), card.id());
        } catch (ModelFailure.Refused refused) {
            return Observation.unwell(
                    "model-refused", card.id(), String.valueOf(refused.getMessage()));
        } catch (ModelFailure.Busy busy) {
            return Observation.note("model-busy", card.id(), String.valueOf(busy.getMessage()));
        } catch (ModelFailure failure) {
            return Observation.unwell(
                    "model-silent", card.id(), String.valueOf(failure.getMessage()));
        }
    }

    private static Observation embeddings(BedrockEmbedder embedder) {
        try {
            if (embedder.embed(List.of("Hello"), Purpose.DOCUMENT, Bill.NOBODYS)
                    .getFirst()
                    .isEmpty()) {
                return Observation.unwell(
                        "embeddings-silent", embedder.name(), "code=ValidationException");
            }
            return Observation.well("embeddings", embedder.name(), embedder.dimensions());
        } catch (KnowledgeFailure failure) {
            return Observation.unwell(
                    "embeddings-silent", embedder.name(), String.valueOf(failure.getMessage()));
        }
    }

    private static void read(Shelves shelves) {
        try {
            shelves.caughtUp(READING);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Observation documents(Knowledge knowledge) {
        try {
            return knowledge.isEmpty()
                    ? Observation.note("knowledge-empty", knowledge.name())
                    : Observation.well("knowledge", knowledge.name());
        } catch (KnowledgeFailure.Unready unready) {
            return Observation.note("knowledge-unready", knowledge.name());
        } catch (KnowledgeFailure failure) {
            return Observation.unwell(
                    "knowledge-silent", knowledge.name(), String.valueOf(failure.getMessage()));
        }
    }

    /// Of many only the first are named; the log has all.
    private static Optional<Observation> unread(Knowledge knowledge) {
        var unread = knowledge.unread();
        if (unread.isEmpty()) {
            return Optional.empty();
        }
        var told = LeftOut.of(unread, MOST_UNREAD);
        return Optional.of(
                Observation.note(
                        "knowledge-unread",
                        knowledge.name(),
                        unread.size(),
                        told.named(),
                        told.more()));
    }
}
