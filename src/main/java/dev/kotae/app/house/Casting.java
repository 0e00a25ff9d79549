package dev.kotae.app.house;

import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Lineup;
import dev.kotae.model.ModelCard;
import dev.kotae.model.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Chooses the company's models by its settings.
final class Casting {
    private final Settings settings;

    /// What the settings say of a model, by its id: it holds wherever the model is named.
    private final LinkedHashMap<String, ModelCard> told;

    Casting(Settings settings) {
        this.settings = settings;
        this.told =
                settings.models().values().stream()
                        .collect(
                                Collectors.toMap(
                                        ModelCard::id,
                                        Function.identity(),
                                        (first, again) -> first,
                                        LinkedHashMap::new));
    }

    Lineup lineup() {
        var called = new LinkedHashMap<String, List<ModelCard>>();
        settings.models().forEach((word, card) -> called.put(word, throughout(card.id())));
        return new Lineup(
                tier(Tier.QUICK, Key.BEDROCK_MODELS_QUICK),
                tier(Tier.BALANCED, Key.BEDROCK_MODELS_BALANCED),
                tier(Tier.DEEP, Key.BEDROCK_MODELS_DEEP),
                called);
    }

    /// The models that no budget in dollars binds: such a budget is set, and their price is
    /// unknown.
    List<ModelCard> unbound() {
        boolean counted =
                settings.limits().stream().anyMatch(limit -> limit.unit() == Unit.MICRO_USD);
        return counted
                ? lineup().all().stream().filter(card -> !card.price().known()).toList()
                : List.of();
    }

    private List<ModelCard> tier(Tier tier, Key key) {
        var named = new Routing(settings).promptRouter().map(List::of).orElse(settings.texts(key));
        var ids =
                named.isEmpty()
                        ? List.of(Catalogue.standard(tier, settings.text(Key.BEDROCK_REGION)))
                        : named;
        return ids.stream().flatMap(id -> throughout(id).stream()).distinct().toList();
    }

    private List<ModelCard> throughout(String id) {
        var own = told.getOrDefault(id, Catalogue.card(id));
        return Catalogue.throughout(id, settings.texts(Key.BEDROCK_PROFILES)).stream()
                .map(other -> told.getOrDefault(other, card(own, other)))
                .toList();
    }

    /// What the settings say of a model holds for its other profiles, too; where they say nothing
    /// of its price, each profile has its own.
    private ModelCard card(ModelCard own, String id) {
        if (!told.containsKey(own.id())) {
            return Catalogue.card(id);
        }
        boolean usual = own.price().equals(Catalogue.card(own.id()).price());
        return usual ? own.as(id).at(Catalogue.card(id).price()) : own.as(id);
    }
}
