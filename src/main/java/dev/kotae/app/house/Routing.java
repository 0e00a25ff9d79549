package dev.kotae.app.house;

import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.model.Lineup;
import dev.kotae.model.Tier;
import dev.kotae.routing.Ask.Named;
import dev.kotae.routing.Correction;
import dev.kotae.routing.Exploration;
import dev.kotae.routing.Policy;
import dev.kotae.routing.Router;
import dev.kotae.routing.StagedRouter;
import dev.kotae.routing.Strategy;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;

/// The router that the settings ask for.
///
/// @param learned what was learned here besides, asked for each question
record Routing(Settings settings, Supplier<Correction> learned) {
    private static final String ON = "on";

    /// Where nobody learns.
    Routing(Settings settings) {
        this(settings, () -> Correction.NONE);
    }

    /// Whether the router is to learn from what people say of its answers.
    boolean learns() {
        return settings.text(Key.ROUTING_LEARNING).equals(ON);
    }

    /// @param lineup has the models that are called by words
    Router router(Lineup lineup) {
        return new StagedRouter(
                strategy(),
                new Policy(settings.terms()),
                exploration(),
                said -> lineup.calledIn(said).flatMap(called -> Named.of(called.word(), lineup)));
    }

    private Exploration exploration() {
        if (!learns()) {
            return Exploration.NONE;
        }
        double percent = Double.parseDouble(settings.text(Key.ROUTING_EXPLORATION));
        return new Exploration(percent / 100, new SecureRandom());
    }

    /// The prompt router of Bedrock that is to choose, if one is set.
    Optional<String> promptRouter() {
        return settings.value(Key.ROUTING_STRATEGY).filter(name -> name.startsWith("arn:"));
    }

    private Strategy strategy() {
        return switch (settings.text(Key.ROUTING_STRATEGY)) {
            case "learned" -> byWords();
            case "quick" -> Strategy.fixed(Tier.QUICK);
            case "balanced" -> Strategy.fixed(Tier.BALANCED);
            case "deep" -> Strategy.fixed(Tier.DEEP);
            case "random" -> Strategy.random(new SecureRandom());
            default -> Strategy.fixed(Tier.BALANCED);
        };
    }

    private Strategy byWords() {
        return settings.value(Key.ROUTING_DEEP_SHARE)
                .map(share -> Strategy.learned(Double.parseDouble(share) / 100, learned))
                .orElseGet(() -> Strategy.learned(learned));
    }
}
