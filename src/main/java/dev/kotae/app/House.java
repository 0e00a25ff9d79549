package dev.kotae.app;

import dev.kotae.answer.Budget;
import dev.kotae.answer.Channel;
import dev.kotae.answer.Desk;
import dev.kotae.answer.Models;
import dev.kotae.answer.Reception;
import dev.kotae.answer.TurnListener;
import dev.kotae.answer.TurnWorker;
import dev.kotae.bedrock.BedrockClients;
import dev.kotae.bedrock.BedrockSettings;
import dev.kotae.bedrock.ConverseModel;
import dev.kotae.chat.Platform;
import dev.kotae.memory.Caches;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Lineup;
import dev.kotae.model.PromptWriter;
import dev.kotae.model.Tier;
import dev.kotae.routing.SignalRouter;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// The wiring: everything behind the doors is made here, top to bottom, and closed in reverse.
final class House implements AutoCloseable {
    private static final int CONVERSATION_TOKENS = 8_000;
    private static final int DOCUMENT_TOKENS = 8_000;
    private static final int ANSWER_TOKENS = 2_048;

    private static final long CACHED_CHARACTERS = 16_000_000;
    private static final Duration CACHE_IDLE = Duration.ofHours(1);

    private static final TurnWorker.Settings WORK =
            new TurnWorker.Settings(2_000, Duration.ofSeconds(60), Duration.ofSeconds(25));

    private final InstantSource clock;
    private final Settings settings;
    private final Store store;
    private final BedrockClients bedrock;
    private final Shelves shelves;
    private final Lineup lineup;
    private final Closing closing = new Closing();

    private House(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.store =
                closing.with(
                        Store.open(
                                new StoreSettings(settings.text(Key.STORE_URL), System.getenv()),
                                clock,
                                new SecureRandom()));
        this.bedrock = closing.with(new BedrockClients(bedrock(settings)));
        this.shelves = closing.with(new Shelves(settings.knowledge(), bedrock));
        this.lineup = lineup(settings);
    }

    /// Everything but the doors.
    ///
    /// @throws SettingsProblem when something that it needs is not set
    /// @throws dev.kotae.store.StoreUnusable when the store cannot be opened
    static House build(Settings settings) throws SettingsProblem {
        Required.of(settings, List.of(Key.BEDROCK_REGION));
        return new House(settings, InstantSource.system());
    }

    Reception reception() {
        var kept =
                new Reception.Kept(store.inbox(), store.stops(), store.answers(), store.feedback());
        return new Reception(kept, TurnListener.NONE, clock);
    }

    InstantSource clock() {
        return clock;
    }

    Lineup lineup() {
        return lineup;
    }

    /// Begins to answer through these channels, and warms up what the first asker would wait for.
    ///
    /// @return what answers; to be closed before the channels are, so that what is nearly answered
    ///   can still be shown
    TurnWorker open(Map<Platform, Channel> channels) {
        var conversations =
                new Caches(CACHED_CHARACTERS, CACHE_IDLE, System::nanoTime)
                        .conversations(store.conversations());
        var kept = new TurnWorker.Kept(store.inbox(), conversations, store.stops());
        var worker =
                new TurnWorker(
                        kept, desk(), channels, TurnListener.NONE, clock, new SecureRandom(), WORK);
        worker.start();
        Thread.ofPlatform().daemon().name("warm-up").start(bedrock::warmUp);
        return worker;
    }

    private Desk desk() {
        var model = new ConverseModel(bedrock, clock);
        return new Desk(
                new SignalRouter(),
                shelves.library(),
                new PromptWriter(CONVERSATION_TOKENS, DOCUMENT_TOKENS, ANSWER_TOKENS),
                new Models(model, lineup, clock, new SecureRandom()),
                new Budget(store.ledger(), List.of(), clock),
                settings.instructions(),
                clock);
    }

    private static Lineup lineup(Settings settings) {
        var region = settings.text(Key.BEDROCK_REGION);
        return new Lineup(
                Catalogue.card(
                        settings.value(Key.BEDROCK_MODELS_QUICK)
                                .orElseGet(() -> Catalogue.standard(Tier.QUICK, region))),
                Catalogue.card(
                        settings.value(Key.BEDROCK_MODELS_BALANCED)
                                .orElseGet(() -> Catalogue.standard(Tier.BALANCED, region))),
                Catalogue.card(
                        settings.value(Key.BEDROCK_MODELS_DEEP)
                                .orElseGet(() -> Catalogue.standard(Tier.DEEP, region))));
    }

    private static BedrockSettings bedrock(Settings settings) {
        return new BedrockSettings(
                settings.text(Key.BEDROCK_REGION),
                settings.value(Key.BEDROCK_RUNTIME_ENDPOINT).map(URI::create).orElse(null),
                settings.value(Key.BEDROCK_AGENT_RUNTIME_ENDPOINT).map(URI::create).orElse(null),
                settings.value(Key.OUTBOUND_PROXY).map(URI::create).orElse(null),
                settings.value(Key.OUTBOUND_CA_BUNDLE).map(Path::of).orElse(null),
                BedrockSettings.Limits.STANDARD);
    }

    @Override
    public void close() {
        closing.close();
    }
}
