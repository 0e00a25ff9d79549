package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.answer.text.Burst;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Call;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wish;
import dev.kotae.knowledge.Library;
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
import dev.kotae.model.Prompt;
import dev.kotae.model.PromptWriter;
import dev.kotae.routing.Policy;
import dev.kotae.routing.StagedRouter;
import dev.kotae.routing.Strategy;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What of a long conversation is put into minutes, told word for word, and left out. That a real
/// model keeps the facts is not shown here.
class MinuteBookTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final String HAIKU = "global.anthropic.claude-haiku-5-5";
    private static final String OPUS = "global.anthropic.claude-opus-5-5";

    /// Of ten exchanges of some 290 tokens each, five are told.
    private static final PromptWriter WRITER = new PromptWriter(2_400, 2_000, 1_000);

    private final ScriptedModel model = new ScriptedModel();
    private final List<Limit> limits = new ArrayList<>();
    private final InstantSource clock = InstantSource.fixed(NOON);
    private Desk desk = desk();

    @Test
    void of_what_does_not_fit_the_quick_model_takes_minutes_and_the_rest_is_told_word_for_word() {
        says("Decided: blue paint.");
        says("Yes.");

        var receipt = answered(conversation(10, exchanges(0, 10)));

        var minuted = model.prompts.getFirst().messages().getFirst().text();
        assertThat(minuted).contains("fact-0", "fact-4").doesNotContain("fact-5", "fact-9");
        var told = model.prompts.getLast().messages();
        assertThat(told.getFirst().text()).endsWith("\nDecided: blue paint.");
        assertThat(words(told.subList(2, told.size() - 1)))
                .containsExactlyElementsOf(words(exchanges(5, 10)));
        assertThat(receipt.calls())
                .extracting(Call::model, Call::route)
                .containsExactly(tuple(HAIKU, "minutes"), tuple(OPUS, "deep"));
        assertThat(receipt.cost().microUsd())
                .isEqualTo(
                        receipt.calls().stream().mapToLong(call -> call.cost().microUsd()).sum());
        assertThat(receipt.calls().getFirst().cost().microUsd()).isPositive();
    }

    @Test
    void minutes_stay_as_they_are_until_there_is_too_much_again_and_then_go_into_the_next() {
        says("Decided: blue paint.");
        says("Yes.");
        answered(conversation(10, exchanges(0, 10)));
        says("Yes.");

        var receipt = answered(conversation(11, exchanges(0, 11)));

        assertThat(receipt.calls()).extracting(Call::route).containsExactly("deep");
        var before = model.prompts.get(1).messages();
        assertThat(model.prompts.getLast().messages().subList(0, before.size() - 1))
                .isEqualTo(before.subList(0, before.size() - 1));

        says("Decided: blue paint, two coats.");
        says("Yes.");
        answered(conversation(14, exchanges(0, 14)));
        var minuted = model.prompts.get(3).messages().getFirst().text();
        assertThat(minuted)
                .contains("Decided: blue paint.", "fact-5", "fact-9")
                .doesNotContain("fact-10");
        assertThat(model.prompts.getLast().messages().getFirst().text()).contains("two coats");
    }

    @Test
    void minutes_that_were_just_taken_find_room_however_much_there_is_to_tell() {
        var minutes = "Decided: " + "blue ".repeat(100).strip() + ".";
        says(minutes);
        says("Yes.");

        answered(conversation(13, exchanges(0, 13)));

        var minuted = model.prompts.getFirst().messages().getFirst().text();
        var told = model.prompts.getLast().messages();
        assertThat(told.getFirst().text()).endsWith(minutes);
        assertThat(minuted).contains("fact-0", "fact-7").doesNotContain("fact-8");
        assertThat(words(told.subList(2, told.size() - 1)))
                .containsExactlyElementsOf(words(exchanges(8, 13)));
    }

    @Test
    void what_was_forgotten_is_in_no_minutes_any_more() {
        says("Decided: blue paint.");
        says("Yes.");
        answered(conversation(10, exchanges(0, 10)));
        says("Nothing was decided.");
        says("Yes.");

        var left = new ArrayList<>(exchanges(0, 11));
        left.remove(2);
        answered(conversation(12, left));

        var minuted = model.prompts.get(2).messages().getFirst().text();
        assertThat(minuted).contains("fact-1").doesNotContain("fact-2", "blue paint");
        assertThat(model.prompts.getLast().toString()).doesNotContain("blue paint");
        assertThat(model.prompts.getLast().messages().getFirst().text())
                .contains("Nothing was decided.");
    }

    @Test
    void what_answers_in_anothers_place_is_told_the_minutes_of_then() {
        says("Decided: blue paint.");
        says("Yes.");
        answered(conversation(10, exchanges(0, 10)));
        says("Yes, because.");

        desk.answer(
                instead(conversation(11, exchanges(0, 11))), DeskAtWork.QUIET, new RecordedReply());

        assertThat(model.asked).hasSize(3);
        assertThat(model.prompts.getLast().messages().getFirst().text())
                .endsWith("\nDecided: blue paint.");
    }

    @Test
    void what_answers_in_anothers_place_is_told_no_minutes_of_what_was_forgotten() {
        says("Decided: blue paint.");
        says("Yes.");
        answered(conversation(10, exchanges(0, 10)));
        says("Yes, because.");

        var left = new ArrayList<>(exchanges(0, 11));
        left.remove(2);
        desk.answer(instead(conversation(12, left)), DeskAtWork.QUIET, new RecordedReply());

        assertThat(model.prompts.getLast().toString()).doesNotContain("blue paint");
    }

    @Test
    void a_conversation_that_fits_is_told_as_it_was() {
        says("Yes.");
        answered(conversation(3, exchanges(0, 3)));
        var told = model.prompts.getFirst().messages();
        assertThat(words(told.subList(0, 6))).containsExactlyElementsOf(words(exchanges(0, 3)));
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void where_no_minutes_can_be_had_the_oldest_exchanges_are_left_out() {
        model.then(new Line.Fails("", new ModelFailure.Refused("404", new IOException("404"))));
        says("Yes.");
        answered(conversation(10, exchanges(0, 10)));
        assertThat(words(model.prompts.getLast().messages().subList(0, 10)))
                .containsExactlyElementsOf(words(exchanges(5, 10)));
    }

    @Test
    void minutes_are_not_taken_with_money_that_is_not_there() {
        limits.add(new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 100));
        desk = desk();
        desk.answer(
                inquiry(conversation(10, exchanges(0, 10))), DeskAtWork.QUIET, new RecordedReply());
        assertThat(model.asked).isEmpty();
    }

    private Desk desk() {
        return new Desk(
                new StagedRouter(Strategy.learned(), Policy.FREE),
                new Library(List.of()),
                WRITER,
                new Models(
                        model,
                        new Lineup(
                                Catalogue.card(HAIKU),
                                Catalogue.card("global.anthropic.claude-sonnet-5-5"),
                                Catalogue.card(OPUS)),
                        "us-east-1",
                        clock,
                        new Random(7)),
                new Budget(new InMemoryLedger(clock), limits, clock),
                Instructions.NONE,
                clock);
    }

    private void says(String words) {
        model.then(new Line.Says(words, Completion.Ending.WHOLE));
    }

    private static Conversation conversation(long version, List<Exchange> exchanges) {
        return new Conversation(version, exchanges);
    }

    private static List<Exchange> exchanges(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n ->
                        new Exchange(
                                "U1",
                                "What of fact-" + n + "?",
                                "word ".repeat(200).strip(),
                                NOON.plusSeconds(n)))
                .toList();
    }

    private static List<String> words(List<?> said) {
        return said.stream()
                .flatMap(each ->
                        switch (each) {
                            case Exchange one -> List.of(one.question(), one.answer()).stream();
                            case Prompt.Message one -> List.of(one.text()).stream();
                            default -> throw new AssertionError(each);
                        })
                .toList();
    }

    private Receipt answered(Conversation conversation) {
        var outcome = desk.answer(inquiry(conversation), DeskAtWork.QUIET, new RecordedReply());
        return ((Outcome.Answered) outcome).answer().receipt();
    }

    /// Another answer to the last of it.
    private static Inquiry instead(Conversation conversation) {
        var at = conversation.lastAsked();
        var inquiry = inquiry(conversation.before(at));
        var asked = inquiry.asked();
        var again =
                new Asked(
                        Set.of("e2"),
                        asked.address(),
                        asked.channelName(),
                        asked.asker(),
                        asked.text(),
                        List.of(),
                        at,
                        "",
                        Wish.DEEPER,
                        inquiry.turn().id(),
                        asked.payer());
        return inquiry.with(new Burst(List.of(new Turn("turn0000002", again))));
    }

    private static Inquiry inquiry(Conversation conversation) {
        return DeskAtWork.inquiry(NOON, "opus: where were we?", conversation);
    }
}
