package dev.kotae.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kotae.chat.Exchange;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Conversation;
import dev.kotae.model.Tier;
import dev.kotae.routing.Ask.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagedRouterTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Ask.Wanted NOTHING = new Ask.Wanted.Nothing();
    private static final String HARD =
            "Design a strategy to migrate our billing to the new region, with the risks and trade-offs";
    private static final Phrase TRIED = Phrase.of(Wording.REASON_TRIED);
    private static final String EASY = "What is the Wi-Fi password?";
    private static final String SECOND_EASY = "When does the canteen open?";
    private static final String EASY_AGAIN = "Who is the head of sales?";

    private final Router router = new StagedRouter(Strategy.learned(), Policy.FREE);

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
        assertThat(alone(question).tier()).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({
        "'opus: where is the office?', DEEP, where is the office?",
        "'Opus： where is the office?', DEEP, where is the office?",
        "'haiku: design a strategy with trade-offs', QUICK, design a strategy with trade-offs",
        "'sonnet: hello', BALANCED, hello",
        "じっくり考えて、この計画をどう思いますか, DEEP, この計画をどう思いますか",
        "じっくり考えて。なぜ？, DEEP, なぜ？",
        "よく考えてから答えてください。なぜ売上が落ちたのですか？, DEEP, なぜ売上が落ちたのですか？",
        "じっくり説明してください, DEEP, 説明してください",
        "さっと、住所を教えて, QUICK, 住所を教えて",
        "手短に\u3000教えて, QUICK, 教えて",
        "ｏｐｕｓ：ロゴをどう思う？, DEEP, ロゴをどう思う？",
        "\u3000Ｈａｉｋｕ　：住所は？, QUICK, 住所は？"
    })
    void an_override_word_wins_and_is_taken_away(String asked, Tier tier, String question) {
        var route = alone(asked);
        assertThat(route.tier()).isEqualTo(tier);
        assertThat(route.question()).isEqualTo(question);
        assertThat(route.reasons()).containsExactly(Phrase.of(Wording.REASON_ASKED_FOR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who wrote the opus: Beethoven?",
                "よく考えてみると、有給は何日ですか？",
                "じっくり考えてほしいのですが、なぜですか",
                "よく考えてから決めたいのですが、締め切りはいつですか"
            })
    void an_override_word_within_a_question_is_only_a_word(String question) {
        var route = alone(question);
        assertThat(route.question()).isEqualTo(question);
        assertThat(route.reasons()).doesNotContain(Phrase.of(Wording.REASON_ASKED_FOR));
    }

    @Test
    void an_override_word_holds_for_half_an_hour_of_its_thread() {
        var before = conversation("opus: what do you think of our logo?");
        var soon = ask(EASY, before, NOTHING, NOON.plus(Duration.ofMinutes(29)));
        var late = ask(EASY, before, NOTHING, NOON.plus(Duration.ofMinutes(31)));
        assertThat(router.choose(soon).tier()).isEqualTo(Tier.DEEP);
        assertThat(router.choose(soon).reasons()).containsExactly(Phrase.of(Wording.REASON_PINNED));
        assertThat(router.choose(late).reasons()).doesNotContain(Phrase.of(Wording.REASON_PINNED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello!",
                "thanks a lot",
                "Thanks, that helped!",
                "OK, thanks for your help",
                "Good morning Kotae 👋",
                "こんにちは",
                "ありがとうございました！",
                "ありがとう、助かりました",
                "お疲れ様です",
                "お疲れさまです",
                "かしこまりました",
                "すみません",
                "help",
                "使い方は？",
                "sounds good"
            })
    void small_talk_is_quick_and_searches_nothing_in_any_thread(String words) {
        for (var before :
                List.of(conversation(), conversation(HARD), conversation("opus: " + EASY))) {
            var route = router.choose(new Ask(words, before));
            assertThat(route.tier()).isEqualTo(Tier.QUICK);
            assertThat(route.search()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void what_a_shortcut_wants_is_known_in_either_language(String tag) {
        var reader = Locale.forLanguageTag(tag);
        var message = "\n\n" + Wording.TASK_QUOTED.in(reader, "Priya") + "\n> The kiln is hot.";
        var translation = Wording.TASK_TRANSLATE.in(reader, "日本語", "英語") + message;
        assertThat(alone(translation).reasons())
                .containsExactly(Phrase.of(Wording.REASON_REWORDING));
        assertThat(alone(Wording.TASK_SUMMARY.in(reader)).reasons())
                .containsExactly(Phrase.of(Wording.REASON_SUMMARY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thanks, and where is the office?", "こんにちは、有給は何日ですか"})
    void a_greeting_with_a_question_is_a_question(String words) {
        assertThat(alone(words).search()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"and then?", "もっと詳しく", "why?", "地域だと？"})
    void a_short_follow_up_stays_on_the_tier_of_the_conversation(String words) {
        var route = router.choose(new Ask(words, conversation(HARD)));
        assertThat(route.tier()).isEqualTo(Tier.DEEP);
        assertThat(route.reasons()).containsExactly(Phrase.of(Wording.REASON_CONVERSATION));
        assertThat(router.choose(new Ask(words, conversation(EASY))).tier()).isEqualTo(Tier.QUICK);
    }

    @Test
    void a_conversation_comes_down_only_after_two_easy_turns() {
        assertThat(router.choose(new Ask(EASY, conversation(HARD))).tier()).isEqualTo(Tier.DEEP);
        assertThat(router.choose(new Ask(SECOND_EASY, conversation(HARD, EASY))).tier())
                .isEqualTo(Tier.QUICK);
        assertThat(router.choose(new Ask(HARD, conversation(EASY))).tier()).isEqualTo(Tier.DEEP);
    }

    @ParameterizedTest
    @CsvSource({
        "Who runs IT?, Where is the IT desk?",
        "Is the last bus at nine?, Where is the other canteen?"
    })
    void what_only_looks_like_a_pronoun_is_an_easy_turn(String first, String second) {
        assertThat(router.choose(new Ask(first, conversation(HARD))).tier()).isEqualTo(Tier.DEEP);
        assertThat(router.choose(new Ask(second, conversation(HARD, first))).tier())
                .isEqualTo(Tier.QUICK);
    }

    @Test
    void four_bare_topics_bring_a_conversation_down() {
        var said = new ArrayList<>(List.of(HARD));
        var tiers = new ArrayList<Tier>();
        for (var topic : List.of("経費の締め日は？", "社員食堂は？", "受付の内線は？", "有給は？", "駐車場は？")) {
            var before = conversation(said.toArray(String[]::new));
            tiers.add(router.choose(new Ask(topic, before)).tier());
            said.add(topic);
        }
        assertThat(tiers).containsExactly(Tier.DEEP, Tier.DEEP, Tier.DEEP, Tier.QUICK, Tier.QUICK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"It?", "Is it safe?", "Compare the first one", "the last?", "京都も？"})
    void what_leans_on_what_was_said_before_stays_however_often(String words) {
        var before = conversation(HARD, "and then?", "is it?", "is that so?");
        assertThat(router.choose(new Ask(words, before)).tier()).isEqualTo(Tier.DEEP);
    }

    @Test
    void another_topic_is_judged_alone() {
        assertThat(
                        router.choose(
                                        new Ask(
                                                "By the way, where is the canteen?",
                                                conversation(HARD)))
                                .tier())
                .isEqualTo(Tier.QUICK);
    }

    @Test
    void a_question_that_is_asked_again_goes_one_up() {
        var route = router.choose(new Ask("what is the wi-fi password", conversation(EASY)));
        assertThat(route.tier()).isEqualTo(Tier.BALANCED);
        assertThat(route.reasons()).containsExactly(Phrase.of(Wording.REASON_REPEATED));
    }

    @Test
    void the_policy_of_a_channel_bounds_everything_even_buttons_and_words() {
        var terms =
                Map.of(
                        "C1",
                        new Terms(Tier.QUICK, Tier.BALANCED, 1),
                        Policy.EVERYWHERE,
                        new Terms(Tier.BALANCED, Tier.DEEP, 1));
        var bounded = new StagedRouter(Strategy.learned(), new Policy(terms));
        for (var asked :
                List.of(
                        new Ask(HARD, conversation(), "C1", NOTHING, 0, NOON),
                        new Ask("opus: " + EASY, conversation(), "C1", NOTHING, 0, NOON),
                        new Ask(EASY, conversation(), "C1", new Ask.Wanted.Deeper(), 0, NOON))) {
            var route = bounded.choose(asked);
            assertThat(route.tier()).isEqualTo(Tier.BALANCED);
            assertThat(route.reasons())
                    .startsWith(Phrase.of(Wording.REASON_POLICY))
                    .hasSizeGreaterThan(1);
        }
        assertThat(bounded.choose(new Ask(EASY, conversation(), "C2", NOTHING, 0, NOON)).tier())
                .isEqualTo(Tier.BALANCED);
    }

    @Test
    void a_dearer_price_sends_fewer_questions_up_and_a_tight_budget_caps_them() {
        var question = "Explain how our release process works";
        Policy dear = Policy.everywhere(new Terms(Tier.QUICK, Tier.DEEP, 4));
        Policy tight = Policy.everywhere(Terms.FREE.tightened(Tier.QUICK, 2));
        assertThat(
                        new StagedRouter(Strategy.learned(), dear)
                                .choose(new Ask(question, conversation()))
                                .tier())
                .isEqualTo(Tier.QUICK);
        assertThat(
                        new StagedRouter(Strategy.learned(), tight)
                                .choose(new Ask(HARD, conversation()))
                                .tier())
                .isEqualTo(Tier.QUICK);
        assertThatThrownBy(() -> new Terms(Tier.DEEP, Tier.QUICK, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_preference_counts_unless_the_question_says_otherwise() {
        var preferred = new Ask.Wanted.Preferred(Ask.Named.of(Tier.DEEP));
        assertThat(router.choose(ask(EASY, conversation(), preferred, NOON)).tier())
                .isEqualTo(Tier.DEEP);
        assertThat(router.choose(ask("haiku: " + EASY, conversation(), preferred, NOON)).tier())
                .isEqualTo(Tier.QUICK);
    }

    @Test
    void short_follow_ups_stay_on_the_tier_of_what_they_lean_on_however_many() {
        var deep =
                "Design a migration of our order system from a monolith to services without"
                        + " downtime: compare three architectures, their trade-offs and failure modes,"
                        + " and plan the steps under a budget of 200,000 euro and two teams.";
        var before =
                conversation(
                        deep,
                        "And for Kyoto?",
                        "And for Berlin?",
                        "And for Paris?",
                        "And for Lyon?",
                        "And for Rome?");
        assertThat(router.choose(new Ask("And for Bonn?", before)).tier()).isEqualTo(Tier.DEEP);
    }

    @Test
    void a_tier_above_answers_after_a_bad_rating_and_stays_for_two_easy_turns() {
        var before = new Conversation(1, List.of(said(EASY, 0)));
        var rated = List.of(NOON.plusSeconds(30));
        var route = router.choose(after(before, SECOND_EASY, 60, rated));
        assertThat(route.tier()).isEqualTo(Tier.BALANCED);
        assertThat(route.reasons()).containsExactly(Phrase.of(Wording.REASON_DISLIKED));

        var further = new Conversation(2, List.of(said(EASY, 0), said(SECOND_EASY, 60)));
        assertThat(router.choose(after(further, EASY_AGAIN, 120, rated)).tier())
                .isEqualTo(Tier.BALANCED);
        var longer =
                new Conversation(
                        3, List.of(said(EASY, 0), said(SECOND_EASY, 60), said(EASY_AGAIN, 120)));
        assertThat(router.choose(after(longer, "What is the door code?", 180, rated)).tier())
                .isEqualTo(Tier.QUICK);
    }

    @Test
    void a_rating_of_an_older_answer_does_not_lift_what_comes_later() {
        var before = new Conversation(2, List.of(said(EASY, 0), said(SECOND_EASY, 60)));
        var route = router.choose(after(before, EASY_AGAIN, 120, List.of(NOON)));
        assertThat(route.tier()).isEqualTo(Tier.QUICK);
    }

    @Test
    void the_more_of_the_money_is_used_the_better_a_dear_answer_has_to_be() {
        assertThat(spending(HARD, 0.5).tier()).isEqualTo(Tier.DEEP);
        var thrifty = spending(HARD, 0.96);
        assertThat(thrifty.tier()).isLessThan(Tier.DEEP);
        assertThat(thrifty.reasons().getFirst().in(Locale.US))
                .isEqualTo("96 % of the budget is used");
        assertThat(thrifty.reasons().getFirst().in(Locale.JAPAN)).isEqualTo("予算の 96% を使用済みのため");
        assertThat(spending("opus: " + EASY, 0.96).tier()).isEqualTo(Tier.BALANCED);
        assertThat(spending(EASY, 0.96).reasons())
                .containsExactlyElementsOf(spending(EASY, 0).reasons());
        var tiers = new ArrayList<Tier>();
        for (double used : new double[] {0, 0.6, 0.7, 0.8, 0.9, 1}) {
            tiers.add(spending("Explain how our release process works", used).tier());
        }
        assertThat(tiers).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(tiers.getFirst()).isEqualTo(Tier.BALANCED);
        assertThat(tiers.getLast()).isEqualTo(Tier.QUICK);
    }

    @Test
    void a_share_of_the_deep_model_shrinks_with_the_money() {
        var calibrated = new Share(0.4);
        var chance = new Random(5);
        int passed = 0;
        for (int i = 0; i < 6_000; i++) {
            boolean passes = reaches(calibrated, chance.nextDouble(), 2);
            passed += passes && i >= 1_000 ? 1 : 0;
        }
        assertThat(passed / 5_000.0).isCloseTo(0.2, within(0.04));
    }

    @Test
    void only_the_models_that_a_channel_allows_are_used_there_called_or_not() {
        var terms = new Terms(Tier.QUICK, Tier.DEEP, 1, Set.of("quick", "deep", "llama"));
        var some = new StagedRouter(Strategy.learned(), Policy.everywhere(terms));
        var explain = some.choose(new Ask("Explain how our release process works", conversation()));
        assertThat(explain.tier()).isEqualTo(Tier.QUICK);
        assertThat(explain.reasons()).startsWith(Phrase.of(Wording.REASON_POLICY));
        assertThat(some.choose(new Ask(HARD, conversation())).tier()).isEqualTo(Tier.DEEP);
        assertThat(some.choose(calling("llama")).model().word()).isEqualTo("llama");
        assertThat(some.choose(calling("jamba")).model()).isEqualTo(Ask.Named.of(Tier.QUICK));
        assertThatThrownBy(() -> new Terms(Tier.QUICK, Tier.DEEP, 1, Set.of("llama")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_model_that_is_called_keeps_within_the_bounds_of_its_channel() {
        var quick =
                new StagedRouter(
                        Strategy.learned(),
                        Policy.everywhere(new Terms(Tier.QUICK, Tier.QUICK, 1)));
        assertThat(quick.choose(calling("llama")).model()).isEqualTo(Ask.Named.of(Tier.QUICK));
    }

    @Test
    void only_an_unasked_quick_answer_may_be_left_to_a_better_model() {
        assertThat(alone(EASY).mayEscalate()).isTrue();
        for (var question : List.of(HARD, "haiku: " + EASY, "thanks!")) {
            assertThat(alone(question).mayEscalate()).isFalse();
        }
        var preferred = new Ask.Wanted.Preferred(Ask.Named.of(Tier.QUICK));
        assertThat(router.choose(ask(EASY, conversation(), preferred, NOON)).mayEscalate())
                .isFalse();
        for (var bounded :
                List.of(
                        new StagedRouter(Strategy.fixed(Tier.QUICK), Policy.FREE),
                        new StagedRouter(
                                Strategy.learned(),
                                Policy.everywhere(new Terms(Tier.QUICK, Tier.QUICK, 1))))) {
            assertThat(bounded.choose(new Ask(EASY, conversation())).mayEscalate()).isFalse();
        }
    }

    @Test
    void files_are_not_left_to_the_quick_model() {
        var route = router.choose(new Ask(EASY, conversation(), "C1", NOTHING, 1, NOON));
        assertThat(route.tier()).isEqualTo(Tier.BALANCED);
        assertThat(
                        router.choose(new Ask("thanks", conversation(), "C1", NOTHING, 1, NOON))
                                .search())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"please ", "can you could you ", "thanks ok ", "w", "1.1.", "a\n"})
    void whatever_is_said_over_and_over_finds_a_model(String again) {
        var said = again.repeat(40_000 / again.length());
        assertThat(alone(said).reasons()).isNotEmpty();
        assertThat(router.choose(new Ask(said, conversation(HARD))).reasons()).isNotEmpty();
    }

    @Test
    void none_and_all_are_so_from_the_first_question_on() {
        assertThat(new Share(0).reaches(1.5, 1)).isFalse();
        assertThat(new Share(1).reaches(0, 1)).isTrue();
        assertThat(new Share(0.2).reaches(0.6, 1)).isTrue();
        assertThat(new Share(0.2).reaches(0.6, 2)).as("twice the price").isFalse();
    }

    @Test
    void a_share_of_the_deep_model_is_kept_whatever_people_ask() {
        for (double share : new double[] {0.2, 0.05}) {
            var calibrated = new Share(share);
            var chance = new Random(3);
            int passed = 0;
            for (int i = 0; i < 12_000; i++) {
                double shift = i < 6_000 ? 0.1 : 0.6;
                boolean passes = reaches(calibrated, shift + 0.2 * chance.nextGaussian(), 1);
                passed += passes && i >= 2_000 ? 1 : 0;
            }
            assertThat(passed / 10_000.0).isCloseTo(share, within(0.04));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Summarise this thread: what it is about, what was decided, what is open.",
                "Please give me a short summary of this discussion",
                "Translate the message below into Japanese. Give the translation and nothing else.",
                "Sum up this conversation in three bullet points",
                "Translate this message into French",
                "Recap the discussion above",
                "このスレッドを要約してください。",
                "この会話の内容を3行でまとめて",
                "このやり取りの要約をお願いします",
                "次のメッセージを英語に翻訳してください。訳文だけを書いてください。",
                "What can you do?",
                "あなたは誰ですか？"
            })
    void what_is_in_hand_is_looked_up_nowhere(String question) {
        assertThat(alone(question).search()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Summarise the travel policy",
                "Summarize our message retention policy",
                "Can you summarize the chat monitoring guidelines for contractors?",
                "Summarize the discussion in the handbook about travel",
                "Translate our message retention policy into Japanese",
                "この会話ガイドラインを要約してください",
                "このメッセージ保存規程をまとめて",
                "Translate the leave policy into Japanese",
                "What does this message mean?",
                "出張規程を要約してください",
                "What can you do about a lost laptop?"
            })
    void what_documents_may_have_is_looked_up(String question) {
        assertThat(alone(question).search()).isTrue();
    }

    @Test
    void a_word_of_the_settings_holds_for_half_an_hour_of_its_thread_too() {
        var llama = new Named("llama", Tier.BALANCED);
        var calling =
                new StagedRouter(
                        Strategy.learned(),
                        Policy.FREE,
                        Exploration.NONE,
                        said -> said.startsWith("llama:") ? Optional.of(llama) : Optional.empty());
        var called = conversation("opus: think of our logo", "llama: what do you think?");
        var soon = ask(EASY, called, NOTHING, NOON.plus(Duration.ofMinutes(29)));
        var late = ask(EASY, called, NOTHING, NOON.plus(Duration.ofMinutes(31)));
        var after = ask(EASY, conversation("llama: what?", "opus: what?"), NOTHING, NOON);

        assertThat(calling.choose(soon).model()).isEqualTo(llama);
        assertThat(calling.choose(soon).reasons())
                .containsExactly(Phrase.of(Wording.REASON_PINNED));
        assertThat(calling.choose(late).reasons()).doesNotContain(Phrase.of(Wording.REASON_PINNED));
        assertThat(calling.choose(after).tier()).isEqualTo(Tier.DEEP);
    }

    private static boolean reaches(Share calibrated, double score, double price) {
        calibrated.saw(score);
        return calibrated.reaches(score, price);
    }

    @Test
    void a_question_counts_once_towards_a_share_however_often_it_is_judged() {
        var seen = new ArrayList<String>();
        var counting =
                new Strategy() {
                    @Override
                    public Thought judge(String question, double price) {
                        return Strategy.learned().judge(question, price);
                    }

                    @Override
                    public void saw(Route route) {
                        seen.add(route.question());
                    }
                };
        var router = new StagedRouter(counting, Policy.FREE);

        router.choose(new Ask(HARD, conversation("What is a lease?", "Explain leases", "Hi")));
        router.choose(new Ask("thanks!", conversation(HARD)));

        assertThat(seen).containsExactly(HARD, "thanks!");
    }

    @Test
    void a_question_that_only_its_share_makes_deep_says_so() {
        var generous = new StagedRouter(Strategy.learned(1, () -> Correction.NONE), Policy.FREE);
        var route = generous.choose(new Ask(EASY, conversation()));
        assertThat(route.tier()).isEqualTo(Tier.DEEP);
        assertThat(route.reasons()).containsExactly(Phrase.of(Wording.REASON_SHARE));
        assertThat(generous.choose(new Ask(HARD, conversation())).reasons())
                .doesNotContain(Phrase.of(Wording.REASON_SHARE));
    }

    @Test
    void strategies_can_be_exchanged() {
        var fixed = new StagedRouter(Strategy.fixed(Tier.BALANCED), Policy.FREE);
        assertThat(fixed.choose(new Ask(HARD, conversation())).tier()).isEqualTo(Tier.BALANCED);
        assertThat(fixed.choose(new Ask("thanks!", conversation())).tier()).isEqualTo(Tier.QUICK);
        var random = new StagedRouter(Strategy.random(new Random(1)), Policy.FREE);
        var tiers = new ArrayList<Tier>();
        for (int i = 0; i < 60; i++) {
            tiers.add(random.choose(new Ask(HARD, conversation())).tier());
        }
        assertThat(tiers).contains(Tier.values());
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void where_the_settings_fix_the_tier_neither_the_conversation_nor_files_move_it(Tier tier) {
        var fixed = new StagedRouter(Strategy.fixed(tier), Policy.FREE);
        var before = new Conversation(1, List.of(said(EASY, 0)));
        var disliked = List.of(NOON.plusSeconds(5));
        for (var ask :
                List.of(
                        new Ask(EASY, conversation(EASY)),
                        after(before, SECOND_EASY, 10, disliked),
                        new Ask(EASY, conversation(), "C1", NOTHING, 1, NOON),
                        new Ask("thanks", conversation(HARD), "C1", NOTHING, 1, NOON))) {
            var route = fixed.choose(ask);
            assertThat(route.tier()).isEqualTo(tier);
            assertThat(route.reasons()).containsExactly(Phrase.of(Wording.REASON_FIXED));
            assertThat(route.mayEscalate()).isFalse();
        }
    }

    @Test
    void another_answer_to_the_first_question_goes_one_up_where_the_first_was_disliked() {
        var liked = router.choose(after(conversation(), EASY, 0, List.of()));
        var disliked = router.choose(after(conversation(), EASY, 0, List.of(NOON.plusSeconds(9))));
        assertThat(liked.tier()).isEqualTo(Tier.QUICK);
        assertThat(disliked.tier()).isEqualTo(Tier.BALANCED);
        assertThat(disliked.reasons()).containsExactly(Phrase.of(Wording.REASON_DISLIKED));
    }

    @Test
    void every_route_says_why_in_both_languages() {
        for (var question :
                List.of("ok so", "x".repeat(50_000), HARD, EASY, "```\nint x;\n``` why?")) {
            for (var locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                assertThat(alone(question).reasons())
                        .isNotEmpty()
                        .allSatisfy(reason -> assertThat(reason.in(locale)).isNotBlank());
            }
        }
    }

    @Test
    void now_and_then_a_cheaper_model_is_tried_and_the_chance_of_it_is_told() {
        var exploring =
                new StagedRouter(
                        Strategy.learned(), Policy.FREE, new Exploration(0.02, new Random(1)));
        int tried = 0;
        for (int i = 0; i < 5_000; i++) {
            var route = exploring.choose(new Ask(HARD, conversation()));
            var words = (Basis.Words) route.basis();
            assertThat(words.tier()).isEqualTo(route.tier());
            if (route.tier() == Tier.BALANCED) {
                tried++;
                assertThat(words.chance()).isEqualTo(0.02);
                assertThat(words.lack()).isGreaterThan(0.5);
                assertThat(route.reasons())
                        .startsWith(Phrase.of(Wording.REASON_TRIED))
                        .hasSizeGreaterThan(1);
            } else {
                assertThat(route.tier()).isEqualTo(Tier.DEEP);
                assertThat(words.chance()).isEqualTo(0.98);
            }
        }
        assertThat(tried).isBetween(60, 140);
    }

    @Test
    void chance_has_its_part_once_whatever_is_left_of_the_money() {
        var exploring =
                new StagedRouter(
                        Strategy.learned(), Policy.FREE, new Exploration(0.02, new Random(2)));
        var state = new Ask.State(0.6, List.of());
        var ask = new Ask(HARD, conversation(), "C1", NOTHING, 0, NOON, state);
        int tried = 0;
        for (int i = 0; i < 5_000; i++) {
            tried += exploring.choose(ask).reasons().contains(TRIED) ? 1 : 0;
        }
        assertThat(tried).isBetween(60, 140);
    }

    @Test
    void where_files_come_with_it_or_a_tier_is_forbidden_nothing_is_tried_out() {
        var always = new Exploration(0.02, () -> 0);
        var exploring = new StagedRouter(Strategy.learned(), Policy.FREE, always);
        var file = new Ask(HARD, conversation(), "C1", NOTHING, 1, NOON);
        assertThat(exploring.choose(file).tier()).isEqualTo(Tier.DEEP);

        var bounded =
                new StagedRouter(
                        Strategy.learned(),
                        new Policy(Map.of("*", new Terms(Tier.QUICK, Tier.BALANCED, 1))),
                        always);
        var route = bounded.choose(new Ask(HARD, conversation()));
        assertThat(route.tier()).isEqualTo(Tier.BALANCED);
        assertThat(route.reasons()).doesNotContain(TRIED);
        assertThat(route.basis()).isEqualTo(new Basis.Otherwise());
    }

    @Test
    void what_is_not_allowed_or_was_wished_for_is_not_tried_out() {
        var always = new Exploration(0.02, () -> 0);
        var bounded =
                new StagedRouter(
                        Strategy.learned(),
                        new Policy(Map.of("*", new Terms(Tier.DEEP, Tier.DEEP, 1))),
                        always);
        var route = bounded.choose(new Ask(HARD, conversation()));
        assertThat(route.tier()).isEqualTo(Tier.DEEP);
        assertThat(((Basis.Words) route.basis()).chance()).isEqualTo(1);

        var exploring = new StagedRouter(Strategy.learned(), Policy.FREE, always);
        for (var asked : List.of("opus: " + EASY, "Thanks!")) {
            assertThat(exploring.choose(new Ask(asked, conversation())).basis())
                    .isEqualTo(new Basis.Otherwise());
        }
        assertThat(exploring.choose(new Ask(EASY, conversation())).reasons())
                .doesNotContain(Phrase.of(Wording.REASON_TRIED));
        assertThatThrownBy(() -> new Exploration(0.03, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Route alone(String question) {
        return router.choose(new Ask(question, conversation()));
    }

    private static Ask ask(String question, Conversation before, Ask.Wanted wanted, Instant at) {
        return new Ask(question, before, "C1", wanted, 0, at);
    }

    private static Ask calling(String word) {
        var called = new Ask.Wanted.Called(new Ask.Named(word, Tier.BALANCED));
        return ask(EASY, conversation(), called, NOON);
    }

    private Route spending(String question, double used) {
        var state = new Ask.State(used, List.of());
        return router.choose(new Ask(question, conversation(), "C1", NOTHING, 0, NOON, state));
    }

    private static Ask after(
            Conversation before, String question, int seconds, List<Instant> dislikes) {
        var state = new Ask.State(0, dislikes);
        var at = NOON.plusSeconds(seconds);
        return new Ask(question, before, "C1", NOTHING, 0, at, state);
    }

    private static Exchange said(String question, int seconds) {
        return new Exchange("U1", question, "…", NOON.plusSeconds(seconds));
    }

    private static Conversation conversation(String... questions) {
        var said = new ArrayList<Exchange>();
        for (var question : questions) {
            said.add(new Exchange("U1", question, "…", NOON));
        }
        return new Conversation(said.size(), said);
    }
}
