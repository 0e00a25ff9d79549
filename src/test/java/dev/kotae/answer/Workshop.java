package dev.kotae.answer;

import dev.kotae.chat.Platform;
import dev.kotae.knowledge.Library;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Lineup;
import dev.kotae.model.PromptWriter;
import dev.kotae.routing.Policy;
import dev.kotae.routing.StagedRouter;
import dev.kotae.routing.Strategy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Makes workers over a kit; each of its settings can be changed before.
final class Workshop {
    /// Back-off that never waits: of all that full jitter may choose, the least.
    static final RandomGenerator AT_ONCE = () -> 0;

    private final Kit kit;
    private final ChatModel model;
    private final Channel channel;
    List<Limit> limits = List.of();
    Duration lease = Duration.ofSeconds(60);
    Duration drain = Duration.ofMillis(200);
    int inFlight = 16;
    InstantSource clock = InstantSource.system();
    RandomGenerator chance = AT_ONCE;
    TurnListener listener = TurnListener.NONE;

    Workshop(Kit kit, ChatModel model, Channel channel) {
        this.kit = kit;
        this.model = model;
        this.channel = channel;
    }

    /// A worker that has begun.
    TurnWorker open() {
        var card = Catalogue.card("global.anthropic.claude-haiku-5-5");
        var desk =
                new Desk(
                        new StagedRouter(Strategy.learned(), Policy.FREE),
                        new Library(List.of()),
                        new PromptWriter(2_000, 2_000, 1_000),
                        new Models(
                                model,
                                new Lineup(card, card, card),
                                "us-east-1",
                                clock,
                                new Random(7)),
                        new Budget(kit.ledger(), limits, clock),
                        Instructions.NONE,
                        clock);
        var worker =
                new TurnWorker(
                        kit.kept(),
                        desk,
                        Map.of(Platform.SLACK, channel),
                        listener,
                        clock,
                        chance,
                        new TurnWorker.Settings(inFlight, lease, drain));
        worker.start();
        return worker;
    }
}
