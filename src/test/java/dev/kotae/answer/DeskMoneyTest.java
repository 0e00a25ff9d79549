package dev.kotae.answer;

import static dev.kotae.answer.DeskAtWork.AFTER_KEYS;
import static dev.kotae.answer.DeskAtWork.NEW;
import static dev.kotae.answer.DeskAtWork.cause;
import static dev.kotae.answer.DeskAtWork.inquiry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.answer.text.Burst;
import dev.kotae.answer.writing.Attention;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.chat.Call;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Conversation;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Completion;
import dev.kotae.model.Lineup;
import dev.kotae.model.ModelFailure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an answer may cost, and what it did.
class DeskMoneyTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static final Call RERANKED =
            Catalogue.searchModel("cohere.rerank-v3-5:0")
                    .call("us-east-1", Call.RERANK, Usage.NONE);

    private final DeskAtWork desk = new DeskAtWork();

    @Test
    void the_most_that_an_answer_may_cost_is_reserved_before_the_model_is_asked() {
        var limit = new Limit(Scope.WORKSPACE, Window.DAY, Unit.MICRO_USD, 1_000_000);
        desk.limits.add(limit);
        desk.answer(ScriptedModel.saying("Here."), "where?", NEW);
        // 1,000 tokens of answer at 0.5 dollars a million, and some of prompt at 0.1.
        assertThat(desk.ledger.spent("slack/T1", limit, "")).isBetween(510L, 600L);
    }

    @Test
    void an_answer_whose_tokens_nobody_told_is_booked_by_an_estimate() {
        var model = new ScriptedModel().then(new Line.Uncounted("Here it is."));
        var usage =
                ((Outcome.Answered) desk.answer(model, "where?", NEW)).answer().receipt().usage();
        assertThat(usage.inputTokens()).isPositive();
        assertThat(usage.outputTokens()).isBetween(1L, 20L);
    }

    @Test
    void what_a_search_asks_of_models_is_in_the_receipt_and_they_did_not_answer() {
        desk.documents.paid.add(RERANKED);
        var receipt = answered(desk.answer(ScriptedModel.saying("Here."), "where?", NEW));
        assertThat(receipt.calls()).extracting(Call::route).containsExactly("rerank", "quick");
        assertThat(receipt.cost())
                .isEqualTo(RERANKED.cost().plus(receipt.calls().getLast().cost()));
        assertThat(receipt.model()).isEqualTo("Claude Haiku 5.5");
    }

    @Test
    void each_search_for_a_question_is_paid() {
        desk.documents.paid.add(RERANKED);
        desk.documents.language = Optional.of(Locale.ENGLISH);
        var model = ScriptedModel.saying("How long do keys live?", "90日です[1]。");
        var receipt = answered(desk.answer(model, "鍵の有効期間はどのくらいですか？", NEW));
        assertThat(receipt.calls())
                .extracting(Call::route)
                .containsExactly("rerank", "search", "rerank", "quick");
    }

    @Test
    void where_a_price_is_not_known_the_cost_of_the_answer_is_not_either() {
        desk.documents.paid.add(
                Catalogue.searchModel("maker.rerank-v9:0")
                        .call("us-east-1", Call.RERANK, Usage.NONE));
        var receipt = answered(desk.answer(ScriptedModel.saying("Here."), "where?", NEW));
        assertThat(receipt.cost().known()).isFalse();
    }

    @Test
    void what_a_search_cost_is_spent_before_the_answer_is_reserved() {
        var limit = new Limit(Scope.WORKSPACE, Window.DAY, Unit.MICRO_USD, 1_000_000);
        desk.limits.add(limit);
        desk.documents.paid.add(RERANKED);
        desk.answer(ScriptedModel.saying("Here."), "where?", NEW);
        assertThat(desk.ledger.spent("slack/T1", limit, "")).isBetween(2_510L, 2_600L);
    }

    @Test
    void who_has_no_more_questions_is_told_so_before_a_search_that_costs() {
        desk.limits.add(new Limit(Scope.PERSON, Window.HOUR, Unit.TURNS, 0));
        desk.documents.paid.add(RERANKED);
        assertThat(desk.answer(new ScriptedModel(), "where?", NEW))
                .asInstanceOf(type(Outcome.Sorry.class))
                .satisfies(sorry -> {
                    assertThat(sorry.apology().words().in(Locale.US)).contains("no more questions");
                    assertThat(sorry.receipt().isFree()).isTrue();
                });
        assertThat(desk.documents.asked).isEmpty();
    }

    @Test
    void who_stops_a_search_has_paid_for_it_and_nobody_answered() {
        desk.documents.paid.add(RERANKED);
        desk.documents.away = true;
        var stopped = inquiry("where?", List.of(), NEW, List.of());
        var sorry = (Outcome.Sorry) desk.answer(new ScriptedModel(), stopped, DeskAtWork.STOPPED);
        assertThat(sorry.receipt().calls()).containsExactly(RERANKED);
        assertThat(sorry.receipt().cost()).isEqualTo(RERANKED.cost());
        assertThat(sorry.receipt().model()).isEmpty();
        assertThat(sorry.receipt().isFree()).isFalse();
    }

    private static Receipt answered(Outcome outcome) {
        return ((Outcome.Answered) outcome).answer().receipt();
    }

    @Test
    void words_of_a_search_whose_tokens_nobody_told_are_booked_by_an_estimate() {
        var model =
                new ScriptedModel()
                        .then(new Line.Uncounted("Why do keys change every 90 days?"))
                        .then(new Line.Says("So.", Completion.Ending.WHOLE));
        var receipt =
                ((Outcome.Answered) desk.answer(model, "and why?", AFTER_KEYS)).answer().receipt();
        assertThat(receipt.calls()).hasSize(2);
        assertThat(receipt.calls().getFirst().cost().microUsd()).isPositive();
    }

    @Test
    void a_hard_question_goes_down_the_ladder_as_far_as_there_is_money() {
        var hard = "Design our migration plan, evaluate the trade-offs and prove it is safe.";
        desk.limits.add(new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 120_000));
        var sonnet = desk.answer(ScriptedModel.saying("So."), hard, NEW);
        assertThat(model(sonnet)).isEqualTo("Claude Sonnet 5.5");
        assertThat(((Outcome.Answered) sonnet).answer().receipt().reasons())
                .extracting(reason -> reason.in(Locale.US))
                .containsExactly(
                        "the budget is nearly used up",
                        "Claude Haiku 5.5 would have cost $0.00015 for as many words",
                        "Claude Opus 5.5 would have cost $0.006 for as many words");
        desk.limits.set(0, new Limit(Scope.PERSON, Window.MONTH, Unit.MICRO_USD, 2_000));
        assertThat(model(desk.answer(ScriptedModel.saying("So."), hard, NEW)))
                .isEqualTo("Claude Haiku 5.5");
        desk.limits.set(0, new Limit(Scope.PERSON, Window.HOUR, Unit.MICRO_USD, 100));
        assertThat(desk.answer(new ScriptedModel(), hard, NEW)).isInstanceOf(Outcome.Sorry.class);
    }

    @Test
    void what_a_question_has_reserved_itself_does_not_make_its_next_round_cheaper() {
        var hard = "Design our migration plan, evaluate the trade-offs and prove it is safe.";
        // Opus may cost some 0.187 dollars: nearly all of it.
        desk.limits.add(new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 193_000));
        var model = ScriptedModel.saying("First.", "So.");
        var outcome = desk.answer(model, inquiry(hard, List.of(), NEW, List.of()), growing(hard));
        assertThat(model.asked).hasSize(2);
        assertThat(model(outcome)).isEqualTo("Claude Opus 5.5");
    }

    /// Somebody who has a word to add once.
    private static Attention growing(String question) {
        var first = inquiry(question, List.of(), NEW, List.of()).turn();
        var more = inquiry("Be brief.", List.of(), NEW, List.of()).turn();
        return new Attention() {
            private boolean said;

            @Override
            public boolean stopped() {
                return false;
            }

            @Override
            public Optional<Burst> grown() {
                if (said) {
                    return Optional.empty();
                }
                said = true;
                return Optional.of(new Burst(List.of(first, more)));
            }
        };
    }

    @Test
    void what_has_no_price_is_not_taken_for_cheap() {
        var opus = Catalogue.card("global.anthropic.claude-opus-5-5");
        var unknown = Catalogue.card("maker.unheard-of-v1:0");
        desk.lineup = new Lineup(unknown, unknown, opus);
        desk.limits.add(new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 2_000));
        var model = new ScriptedModel();
        assertThat(desk.answer(model, "opus: where?", NEW)).isInstanceOf(Outcome.Sorry.class);
        assertThat(model.asked).isEmpty();
    }

    @Test
    void others_are_compared_by_the_request_that_brought_the_answer_alone() {
        var alone = others(ScriptedModel.saying("So."), NEW);
        var model = ScriptedModel.saying("Why do keys change every 90 days?", "So.");
        assertThat(others(model, AFTER_KEYS)).isEqualTo(alone);
        assertThat(model.asked).hasSize(2);
    }

    private List<String> others(ScriptedModel model, Conversation before) {
        var outcome = (Outcome.Answered) desk.answer(model, "and why?", before);
        return outcome.answer().receipt().reasons().stream()
                .filter(reason -> reason.wording() == Wording.REASON_OTHER)
                .map(reason -> reason.in(Locale.US))
                .toList();
    }

    @Test
    void money_that_runs_short_makes_for_cheaper_models_before_it_is_used_up() {
        desk.limits.add(new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 1_000_000));
        var explain = "Explain how our release process works";
        assertThat(model(desk.answer(ScriptedModel.saying("So."), explain, NEW)))
                .isEqualTo("Claude Sonnet 5.5");
        var other = new Turn("another", inquiry("x", List.of(), NEW, List.of()).asked());
        desk.ledger.reserve(other, desk.limits, 900_000, HOUR);
        var thrifty = (Outcome.Answered) desk.answer(ScriptedModel.saying("So."), explain, NEW);
        assertThat(model(thrifty)).isEqualTo("Claude Haiku 5.5");
        assertThat(thrifty.answer().receipt().reasons().getFirst().in(Locale.US))
                .isEqualTo("90 % of the budget is used");
    }

    @Test
    void nobody_steps_in_for_whom_there_is_no_money() {
        desk.limits.add(new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 1_000));
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Refused("404", cause())));
        assertThat(desk.answer(model, "where?", NEW)).isInstanceOf(Outcome.Sorry.class);
        assertThat(model.asked).containsExactly("global.anthropic.claude-haiku-5-5");
    }

    @Test
    void a_second_try_is_paid_like_the_first() {
        long once = reservedWith(ScriptedModel.saying("Here."));
        var twice = breaking();
        assertThat(desk.answer(twice, "where?", NEW)).isInstanceOf(Outcome.Answered.class);
        assertThat(twice.asked).hasSize(2);
        desk.limits.set(0, new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, once + 1));
        var model = breaking();
        assertThat(desk.answer(model, "where?", NEW)).isInstanceOf(Outcome.Sorry.class);
        assertThat(model.asked).hasSize(1);
    }

    private static ScriptedModel breaking() {
        return new ScriptedModel()
                .then(new Line.Fails("I don", new ModelFailure.Broken("cut")))
                .then(new Line.Says("Here.", Completion.Ending.WHOLE));
    }

    @Test
    void where_there_is_no_money_for_two_the_first_answer_stands() {
        var both = ScriptedModel.saying("I don't know. This is beyond me.", "In the vault.");
        long needed = reservedWith(both);
        assertThat(both.asked).hasSize(2);
        desk.limits.set(0, new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, needed - 1));
        var one = ScriptedModel.saying("I don't know. This is beyond me.", "In the vault.");
        var outcome = desk.answer(one, "where?", NEW);
        assertThat(model(outcome)).isEqualTo("Claude Haiku 5.5");
        assertThat(one.asked).hasSize(1);
    }

    private long reservedWith(ScriptedModel model) {
        var wide = new Limit(Scope.WORKSPACE, Window.DAY, Unit.MICRO_USD, 1_000_000);
        desk.limits.add(wide);
        assertThat(desk.answer(model, "where?", NEW)).isInstanceOf(Outcome.Answered.class);
        return desk.ledger.spent("slack/T1", wide, "");
    }

    @Test
    void a_spent_budget_is_named_with_the_time_at_which_there_is_more() {
        desk.limits.add(new Limit(Scope.CHANNEL, Window.DAY, Unit.MICRO_USD, 1));
        var model = new ScriptedModel();
        assertThat(desk.answer(model, "where?", NEW))
                .asInstanceOf(type(Outcome.Sorry.class))
                .satisfies(sorry -> {
                    assertThat(sorry.apology().words().in(Locale.US).replace('\u202f', ' '))
                            .isEqualTo(
                                    "I am sorry: the budget of this channel for today is used up. I"
                                            + " can answer again from Nov 24, 2026, 12:00 AM."
                                            + " (turn turn0000001)");
                    assertThat(sorry.apology().fault()).isFalse();
                });
        assertThat(model.asked).isEmpty();
    }

    @Test
    void who_asked_too_often_is_told_so_and_when_to_ask_again() {
        desk.limits.add(new Limit(Scope.PERSON, Window.HOUR, Unit.TURNS, 0));
        assertThat(desk.answer(new ScriptedModel(), "where?", NEW))
                .asInstanceOf(type(Outcome.Sorry.class))
                .satisfies(sorry ->
                        assertThat(sorry.apology().words().in(Locale.US).replace('\u202f', ' '))
                                .contains("you have no more questions left for this hour")
                                .contains("from 1:00 PM"));
    }

    private static String model(Outcome outcome) {
        return ((Outcome.Answered) outcome).answer().receipt().model();
    }
}
