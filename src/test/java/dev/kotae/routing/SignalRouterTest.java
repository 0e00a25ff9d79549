package dev.kotae.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Exchange;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Conversation;
import dev.kotae.model.Tier;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalRouterTest {
    private static final Conversation NEW = new Conversation(0, List.of());

    private final SignalRouter router = new SignalRouter();

    @ParameterizedTest
    @CsvSource({
        "QUICK, What is the Wi-Fi password?",
        "QUICK, 有給休暇は何日ありますか？",
        "BALANCED, Explain how our release process works",
        "BALANCED, 稟議の流れを説明してください",
        "DEEP, 'Design a strategy to migrate our billing to the new region, with the risks and trade-offs'",
        "DEEP, 根本原因を特定し、再発防止の設計方針をトレードオフとともに比較検討してください"
    })
    void the_demand_of_a_question_chooses_the_tier(Tier tier, String question) {
        assertThat(router.choose(question, NEW).tier()).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({
        "'opus: where is the office?', DEEP, where is the office?",
        "'Opus： where is the office?', DEEP, where is the office?",
        "'haiku: design a strategy with trade-offs', QUICK, design a strategy with trade-offs",
        "'sonnet: hello', BALANCED, hello",
        "じっくり考えて、この計画をどう思いますか, DEEP, この計画をどう思いますか",
        "さっと、住所を教えて, QUICK, 住所を教えて"
    })
    void an_override_word_wins_and_is_taken_away(String asked, Tier tier, String question) {
        var route = router.choose(asked, NEW);
        assertThat(route.tier()).isEqualTo(tier);
        assertThat(route.question()).isEqualTo(question);
        assertThat(route.reasons()).containsExactly(Phrase.of(Wording.REASON_ASKED_FOR));
    }

    @Test
    void an_override_word_within_a_question_is_only_a_word() {
        var route = router.choose("Who wrote the opus: Beethoven?", NEW);
        assertThat(route.question()).isEqualTo("Who wrote the opus: Beethoven?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello!",
                "thanks a lot",
                "Good morning Kotae 👋",
                "こんにちは",
                "ありがとうございました！",
                "お疲れ様です"
            })
    void small_talk_is_quick_and_searches_nothing(String words) {
        var route = router.choose(words, NEW);
        assertThat(route.tier()).isEqualTo(Tier.QUICK);
        assertThat(route.search()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thanks, and where is the office?", "こんにちは、有給は何日ですか"})
    void a_greeting_with_a_question_is_a_question(String words) {
        assertThat(router.choose(words, NEW).search()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"and then?", "もっと詳しく"})
    void a_short_follow_up_stays_on_the_tier_of_the_conversation(String words) {
        var before =
                new Exchange("U1", "Evaluate the risks and trade-offs of this", "…", Instant.EPOCH);
        var route = router.choose(words, new Conversation(1, List.of(before)));
        assertThat(route.tier()).isEqualTo(Tier.DEEP);
        assertThat(route.reasons()).containsExactly(Phrase.of(Wording.REASON_CONVERSATION));
    }

    @Test
    void every_route_says_why() {
        assertThat(router.choose("ok so", NEW).reasons()).isNotEmpty();
        assertThat(router.choose("x".repeat(50_000), NEW).reasons())
                .containsExactly(Phrase.of(Wording.REASON_LONG));
        assertThat(router.choose("```\nint x = 1;\n``` why does this fail?", NEW).reasons())
                .containsExactly(Phrase.of(Wording.REASON_CODE));
    }
}
