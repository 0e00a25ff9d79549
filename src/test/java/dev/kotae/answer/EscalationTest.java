package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kotae.answer.writing.Outcome;
import dev.kotae.bedrock.BedrockClients;
import dev.kotae.bedrock.BedrockSettings;
import dev.kotae.bedrock.ConverseModel;
import dev.kotae.chat.Call;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Wording;
import dev.kotae.knowledge.Library;
import dev.kotae.local.BedrockStandIn;
import dev.kotae.local.LoopbackServer;
import dev.kotae.local.Trouble;
import dev.kotae.local.WireCall;
import dev.kotae.memory.InMemoryLedger;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Lineup;
import dev.kotae.model.PromptWriter;
import dev.kotae.model.Tier;
import dev.kotae.routing.Basis;
import dev.kotae.routing.Policy;
import dev.kotae.routing.StagedRouter;
import dev.kotae.routing.Strategy;
import dev.kotae.routing.Terms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A quick model that leaves a question to a better one, on the wire: the real client, and a
/// stand-in that checks what it is sent as Bedrock does.
@Timeout(60)
class EscalationTest {
    private static final String QUESTION = "Where do keys live?";
    private static final String HAIKU = "us.anthropic.claude-haiku-5-5";
    private static final String SONNET = "us.anthropic.claude-sonnet-5-5";
    private static final String OPUS = "us.anthropic.claude-opus-5-5";
    private static final String LLAMA = "us.meta.llama3-3-70b-instruct-v1:0";

    private final List<WireCall> calls = new CopyOnWriteArrayList<>();
    private final BedrockStandIn bedrock =
            new BedrockStandIn(Map.of(), calls::add, InstantSource.system());
    private final LoopbackServer server = LoopbackServer.serve(Map.of("/*", bedrock));
    private final BedrockClients clients =
            new BedrockClients(BedrockSettings.in("us-east-1").at(server.uri(), server.uri()));
    private final RecordedReply reply = new RecordedReply();
    private final List<Limit> limits = new ArrayList<>();
    private Policy policy = Policy.FREE;
    private String quick = HAIKU;
    private Basis basis = new Basis.Otherwise();

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    @Test
    void what_the_quick_model_leaves_to_a_better_one_is_answered_by_that_alone() {
        bedrock.nextModelTrouble(new Trouble.Call());
        saying("In the vault.");

        var receipt = answered(QUESTION);

        assertThat(reply.streamed()).isEqualTo("In the vault.");
        assertThat(receipt.model()).isEqualTo("Claude Sonnet 5.5");
        assertThat(basis)
                .isInstanceOfSatisfying(
                        Basis.Words.class,
                        words -> {
                            assertThat(words.tier()).isEqualTo(Tier.QUICK);
                            assertThat(words.outdone()).isTrue();
                        });
        assertThat(receipt.reasons().getFirst().in(Locale.US))
                .isEqualTo("Claude Haiku 5.5 left it to a stronger model");
        assertThat(receipt.reasons().getFirst().in(Locale.JAPAN))
                .isEqualTo("Claude Haiku 5.5 が上位のモデルに任せたため");
        assertThat(receipt.calls())
                .extracting(Call::model, Call::route)
                .containsExactly(tuple(HAIKU, "quick"), tuple(SONNET, "balanced"));
        assertThat(receipt.calls()).allMatch(call -> call.usage().outputTokens() > 0);
        assertThat(receipt.cost().microUsd())
                .isEqualTo(
                        receipt.calls().stream().mapToLong(call -> call.cost().microUsd()).sum());
        assertThat(reply.statuses)
                .containsSubsequence(Wording.STATUS_ASKING, Wording.STATUS_ASKING);
    }

    @Test
    void it_happens_once_in_a_turn_whatever_the_second_model_says() {
        bedrock.modelTrouble(new Trouble.Call());
        saying("I don't know. This is beyond me.");

        var receipt = answered(QUESTION);

        assertThat(calls).hasSize(2);
        assertThat(calls.getFirst().request().body()).contains("\"toolConfig\"");
        assertThat(calls.getLast().request().body()).doesNotContain("toolConfig");
        assertThat(reply.streamed()).isEqualTo("I don't know. This is beyond me.");
        assertThat(receipt.model()).isEqualTo("Claude Sonnet 5.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, but I can't answer this. It is too hard for me.",
                "申し訳ありませんが、お答えできません。難しい問題です。"
            })
    void an_answer_that_begins_with_an_admission_is_not_shown(String admission) {
        saying(admission, "In the vault.");

        var receipt = answered(QUESTION);

        assertThat(reply.streamed()).isEqualTo("In the vault.");
        assertThat(receipt.reasons().getFirst().wording()).isEqualTo(Wording.REASON_UNSURE);
        assertThat(receipt.calls()).extracting(Call::model).containsExactly(HAIKU, SONNET);
    }

    @Test
    void that_the_documents_lack_it_is_said_and_not_paid_for() {
        saying("I'm sorry, I don't know. The documents do not say it.");

        var receipt = answered(QUESTION);

        assertThat(receipt.calls()).extracting(Call::model).containsExactly(HAIKU);
        assertThat(reply.streamed()).startsWith("I'm sorry, I don't know.");
    }

    @Test
    void an_admission_is_shown_where_there_is_no_money_for_a_better_model() {
        limits.add(new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 2_000));
        saying("I don't know. This is beyond me.");

        var receipt = answered(QUESTION);

        assertThat(receipt.calls()).extracting(Call::model).containsExactly(HAIKU);
        assertThat(reply.streamed()).isEqualTo("I don't know. This is beyond me.");
    }

    @Test
    void a_model_that_leaves_it_where_there_is_no_money_answers_itself() {
        limits.add(new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 2_000));
        bedrock.nextModelTrouble(new Trouble.Call());
        saying("In the vault.");

        var receipt = answered(QUESTION);

        assertThat(receipt.calls()).extracting(Call::model).containsExactly(HAIKU, HAIKU);
        assertThat(receipt.reasons().getFirst().wording()).isEqualTo(Wording.REASON_BUDGET);
        assertThat(calls.getLast().request().body()).doesNotContain("toolConfig");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "haiku: Where do keys live?",
                "hello",
                "Design our migration plan, evaluate the trade-offs and prove it is safe."
            })
    void nobody_is_asked_in_place_of_who_was_wished_for_or_has_thought_already(String question) {
        bedrock.modelTrouble(new Trouble.Call());
        saying("I don't know. This is beyond me.");

        var receipt = answered(question);

        assertThat(receipt.calls()).hasSize(1);
        assertThat(calls.getFirst().request().body()).doesNotContain("toolConfig");
    }

    @Test
    void a_channel_that_allows_only_the_quick_model_keeps_to_it() {
        policy = Policy.everywhere(new Terms(Tier.QUICK, Tier.QUICK, 1));
        saying("I don't know. This is beyond me.");

        var receipt = answered(QUESTION);

        assertThat(receipt.calls()).extracting(Call::model).containsExactly(HAIKU);
        assertThat(calls.getFirst().request().body()).doesNotContain("toolConfig");
    }

    @Test
    void nobody_steps_in_who_may_not_answer_in_the_channel() {
        policy = Policy.everywhere(new Terms(Tier.QUICK, Tier.DEEP, 1, Set.of("quick", "deep")));
        bedrock.nextModelTrouble(new Trouble.Refuse());
        saying("In the vault.");

        assertThat(answered(QUESTION).model()).isEqualTo("Claude Opus 5.5");
        assertThat(calls).noneMatch(call -> call.request().path().contains("sonnet"));
    }

    @Test
    void a_model_without_tools_in_streams_is_offered_none_but_its_admissions_count() {
        quick = LLAMA;
        bedrock.nextModelTrouble(new Trouble.Call());
        saying("I don't know. This is beyond me.", "In the vault.");

        var receipt = answered(QUESTION);

        assertThat(calls.getFirst().request().body()).doesNotContain("toolConfig");
        assertThat(receipt.calls()).extracting(Call::model).containsExactly(LLAMA, SONNET);
        assertThat(reply.streamed()).isEqualTo("In the vault.");
    }

    private void saying(String... answers) {
        Iterator<String> left = List.of(answers).iterator();
        bedrock.author(_ -> left.next());
    }

    private Receipt answered(String question) {
        var clock = InstantSource.system();
        var desk =
                new Desk(
                        new StagedRouter(Strategy.learned(), policy),
                        new Library(List.of()),
                        new PromptWriter(2_000, 2_000, 1_000),
                        new Models(
                                new ConverseModel(clients, clock),
                                new Lineup(
                                        Catalogue.card(quick),
                                        Catalogue.card(SONNET),
                                        Catalogue.card(OPUS)),
                                "us-east-1",
                                clock,
                                new Random(7)),
                        new Budget(new InMemoryLedger(clock), limits, clock),
                        Instructions.NONE,
                        clock);
        var inquiry = DeskAtWork.inquiry(Instant.now(), question, DeskAtWork.NEW);
        var outcome = desk.answer(inquiry, DeskAtWork.QUIET, reply);
        var answered = (Outcome.Answered) outcome;
        basis = answered.basis();
        return answered.answer().receipt();
    }
}
