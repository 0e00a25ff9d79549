package dev.kotae.app.house;

import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.model.Tier;
import dev.kotae.routing.Policy;
import dev.kotae.routing.Router;
import dev.kotae.routing.StagedRouter;
import dev.kotae.routing.Strategy;
import java.security.SecureRandom;
import java.util.Optional;

/// The router that the settings ask for.
record Routing(Settings settings) {
    Router router() {
        return new StagedRouter(strategy(), Policy.of(settings.terms()));
    }

    /// The prompt router of Bedrock that is to choose, if one is set.
    Optional<String> promptRouter() {
        return settings.value(Key.ROUTING_STRATEGY).filter(name -> name.startsWith("arn:"));
    }

    private Strategy strategy() {
        return switch (settings.text(Key.ROUTING_STRATEGY)) {
            case "learned" -> learned();
            case "quick" -> Strategy.fixed(Tier.QUICK);
            case "balanced" -> Strategy.fixed(Tier.BALANCED);
            case "deep" -> Strategy.fixed(Tier.DEEP);
            case "random" -> Strategy.random(new SecureRandom());
            default -> Strategy.fixed(Tier.BALANCED);
        };
    }

    private Strategy learned() {
        return settings.value(Key.ROUTING_DEEP_SHARE)
                .map(share -> Strategy.learned(Double.parseDouble(share) / 100))
                .orElseGet(Strategy::learned);
    }
}
