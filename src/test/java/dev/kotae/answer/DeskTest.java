package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.answer.text.Burst;
import dev.kotae.answer.writing.Attention;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.answer.writing.Surroundings;
import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Call;
import dev.kotae.chat.Citation;
import dev.kotae.chat.Citation.Quote;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Person;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Remark;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.knowledge.Knowledge;
import dev.kotae.knowledge.KnowledgeFailure;
import dev.kotae.knowledge.Library;
import dev.kotae.knowledge.Library.Shelf;
import dev.kotae.knowledge.Rule;
import dev.kotae.manners.Taste;
import dev.kotae.memory.Conversation;
import dev.kotae.memory.InMemoryLedger;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Completion;
import dev.kotae.model.Lineup;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.PromptWriter;
import dev.kotae.routing.Policy;
import dev.kotae.routing.StagedRouter;
import dev.kotae.routing.Strategy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Person EMMA = new Person("U1", "Emma", Locale.US, ZoneOffset.UTC);
    private static final Conversation NEW = new Conversation(0, List.of());
    private static final Conversation AFTER_KEYS =
            new Conversation(
                    1,
                    List.of(
                            new Exchange(
                                    "U1", "How often do keys change?", "Every 90 days.", NOW)));
    private static final Lineup LINEUP =
            new Lineup(
                    List.of(Catalogue.card("global.anthropic.claude-haiku-5-5")),
                    List.of(Catalogue.card("global.anthropic.claude-sonnet-5-5")),
                    List.of(Catalogue.card("global.anthropic.claude-opus-5-5")),
                    new TreeMap<>(
                            Map.of(
                                    "llama",
                                    List.of(Catalogue.card("meta.llama3-3-70b-instruct-v1:0")))));

    /// Nobody adds anything, and nobody stops it.
    private static final Attention QUIET =
            new Attention() {
                @Override
                public boolean stopped() {
                    return false;
                }

                @Override
                public Optional<Burst> grown() {
                    return Optional.empty();
                }
            };

    private static final Attention STOPPED =
            new Attention() {
                @Override
                public boolean stopped() {
                    return true;
                }

                @Override
                public Optional<Burst> grown() {
                    return Optional.empty();
                }
            };

    private final InMemoryLedger ledger = new InMemoryLedger(InstantSource.fixed(NOW));
    private final List<Limit> limits = new ArrayList<>();
    private final RecordedReply reply = new RecordedReply();
    private final Documents documents = new Documents();
    private Rule rule = Rule.EVERYBODY;
    private Unsupported unsupported = Unsupported.MARK;

    @Test
    void an_answer_is_streamed_and_names_the_sources_that_it_uses() {
        var model = ScriptedModel.saying("Keys live 90 days [2]. Really [2][9].");
        var outcome = answer(model, "How often do keys change?", NEW);
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Answered.class))
                .satisfies(answered -> {
                    var answer = answered.answer();
                    assertThat(answer.text()).isEqualTo(reply.streamed());
                    assertThat(answer.citations())
                            .containsExactly(
                                    new Citation(
                                            2,
                                            "Keys › Lifetime",
                                            "https://d/2",
                                            List.of(new Quote(0, 22, "Keys live 90 days."))));
                    assertThat(answer.receipt().passages()).isEqualTo(2);
                    assertThat(answer.receipt().cost().microUsd()).isEqualTo(150);
                    assertThat(answer.receipt().model()).isEqualTo("Claude Haiku 5.5");
                    assertThat(answered.exchange().question())
                            .isEqualTo("How often do keys change?");
                });
        assertThat(reply.statuses)
                .containsExactly(
                        Wording.STATUS_SEARCHING,
                        Wording.STATUS_READING,
                        Wording.STATUS_ASKING,
                        Wording.STATUS_THINKING);
    }

    @Test
    void a_sentence_that_rests_on_no_passage_is_marked_and_counted() {
        var said =
                "Keys live 90 days [1]. The office in Osaka closes at noon on Fridays. Anything"
                        + " else?";
        var outcome = answer(ScriptedModel.saying(said), "How long do keys live?", NEW);
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Answered.class))
                .satisfies(answered -> {
                    assertThat(answered.answer().text())
                            .contains("noon on Fridays. (not in the sources) Anything else?");
                    assertThat(answered.answer().receipt().notes())
                            .extracting(note -> note.in(Locale.JAPAN))
                            .containsExactly("2文のうち1文が出典に基づいています。");
                    assertThat(answered.exchange().answer()).isEqualTo(said);
                });
    }

    @Test
    void by_policy_the_quick_model_judges_what_the_words_cannot_tell() {
        unsupported = Unsupported.JUDGE;
        var said = "Keys live 90 days [1]. 鍵は金庫に入れておくこと。鍵は定期的に交換されます。";
        var model = ScriptedModel.saying(said, "1 no\n2 yes");

        var outcome = answer(model, "How long do keys live?", NEW);

        assertThat(model.prompts.getLast().messages().getLast().text())
                .contains("<documents>", "1. 鍵は金庫に入れておくこと。\n2. 鍵は定期的に交換されます。\n</sentences>");
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Answered.class))
                .satisfies(answered -> {
                    var answer = answered.answer();
                    assertThat(answer.text()).contains("こと。（出典にありません）鍵は定期的に交換されます。");
                    assertThat(answer.receipt().notes())
                            .extracting(note -> note.in(Locale.JAPAN))
                            .containsExactly("3文のうち2文が出典に基づいています。");
                    assertThat(answer.receipt().calls())
                            .extracting(Call::route)
                            .endsWith("judge")
                            .hasSize(2);
                    assertThat(answered.exchange().answer()).isEqualTo(said);
                });
    }

    @Test
    void a_judge_that_fails_or_says_nothing_of_a_sentence_changes_nothing() {
        unsupported = Unsupported.JUDGE;
        var said = "鍵は金庫に入れておくこと。";
        var refusal = new ModelFailure.Refused("model=x", cause());
        var failing = ScriptedModel.saying(said).then(new ScriptedModel.Line.Fails("", refusal));

        for (var model : List.of(ScriptedModel.saying(said, "I cannot tell."), failing)) {
            var outcome = answer(model, "How long do keys live?", NEW);

            assertThat(model.prompts).hasSize(2);
            assertThat(((Outcome.Answered) outcome).answer().text()).isEqualTo(said);
        }
    }

    @Test
    void the_judge_is_not_asked_where_the_words_tell() {
        unsupported = Unsupported.JUDGE;
        var model = ScriptedModel.saying("Keys live 90 days [1]. They cost 700 yen.");

        answer(model, "How long do keys live?", NEW);

        assertThat(model.prompts).hasSize(1);
    }

    @Test
    void by_policy_such_a_sentence_is_never_shown() {
        unsupported = Unsupported.REMOVE;
        var said =
                "Keys live 90 days [1]. The office in Osaka closes at noon on Fridays. Anything"
                        + " else?";
        var outcome = answer(ScriptedModel.saying(said), "How long do keys live?", NEW);
        assertThat(reply.streamed()).isEqualTo("Keys live 90 days [1]. Anything else?");
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Answered.class))
                .satisfies(answered ->
                        assertThat(answered.answer().text()).isEqualTo(reply.streamed()));
    }

    @Test
    void by_that_policy_no_model_is_given_documents_to_cite_itself() {
        unsupported = Unsupported.REMOVE;
        var model = ScriptedModel.saying("Keys live 90 days [1].");

        answer(model, "How long do keys live?", NEW);

        var last = model.prompts.getLast().messages().getLast();
        assertThat(last.documents()).isEmpty();
        assertThat(last.text()).startsWith("<documents>");
    }

    @Test
    void where_no_sentence_may_be_shown_the_asker_is_told_that_nothing_was_found() {
        unsupported = Unsupported.REMOVE;
        var outcome = answer(ScriptedModel.saying("The canteen closes at noon."), "How long?", NEW);
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Answered.class))
                .satisfies(answered ->
                        assertThat(answered.answer().text())
                                .isEqualTo("I did not find an answer to this in the documents."));
    }

    @Test
    void small_talk_is_not_checked() {
        var said = "Hello! The office in Osaka closes at noon on Fridays.";
        var outcome = answer(ScriptedModel.saying(said), "hello", NEW);
        assertThat(((Outcome.Answered) outcome).answer().text()).isEqualTo(said);
    }

    @Test
    void what_was_told_before_to_who_has_left_the_group_since_counts_as_confidential() {
        rule = new Rule(Set.of("*"), Set.of(), Set.of("hr"));
        assertThat(confidential("How long do keys live?", NEW)).isFalse();
        assertThat(confidential("Say that again in one line, please", AFTER_KEYS)).isTrue();
        assertThat(confidential("thanks!", AFTER_KEYS)).isTrue();

        rule = Rule.EVERYBODY;
        assertThat(confidential("Say that again in one line, please", AFTER_KEYS)).isFalse();
    }

    private boolean confidential(String question, Conversation conversation) {
        var outcome = answer(ScriptedModel.saying("90 days.", "90."), question, conversation);
        return ((Outcome.Answered) outcome).answer().receipt().search().confidential();
    }

    @Test
    void a_follow_up_is_said_in_full_by_the_quick_model_and_searched_so() {
        var model = ScriptedModel.saying("Why do keys change every 90 days?", "Because.");
        var outcome = answer(model, "and why?", AFTER_KEYS);
        assertThat(documents.asked).containsExactly("Why do keys change every 90 days?");
        assertThat(model.asked).first().isEqualTo("global.anthropic.claude-haiku-5-5");
        assertThat(model.prompts.getFirst().messages().getFirst().text())
                .contains("<question>How often do keys change?</question>")
                .contains("<question>and why?</question>");
        assertThat(model.prompts.getLast().messages()).hasSize(3);
        assertThat(model.prompts.getLast().messages().getLast().text())
                .contains("<question>\nand why?\n</question>");
        assertThat(((Outcome.Answered) outcome).answer().receipt().calls())
                .extracting(Call::route)
                .startsWith("search")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"It is because of security.\n\n_Quoted._", "なぜ鍵は90日ごとに変わるのですか？", ""})
    void a_follow_up_that_is_not_said_in_one_line_of_its_language_is_searched_with_that_before(
            String said) {
        answer(ScriptedModel.saying(said, "Because."), "and why?", AFTER_KEYS);
        assertThat(documents.asked).containsExactly("How often do keys change?\nand why?");
    }

    @Test
    void a_follow_up_is_searched_with_that_before_where_the_quick_model_fails() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Refused("403", cause())))
                        .then(new Line.Says("Because.", Completion.Ending.WHOLE));
        var outcome = answer(model, "and why?", AFTER_KEYS);
        assertThat(documents.asked).containsExactly("How often do keys change?\nand why?");
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void who_stops_while_a_follow_up_is_said_in_full_is_told_so_and_what_it_cost_is_booked() {
        var model =
                new ScriptedModel()
                        .then(
                                new Line.Fails(
                                        "Why do keys",
                                        new ModelFailure.Interrupted("stopped meanwhile")));
        var inquiry = inquiry("and why?", List.of(), AFTER_KEYS, List.of());
        var sorry = (Outcome.Sorry) desk(model).answer(inquiry, STOPPED, reply);
        assertThat(sorry.apology().why()).isEqualTo("stopped");
        assertThat(sorry.receipt().calls()).extracting(Call::route).containsExactly("search");
        assertThat(sorry.receipt().cost().microUsd()).isPositive();
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void a_follow_up_that_is_broken_off_otherwise_is_still_owed_an_answer() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Interrupted("the house closes")));
        assertThatThrownBy(() -> answer(model, "and why?", AFTER_KEYS))
                .isInstanceOf(ModelFailure.Interrupted.class);
    }

    @Test
    void a_question_that_stands_by_itself_is_searched_as_it_is() {
        var model = ScriptedModel.saying("Here.");
        answer(model, "Where can I see the list of all keys of my team?", AFTER_KEYS);
        assertThat(model.prompts).hasSize(1);
    }

    @Test
    void a_weak_search_is_made_again_in_the_other_language_of_the_documents() {
        documents.language = Optional.of(Locale.ENGLISH);
        var model = ScriptedModel.saying("How long do keys live?", "90日です[1]。");
        var outcome = answer(model, "鍵の有効期間はどのくらいですか？", NEW);
        assertThat(documents.asked).containsExactly("鍵の有効期間はどのくらいですか？", "How long do keys live?");
        assertThat(model.prompts.getFirst().messages().getFirst().text())
                .contains("<question>鍵の有効期間はどのくらいですか？</question>")
                .contains("The language is English.");
        assertThat(model.prompts.getLast().messages().getLast().writtenOut())
                .containsOnlyOnce("(page 1)")
                .doesNotContain("Nothing was found");
        assertThat(((Outcome.Answered) outcome).answer().receipt().calls())
                .extracting(Call::route)
                .startsWith("search")
                .hasSize(2);
    }

    @Test
    void nothing_is_translated_where_enough_was_found_or_no_documents_are_in_that_language() {
        answer(ScriptedModel.saying("90日です。"), "鍵の有効期間はどのくらいですか？", NEW);
        documents.language = Optional.of(Locale.JAPANESE);
        answer(ScriptedModel.saying("90 days."), "Do keys live 90 days, on page 1?", NEW);
        assertThat(documents.asked).hasSize(2);
    }

    @Test
    void a_model_is_warned_where_what_was_found_hardly_answers_the_question() {
        var model = ScriptedModel.saying("Every 90 days [1].", "I did not find it.");
        answer(model, "How long do keys live, 90 days?", NEW);
        answer(model, "Which vendor repairs the espresso machine in Osaka?", NEW);
        assertThat(model.prompts)
                .extracting(
                        prompt -> prompt.messages().getLast().text().contains("Nothing was found"))
                .containsExactly(false, true);
    }

    @Test
    void small_talk_searches_nothing() {
        answer(ScriptedModel.saying("Hello!"), "hello", NEW);
        assertThat(documents.asked).isEmpty();
    }

    @Test
    void a_mention_without_words_is_about_what_was_said_last_in_the_thread() {
        var remark = new Remark("Ken", "Where is the office?", NOW);
        var model = ScriptedModel.saying("In Kanazawa.");
        desk(model).answer(inquiry("  ", List.of(), NEW, List.of(remark)), QUIET, reply);
        assertThat(documents.asked).containsExactly("Where is the office?");
    }

    @Test
    void a_mention_without_words_anywhere_else_is_explained() {
        var outcome = answer(new ScriptedModel(), " ", NEW);
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Sorry.class))
                .extracting(sorry -> sorry.apology().words().wording())
                .isEqualTo(Wording.APOLOGY_EMPTY);
    }

    @Test
    void a_busy_model_is_asked_again_while_nothing_was_shown() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Busy("429", cause())))
                        .then(new Line.Says("Here.", Completion.Ending.WHOLE));
        assertThat(answer(model, "where?", NEW)).isInstanceOf(Outcome.Answered.class);
        assertThat(model.asked).hasSize(2);
    }

    @Test
    void a_busy_model_is_not_asked_again_for_a_turn_that_is_anothers_by_then() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Busy("429", cause())))
                        .then(new Line.Says("Here.", Completion.Ending.WHOLE));
        var late =
                new Attention() {
                    @Override
                    public boolean stopped() {
                        return false;
                    }

                    @Override
                    public void sending() {
                        if (!model.asked.isEmpty()) {
                            throw new LaneLost("t1");
                        }
                    }

                    @Override
                    public Optional<Burst> grown() {
                        return Optional.empty();
                    }
                };
        var inquiry = inquiry("where?", List.of(), NEW, List.of());
        assertThatThrownBy(() -> desk(model).answer(inquiry, late, reply))
                .isInstanceOf(LaneLost.class);
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void an_interrupt_while_a_busy_model_is_given_time_leaves_the_turn_to_the_next() {
        var model =
                new ScriptedModel().then(new Line.Fails("", new ModelFailure.Busy("429", cause())));
        var closing =
                new Attention() {
                    @Override
                    public boolean stopped() {
                        return false;
                    }

                    @Override
                    public void sending() {
                        Thread.currentThread().interrupt();
                    }

                    @Override
                    public Optional<Burst> grown() {
                        return Optional.empty();
                    }
                };
        var inquiry = inquiry("where?", List.of(), NEW, List.of());
        assertThatThrownBy(() -> desk(model).answer(inquiry, closing, reply))
                .isInstanceOf(ModelFailure.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void an_interrupt_during_a_search_leaves_the_turn_to_the_next_or_ends_one_that_was_stopped() {
        var inquiry = inquiry("where?", List.of(), NEW, List.of());
        documents.interrupting = Optional.of(Thread.currentThread());
        var model = new ScriptedModel();
        assertThatThrownBy(() -> desk(model).answer(inquiry, QUIET, reply))
                .isInstanceOf(ModelFailure.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
        var sorry = (Outcome.Sorry) desk(model).answer(inquiry, STOPPED, reply);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(sorry.apology().why()).isEqualTo("stopped");
        assertThat(model.asked).isEmpty();
    }

    @Test
    void half_an_answer_is_taken_back_and_its_model_not_asked_again() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("Half an ans", new ModelFailure.Broken("cut")));
        assertThat(answer(model, "where?", NEW))
                .asInstanceOf(type(Outcome.Sorry.class))
                .extracting(sorry -> sorry.apology().words().wording())
                .isEqualTo(Wording.APOLOGY_INTERRUPTED);
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void another_model_steps_in_where_one_is_refused_and_the_answer_says_so() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Refused("404", cause())))
                        .then(new Line.Says("Here.", Completion.Ending.WHOLE));
        assertThat(answer(model, "where?", NEW))
                .asInstanceOf(type(Outcome.Answered.class))
                .satisfies(answered -> {
                    var receipt = answered.answer().receipt();
                    assertThat(receipt.model()).isEqualTo("Claude Sonnet 5.5");
                    assertThat(receipt.calls())
                            .extracting(Call::model)
                            .containsExactly("global.anthropic.claude-sonnet-5-5");
                    assertThat(receipt.notes())
                            .extracting(note -> note.in(Locale.JAPAN))
                            .containsExactly(
                                    "Claude Haiku 5.5 が応答しなかったため、Claude Sonnet 5.5 が回答しました。");
                });
        assertThat(model.asked)
                .containsExactly(
                        "global.anthropic.claude-haiku-5-5", "global.anthropic.claude-sonnet-5-5");
    }

    @Test
    void another_model_steps_in_where_one_broke_off_before_a_word_was_shown() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("I'm not", new ModelFailure.Late("20 s")))
                        .then(new Line.Says("Here.", Completion.Ending.WHOLE));
        var answered = (Outcome.Answered) answer(model, "where?", NEW);
        assertThat(answered.answer().text()).isEqualTo("Here.");
        assertThat(answered.answer().receipt().calls())
                .extracting(Call::model)
                .containsExactly(
                        "global.anthropic.claude-haiku-5-5", "global.anthropic.claude-sonnet-5-5");
    }

    @Test
    void an_answer_whose_tokens_nobody_told_is_booked_by_an_estimate() {
        var model = new ScriptedModel().then(new Line.Uncounted("Here it is."));
        var usage = ((Outcome.Answered) answer(model, "where?", NEW)).answer().receipt().usage();
        assertThat(usage.inputTokens()).isPositive();
        assertThat(usage.outputTokens()).isBetween(1L, 20L);
    }

    @Test
    void nobody_steps_in_for_whom_there_is_no_money() {
        limits.add(new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 1_000));
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Refused("404", cause())));
        assertThat(answer(model, "where?", NEW)).isInstanceOf(Outcome.Sorry.class);
        assertThat(model.asked).containsExactly("global.anthropic.claude-haiku-5-5");
    }

    @Test
    void a_hard_question_goes_down_the_ladder_as_far_as_there_is_money() {
        var hard = "Design our migration plan, evaluate the trade-offs and prove it is safe.";
        limits.add(new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 120_000));
        var sonnet = answer(ScriptedModel.saying("So."), hard, NEW);
        assertThat(model(sonnet)).isEqualTo("Claude Sonnet 5.5");
        assertThat(((Outcome.Answered) sonnet).answer().receipt().reasons())
                .extracting(reason -> reason.in(Locale.US))
                .containsExactly(
                        "the budget is nearly used up",
                        "Claude Haiku 5.5 would have cost $0.00015 for as many words",
                        "Claude Opus 5.5 would have cost $0.006 for as many words");
        limits.set(0, new Limit(Scope.PERSON, Window.MONTH, Unit.MICRO_USD, 2_000));
        assertThat(model(answer(ScriptedModel.saying("So."), hard, NEW)))
                .isEqualTo("Claude Haiku 5.5");
        limits.set(0, new Limit(Scope.PERSON, Window.HOUR, Unit.MICRO_USD, 100));
        assertThat(answer(new ScriptedModel(), hard, NEW)).isInstanceOf(Outcome.Sorry.class);
    }

    private static String model(Outcome outcome) {
        return ((Outcome.Answered) outcome).answer().receipt().model();
    }

    @Test
    void a_question_calls_a_model_by_its_word() {
        var model = ScriptedModel.saying("Ja.");
        var answered = (Outcome.Answered) answer(model, "Llama： where?", NEW);
        assertThat(model.asked).containsExactly("meta.llama3-3-70b-instruct-v1:0");
        assertThat(answered.answer().receipt().calls())
                .extracting(Call::route, Call::region)
                .containsExactly(tuple("llama", "us-east-1"));
        assertThat(model.prompts.getFirst().messages().getLast().text())
                .contains("<question>\nwhere?\n</question>");
        assertThat(documents.asked).containsExactly("where?");
    }

    @Test
    void what_is_too_long_for_the_chosen_model_goes_to_one_that_reads_as_much() {
        var model = ScriptedModel.saying("Long.");
        var answered = (Outcome.Answered) answer(model, "llama: " + "word ".repeat(100_000), NEW);
        assertThat(model.asked).containsExactly("global.anthropic.claude-sonnet-5-5");
        assertThat(answered.answer().receipt().reasons().getFirst().in(Locale.US))
                .isEqualTo("too long for Llama 3.3 70B");
        assertThat(answered.answer().receipt().reasons().getFirst().in(Locale.JAPAN))
                .isEqualTo("Llama 3.3 70B には長すぎるため");
    }

    @Test
    void money_that_runs_short_makes_for_cheaper_models_before_it_is_used_up() {
        limits.add(new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 1_000_000));
        var explain = "Explain how our release process works";
        assertThat(model(answer(ScriptedModel.saying("So."), explain, NEW)))
                .isEqualTo("Claude Sonnet 5.5");
        ledger.reserve(inquiry("x", List.of(), NEW, List.of()).turn(), limits, 900_000, HOUR);
        var thrifty = (Outcome.Answered) answer(ScriptedModel.saying("So."), explain, NEW);
        assertThat(model(thrifty)).isEqualTo("Claude Haiku 5.5");
        assertThat(thrifty.answer().receipt().reasons().getFirst().in(Locale.US))
                .isEqualTo("90 % of the budget is used");
    }

    static List<Object[]> failures() {
        return List.of(
                new Object[] {new ModelFailure.Refused("403", cause()), Wording.APOLOGY_SETTINGS},
                new Object[] {new ModelFailure.Unfit("400", cause()), Wording.APOLOGY_SETTINGS},
                new Object[] {new ModelFailure.TooLong("400", cause()), Wording.APOLOGY_TOO_LONG},
                new Object[] {new ModelFailure.Late("60 s"), Wording.APOLOGY_INTERRUPTED});
    }

    @ParameterizedTest
    @MethodSource("failures")
    void each_failure_has_its_own_apology_that_names_the_turn(
            ModelFailure failure, Wording wording) {
        var model = new ScriptedModel();
        for (int each = 0; each < 4; each++) {
            model.then(new Line.Fails("", failure));
        }
        assertThat(answer(model, "where?", NEW))
                .asInstanceOf(type(Outcome.Sorry.class))
                .satisfies(sorry -> {
                    assertThat(sorry.apology().words().wording()).isEqualTo(wording);
                    assertThat(sorry.apology().words().in(Locale.US)).contains("turn0000001");
                });
    }

    @Test
    void of_an_answer_that_was_cut_the_last_words_are_no_claim_yet() {
        var said = "The office in Osaka closes at noon. The office in Sapporo closes at";
        var model = new ScriptedModel().then(new Line.Says(said, Completion.Ending.CUT));
        assertThat(
                        ((Outcome.Answered) answer(model, "When do offices close?", NEW))
                                .answer()
                                .text())
                .isEqualTo(
                        "The office in Osaka closes at noon. (not in the sources)"
                                + " The office in Sapporo closes at");
    }

    @Test
    void what_the_reader_should_know_besides_is_noted() {
        documents.away = true;
        var model = new ScriptedModel().then(new Line.Says("…", Completion.Ending.CUT));
        var file = new Attachment("F1", "plan.pdf", "application/pdf", 9);
        var inquiry = inquiry("Sum it up", List.of(file), NEW, List.of());
        var unread = new Enclosure.Unread("F1", "plan.pdf", false, Enclosure.Why.UNSUPPORTED);
        var outcome = desk(model).answer(inquiry, with(unread), reply);
        assertThat(((Outcome.Answered) outcome).answer().receipt().notes())
                .extracting(note -> note.in(Locale.US))
                .containsExactly(
                        "The answer was cut at its length limit. Ask me to go on.",
                        "I could not reach wiki, so its documents are not considered here.",
                        "I cannot read files here, so I did not look into plan.pdf.");
    }

    @Test
    void files_go_to_the_model_and_the_notes_say_which_and_which_not_and_why() {
        var model = ScriptedModel.saying("A plan.");
        var attached = new Attachment("F1", "計画.pdf", "application/pdf", 9);
        var inquiry = inquiry("", List.of(attached), NEW, List.of());

        var outcome =
                desk(model)
                        .answer(
                                inquiry,
                                with(
                                        read("F1", "計画.pdf", false, Enclosure.Kind.PDF),
                                        new Enclosure.Unread(
                                                "F2", "a.exe", false, Enclosure.Why.KIND),
                                        new Enclosure.Unread(
                                                "F3", "b.zip", false, Enclosure.Why.KIND),
                                        new Enclosure.Unread(
                                                "F4", "c.pdf", false, Enclosure.Why.LOCKED),
                                        new Enclosure.Unread(
                                                "F5", "old.exe", true, Enclosure.Why.KIND),
                                        read("F6", "before.png", true, Enclosure.Kind.PNG),
                                        read("F1", "計画.pdf", true, Enclosure.Kind.PDF)),
                                reply);

        var prompt = model.prompts.getLast();
        var last = prompt.messages().getLast();
        assertThat(last.files()).extracting(Enclosure.Read::id).containsExactly("F1", "F6");
        assertThat(last.text())
                .contains(
                        "<file number=\"1\" name=\"計画.pdf\" kind=\"pdf\" came=\"with the"
                                + " question\"/>")
                .contains("<file number=\"2\" name=\"before.png\" kind=\"png\" came=\"earlier\"/>")
                .contains("<question>\nWhat is this about?");
        assertThat(((Outcome.Answered) outcome).answer().receipt().notes())
                .extracting(note -> note.in(Locale.US))
                .containsExactly(
                        "Files read: 計画.pdf.",
                        "Files read from earlier in this conversation: before.png.",
                        "Not read: a.exe, b.zip. I can read png, jpeg, gif, webp, pdf, docx, xlsx,"
                                + " csv, txt, md and html.",
                        "Not read, locked by a password: c.pdf.");
        assertThat(reply.statuses).contains(Wording.STATUS_FILES);
    }

    @Test
    void of_a_file_that_no_model_takes_the_asker_is_told_and_nobody_else() {
        var model = new ScriptedModel();
        for (int each = 0; each < 4; each++) {
            model.then(new Line.Fails("", new ModelFailure.Unfit("400", cause())));
        }
        var file = read("F1", "plan.pdf", false, Enclosure.Kind.PDF);
        var attached = new Attachment("F1", "plan.pdf", "application/pdf", 9);
        var inquiry = inquiry("Sum it up", List.of(attached), NEW, List.of());

        var sorry = (Outcome.Sorry) desk(model).answer(inquiry, with(file), reply);

        assertThat(sorry.apology().words().wording()).isEqualTo(Wording.APOLOGY_FILES);
        assertThat(sorry.apology().fault()).isFalse();
    }

    @Test
    void no_more_files_are_sent_than_a_model_takes() {
        var model = ScriptedModel.saying("Many.");
        var files = new ArrayList<Enclosure>();
        for (int i = 1; i <= 7; i++) {
            files.add(read("D" + i, "d" + i + ".pdf", false, Enclosure.Kind.PDF));
        }
        for (int i = 1; i <= 21; i++) {
            files.add(read("P" + i, "p" + i + ".png", false, Enclosure.Kind.PNG));
        }
        var attached = new Attachment("D1", "d1.pdf", "application/pdf", 9);

        var outcome =
                desk(model)
                        .answer(
                                inquiry("Compare", List.of(attached), NEW, List.of()),
                                with(files.toArray(Enclosure[]::new)),
                                reply);

        assertThat(model.prompts.getLast().messages().getLast().files())
                .hasSize(25)
                .noneMatch(file -> Set.of("D6", "D7", "P21").contains(file.id()));
        assertThat(((Outcome.Answered) outcome).answer().receipt().notes())
                .extracting(note -> note.in(Locale.JAPAN))
                .last()
                .asString()
                .contains("d6.pdf, d7.pdf, p21.png", "画像20件、文書5件");
    }

    @Test
    void thanks_do_not_send_the_files_of_the_conversation_again() {
        var model = ScriptedModel.saying("You are welcome.");

        desk(model)
                .answer(
                        inquiry("Thanks!", List.of(), NEW, List.of()),
                        with(read("F1", "a.pdf", true, Enclosure.Kind.PDF)),
                        reply);

        assertThat(model.prompts.getLast().messages().getLast().files()).isEmpty();
    }

    private static Enclosure.Read read(
            String id, String name, boolean earlier, Enclosure.Kind kind) {
        return new Enclosure.Read(
                id, name, earlier, kind, Enclosure.Content.of(new byte[] {1, 2, 3}));
    }

    /// Nobody adds anything but files.
    private static Attention with(Enclosure... files) {
        return new Attention() {
            @Override
            public boolean stopped() {
                return false;
            }

            @Override
            public List<Enclosure> files(Burst burst) {
                return List.of(files);
            }

            @Override
            public Optional<Burst> grown() {
                return Optional.empty();
            }
        };
    }

    @Test
    void a_withheld_or_empty_answer_is_an_apology_not_silence() {
        var withheld = new ScriptedModel().then(new Line.Says("x", Completion.Ending.WITHHELD));
        assertThat(answer(withheld, "where?", NEW)).isInstanceOf(Outcome.Sorry.class);
        var empty = new ScriptedModel().then(new Line.Says(" ", Completion.Ending.WHOLE));
        assertThat(answer(empty, "where?", NEW)).isInstanceOf(Outcome.Sorry.class);
    }

    @Test
    void the_channels_own_instructions_are_added_to_the_companys() {
        var model = ScriptedModel.saying("Yes.");
        answer(model, "may we?", NEW);
        assertThat(model.prompts.getFirst().system()).contains("Be kind.").contains("Of law.");
    }

    @Test
    void a_spent_budget_is_named_with_the_time_at_which_there_is_more() {
        limits.add(new Limit(Scope.CHANNEL, Window.DAY, Unit.MICRO_USD, 1));
        var model = new ScriptedModel();
        assertThat(answer(model, "where?", NEW))
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
        limits.add(new Limit(Scope.PERSON, Window.HOUR, Unit.TURNS, 0));
        assertThat(answer(new ScriptedModel(), "where?", NEW))
                .asInstanceOf(type(Outcome.Sorry.class))
                .satisfies(sorry ->
                        assertThat(sorry.apology().words().in(Locale.US).replace('\u202f', ' '))
                                .contains("you have no more questions left for this hour")
                                .contains("from 1:00 PM"));
    }

    @Test
    void the_most_that_an_answer_may_cost_is_reserved_before_the_model_is_asked() {
        var limit = new Limit(Scope.WORKSPACE, Window.DAY, Unit.MICRO_USD, 1_000_000);
        limits.add(limit);
        answer(ScriptedModel.saying("Here."), "where?", NEW);
        // 1,000 tokens of answer at 0.5 dollars a million, and some of prompt at 0.1.
        assertThat(ledger.spent("slack/T1", limit, "")).isBetween(510L, 600L);
    }

    private static Exception cause() {
        return new IOException("the wire");
    }

    private Outcome answer(ScriptedModel model, String text, Conversation conversation) {
        var inquiry = inquiry(text, List.of(), conversation, List.of());
        return desk(model).answer(inquiry, QUIET, reply);
    }

    private Desk desk(ScriptedModel model) {
        InstantSource clock = InstantSource.fixed(NOW);
        return new Desk(
                new StagedRouter(Strategy.learned(), Policy.FREE),
                new Library(List.of(new Shelf(documents, rule))),
                new PromptWriter(2_000, 2_000, 1_000),
                new Models(model, LINEUP, "us-east-1", clock, new Random(7)),
                new Budget(ledger, limits, clock),
                new Instructions("Be kind.", Map.of("C1", "Of law.", "C2", "Of tax."))
                        .treating(unsupported),
                clock);
    }

    private static Inquiry inquiry(
            String text,
            List<Attachment> files,
            Conversation conversation,
            List<Remark> overheard) {
        var address = new Address(Platform.SLACK, "T1", "C1", "1.1");
        var asked = new Asked(Set.of("e1"), address, "general", "U1", text, files, NOW, "");
        var turn = new Turn("turn0000001", asked);
        return new Inquiry(
                new Burst(List.of(turn)),
                NOW,
                conversation,
                EMMA,
                Surroundings.of("general", overheard, Membership.ASKER_ALONE.audience(turn, true)),
                Taste.NONE,
                List.of());
    }

    private static final class Documents implements Knowledge {
        private final List<String> asked = new ArrayList<>();
        private boolean away;
        private Optional<Thread> interrupting = Optional.empty();
        private Optional<Locale> language = Optional.empty();

        @Override
        public boolean speaks(Locale other) {
            return language.equals(Optional.of(other));
        }

        @Override
        public String name() {
            return "wiki";
        }

        @Override
        public List<Passage> find(String text, int limit) {
            asked.add(text);
            if (away) {
                throw new KnowledgeFailure("wiki: 503", cause());
            }
            if (interrupting.isPresent()) {
                interrupting.get().interrupt();
                LockSupport.parkNanos(60_000_000_000L);
            }
            return List.of(passage(1), passage(2));
        }

        private static Passage passage(int n) {
            var headings = List.of("Lifetime");
            return new Passage(
                    "p" + n,
                    "Keys",
                    headings,
                    "https://d/" + n,
                    "Keys live 90 days. (page " + n + ")",
                    1);
        }
    }
}
