package dev.kotae.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ModelCard;
import dev.kotae.model.Price;
import dev.kotae.model.Tier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CastingTest {
    private static final Settings TOKYO =
            Settings.NONE.with(Map.of(Key.BEDROCK_REGION, "ap-northeast-1"));

    @Test
    void without_settings_nothing_leaves_the_geography_and_every_model_steps_in() {
        var lineup = new Casting(TOKYO).lineup();

        assertThat(ids(lineup.line(Tier.DEEP)))
                .containsExactly(
                        "jp.anthropic.claude-opus-5-5",
                        "jp.anthropic.claude-sonnet-5-5",
                        "jp.anthropic.claude-haiku-5-5");
        assertThat(ids(lineup.line(Tier.QUICK)))
                .containsExactly(
                        "jp.anthropic.claude-haiku-5-5",
                        "jp.anthropic.claude-sonnet-5-5",
                        "jp.anthropic.claude-opus-5-5");
    }

    @Test
    void a_model_is_asked_through_its_other_profiles_where_they_are_allowed() {
        var settings =
                TOKYO.with(
                        Map.of(
                                Key.BEDROCK_PROFILES,
                                "jp, global",
                                Key.BEDROCK_MODELS_QUICK,
                                "jp.amazon.nova-2-lite-v1:0, openai.gpt-oss-20b-1:0"));

        assertThat(ids(new Casting(settings).lineup().quick()))
                .containsExactly(
                        "jp.amazon.nova-2-lite-v1:0",
                        "global.amazon.nova-2-lite-v1:0",
                        "openai.gpt-oss-20b-1:0");
    }

    @Test
    void what_the_settings_say_of_a_model_holds_for_its_tier_too() {
        var own = Catalogue.card("amazon.nova-pro-v1:0").as("x.y");
        var settings =
                TOKYO.with(Map.of(Key.BEDROCK_MODELS_DEEP, "x.y"))
                        .withModels(new TreeMap<>(Map.of("ours", own)));

        var lineup = new Casting(settings).lineup();

        assertThat(lineup.card(Tier.DEEP).name()).isEqualTo("Nova Pro");
        assertThat(ids(lineup.line("ours"))).startsWith("x.y").hasSizeGreaterThan(1);
        assertThat(lineup.line("theirs")).isEmpty();
    }

    @Test
    void each_profile_has_its_own_price_unless_the_settings_say_one() {
        var global = Catalogue.card("global.anthropic.claude-haiku-5-5");
        var jp = Catalogue.card("jp.anthropic.claude-haiku-5-5");
        assertThat(profiles(global)).containsExactly(global, jp);

        var ours = global.at(Price.of("1", "2", "0", "0"));
        assertThat(profiles(ours)).containsExactly(ours, jp.at(ours.price()));
    }

    private static List<ModelCard> profiles(ModelCard told) {
        var settings =
                TOKYO.with(Map.of(Key.BEDROCK_PROFILES, "jp, global"))
                        .withModels(new TreeMap<>(Map.of("swift", told)));
        return new Casting(settings).lineup().called().getOrDefault("swift", List.of());
    }

    @Test
    void a_budget_in_dollars_binds_what_has_a_price() {
        var settings = TOKYO.with(Map.of(Key.BEDROCK_MODELS_DEEP, "maker.unheard-of-v1:0"));
        assertThat(new Casting(settings).unbound()).isEmpty();

        var limited =
                settings.withLimits(
                        List.of(new Limit(Scope.WORKSPACE, Window.DAY, Unit.MICRO_USD, 1)));
        assertThat(ids(new Casting(limited).unbound())).containsExactly("maker.unheard-of-v1:0");
    }

    private static List<String> ids(List<ModelCard> cards) {
        return cards.stream().map(ModelCard::id).toList();
    }
}
