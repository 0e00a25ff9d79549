package dev.kotae.app.house;

import dev.kotae.answer.Budget;
import dev.kotae.answer.BudgetNotices;
import dev.kotae.answer.Channel;
import dev.kotae.answer.DeadLetters;
import dev.kotae.answer.Desk;
import dev.kotae.answer.Faq;
import dev.kotae.answer.Models;
import dev.kotae.answer.Owner;
import dev.kotae.answer.Reception;
import dev.kotae.answer.Rehearsal;
import dev.kotae.answer.TurnListener;
import dev.kotae.answer.TurnWorker;
import dev.kotae.answer.Tutor;
import dev.kotae.answer.Waiting;
import dev.kotae.answer.Whispers;
import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Required;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.app.words.Words;
import dev.kotae.bedrock.BedrockClients;
import dev.kotae.bedrock.BedrockEmbedder;
import dev.kotae.bedrock.BedrockSettings;
import dev.kotae.bedrock.Breakers;
import dev.kotae.bedrock.ConverseModel;
import dev.kotae.chat.Platform;
import dev.kotae.doctor.Check;
import dev.kotae.knowledge.Library;
import dev.kotae.knowledge.Meanings;
import dev.kotae.knowledge.Unread;
import dev.kotae.knowledge.VectorFile;
import dev.kotae.manners.Manners;
import dev.kotae.memory.Caches;
import dev.kotae.memory.Installations;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Preferences;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Lineup;
import dev.kotae.model.ModelCard;
import dev.kotae.model.PromptWriter;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The wiring: everything behind the doors is made here, top to bottom, and closed in reverse.
public final class House implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(House.class);

    private static final int CONVERSATION_TOKENS = 8_000;
    private static final int DOCUMENT_TOKENS = 8_000;
    private static final int ANSWER_TOKENS = 4_096;

    private static final long CACHED_CHARACTERS = 16_000_000;
    private static final Duration CACHE_IDLE = Duration.ofHours(1);

    private final Caches caches = new Caches(CACHED_CHARACTERS, CACHE_IDLE, System::nanoTime);
    private final InstantSource clock;
    private final InstantSource steady;
    private final Conditions conditions;
    private final Settings settings;
    private final Store store;
    private final Ports ports;
    private final BedrockClients bedrock;
    private final Shelves shelves;
    private final Lineup lineup;
    private final Routing routing;
    private final Preferences preferences;
    private final Manners manners;
    private final Whispers whispers;
    private final TurnListener listener;
    private final Closing closing;

    /// @param closing what is opened here, also where that fails half way
    private House(Settings settings, Ears ears, Conditions conditions, Closing closing)
            throws SettingsProblem {
        this.closing = closing;
        this.settings = settings;
        this.routing = new Routing(settings);
        this.conditions = conditions;
        this.store =
                closing.with(
                        Store.open(
                                storeSettings(settings),
                                conditions.clock(),
                                new SecureRandom(),
                                ears.store()));
        this.ports = store.ports();
        this.clock = store.clock();
        this.steady = new Steady(clock);
        store.whenInstallationChanges(caches::installationChanged);
        store.whenPreferencesChange(caches::preferencesChanged);
        this.preferences = caches.preferences(ports.preferences());
        this.manners = new Manners(preferences, ports.voices(), settings.manners(), clock);
        this.whispers = new Whispers(manners);
        var waiting = closing.with(new Waiting(ports.inbox(), whispers));
        var tutor = routing.learns() ? new Tutor(ports.lessons(), clock) : TurnListener.NONE;
        this.listener = TurnListener.all(List.of(ears.turns(), waiting, tutor));
        this.bedrock = closing.with(new BedrockClients(bedrock(settings)));
        this.shelves = closing.with(shelves(settings));
        this.lineup = new Casting(settings).lineup();
    }

    private Shelves shelves(Settings set) throws SettingsProblem {
        var meanings = meanings(set);
        var folder = set.value(Key.FAQ);
        if (folder.isEmpty()) {
            return new Shelves(set.knowledge(), bedrock, meanings);
        }
        try {
            return new Shelves(set.knowledge(), Path.of(folder.get()), bedrock, meanings, clock);
        } catch (UncheckedIOException unusable) {
            throw new SettingsProblem(
                    List.of(Words.say("settings.faq-unusable", Key.FAQ.path(), folder.get())));
        }
    }

    private Optional<Meanings> meanings(Settings set) throws SettingsProblem {
        var model = set.value(Key.EMBEDDINGS_MODEL);
        if (model.isEmpty()) {
            return Optional.empty();
        }
        var embedder = new BedrockEmbedder(bedrock, model.get());
        var file = set.text(Key.EMBEDDINGS_FILE);
        try {
            var vectors = VectorFile.open(Path.of(file), embedder.name(), embedder.dimensions());
            return Optional.of(new Meanings(embedder, closing.with(vectors), System::nanoTime));
        } catch (IOException unusable) {
            throw new SettingsProblem(
                    List.of(
                            Words.say(
                                    "settings.vectors-unusable",
                                    Key.EMBEDDINGS_FILE.path(),
                                    file,
                                    String.valueOf(unusable.getMessage()))));
        }
    }

    /// Everything but the doors.
    ///
    /// @throws SettingsProblem when something that it needs is not set
    /// @throws dev.kotae.store.StoreUnusable when the store cannot be opened
    public static House build(Settings settings) throws SettingsProblem {
        return build(settings, Ears.NONE, Conditions.STANDARD);
    }

    /// The same with somebody who hears what happens in it.
    static House build(Settings settings, Ears ears, Conditions conditions) throws SettingsProblem {
        Required.of(settings, List.of(Key.BEDROCK_REGION));
        var closing = new Closing();
        try {
            return new House(settings, ears, conditions, closing);
        } catch (SettingsProblem | RuntimeException failed) {
            closing.close();
            throw failed;
        }
    }

    /// How the store is opened that these settings name.
    public static StoreSettings storeSettings(Settings settings) {
        return new StoreSettings(
                settings.text(Key.STORE_URL),
                System.getenv(),
                settings.storeKeys(),
                settings.content().isZero());
    }

    /// Where questions are taken in.
    public Reception reception() {
        var kept =
                new Reception.Kept(
                        ports.inbox(),
                        ports.stops(),
                        ports.answers(),
                        ports.feedback(),
                        ports.amendments());
        return new Reception(kept, manners, whispers, listener, clock);
    }

    /// Where answers are kept that were found right.
    Faq faq() {
        return shelves.faq();
    }

    /// Waits until the documents that lie in folders of this machine now can be found.
    ///
    /// @return false where that takes longer
    public boolean caughtUp(Duration patience) throws InterruptedException {
        return shelves.caughtUp(patience);
    }

    /// Whether the documents in folders of this machine were read.
    Check documents() {
        return new FirstReading(shelves::areRead, steady);
    }

    /// Whether there is anything to answer from.
    public boolean hasDocuments() {
        return shelves.all().stream().anyMatch(knowledge -> !knowledge.isEmpty());
    }

    /// The documents that could not be read, as far as is known.
    public List<Unread> unread() {
        return shelves.all().stream().flatMap(knowledge -> knowledge.unread().stream()).toList();
    }

    /// What the store keeps, with no copy in front.
    Ports ports() {
        return ports;
    }

    /// The workspaces that installed us.
    Installations installations() {
        return caches.installations(ports.installations());
    }

    /// What people, channels and conversations asked for once and for all.
    Preferences preferences() {
        return preferences;
    }

    /// Whether the store is known to take nothing just now.
    boolean isShut() {
        return store.isShut();
    }

    /// What is kept in front of the store.
    Caches caches() {
        return caches;
    }

    /// Begins to let go of what was kept long enough; to be closed before the house is.
    AutoCloseable sweep() {
        return new Sweeper(
                ports.retention(), settings.content(), Sweeper.FIRST, Sweeper.EVERY, clock);
    }

    /// The time that everything here goes by.
    public InstantSource clock() {
        return clock;
    }

    /// The time by which patience and paces are measured.
    InstantSource steady() {
        return steady;
    }

    /// The models that answer.
    public Lineup lineup() {
        return lineup;
    }

    /// Begins to answer through these channels, and warms up what the first asker would wait for.
    ///
    /// @param owner told of questions that could not be answered
    /// @return what answers; to be closed before the channels are, so that what is nearly answered
    ///   can still be shown
    public AutoCloseable open(Map<Platform, Channel> channels, Owner owner) {
        var conversations = caches.conversations(ports.conversations());
        var kept =
                new TurnWorker.Kept(
                        ports.inbox(),
                        conversations,
                        ports.stops(),
                        ports.answers(),
                        ports.feedback(),
                        manners);
        var work = new Closing();
        var letters = work.with(new DeadLetters(owner));
        var budgets = new BudgetNotices(ports.ledger(), settings.limits(), whispers, owner, clock);
        var heard = TurnListener.all(List.of(listener, letters, budgets, whispers));
        whispers.open(channels);
        warnOfUnbound();
        var worker =
                new TurnWorker(
                        kept,
                        desk(learning(work), model(), shelves.library(), settings.limits()),
                        channels,
                        heard,
                        clock,
                        new SecureRandom(),
                        conditions.work());
        work.with(worker).start();
        Thread.ofPlatform().daemon().name("warm-up").start(bedrock::warmUp);
        return work;
    }

    private void warnOfUnbound() {
        var unbound = new Casting(settings).unbound().stream().map(ModelCard::id).toList();
        if (!unbound.isEmpty()) {
            log.warn("no budget binds models without a price models={}", unbound);
        }
    }

    /// Begins to go through a turn that nobody asked ([Rehearsal]), beside whatever else is to be
    /// done at the start.
    ///
    /// @return ends with it
    Thread rehearse() {
        var rehearsal =
                new Rehearsal(desk(routing, Rehearsal.MODEL, shelves.ours(), List.of()), clock);
        return Thread.ofPlatform().daemon().name("rehearsal").start(rehearsal::run);
    }

    /// The router of those who ask; where it learns, it does so until `work` ends.
    private Routing learning(Closing work) {
        return routing.learns()
                ? new Routing(
                        settings, work.with(new Schooling(ports.lessons(), Schooling.EVERY, clock)))
                : routing;
    }

    private ChatModel model() {
        return new Breakers(new ConverseModel(bedrock, steady), steady);
    }

    private Desk desk(Routing routing, ChatModel model, Library library, List<Limit> limits) {
        return new Desk(
                routing.router(lineup),
                library,
                new PromptWriter(CONVERSATION_TOKENS, DOCUMENT_TOKENS, ANSWER_TOKENS),
                new Models(
                        model,
                        lineup,
                        settings.text(Key.BEDROCK_REGION),
                        steady,
                        new SecureRandom()),
                new Budget(ports.ledger(), limits, clock),
                settings.instructions().treating(settings.unsupported()),
                clock);
    }

    static BedrockSettings bedrock(Settings settings) {
        return new BedrockSettings(
                settings.text(Key.BEDROCK_REGION),
                settings.value(Key.BEDROCK_RUNTIME_ENDPOINT).map(URI::create).orElse(null),
                settings.value(Key.BEDROCK_AGENT_RUNTIME_ENDPOINT).map(URI::create).orElse(null),
                settings.value(Key.BEDROCK_ENDPOINT).map(URI::create).orElse(null),
                settings.proxy().orElse(null),
                settings.value(Key.OUTBOUND_CA_BUNDLE).map(Path::of).orElse(null),
                BedrockSettings.Limits.STANDARD);
    }

    @Override
    public void close() {
        closing.close();
    }
}
