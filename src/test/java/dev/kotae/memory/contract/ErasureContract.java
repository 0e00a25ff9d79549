package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.by;
import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival.Pressed;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Verdict;
import dev.kotae.chat.Wish;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.Preferences.Scope;
import dev.kotae.memory.Preferences.Wishes;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement.Done;
import dev.kotae.memory.Settlement.Recorded;
import dev.kotae.memory.TurnRecord.State;
import dev.kotae.memory.Usages.ByModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Erasure] and [dev.kotae.memory.Usages] keep to.
public abstract class ErasureContract extends PortsContract {
    private static final String TENANT = "slack/T1";
    private int asked;

    @Test
    void a_conversation_is_forgotten_and_no_other_one() {
        var gone = answered(question(thread("T1", "1"), "gone"));
        var stays = answered(question(thread("T1", "2"), "stays"));
        var elsewhere = answered(question(thread("T2", "1"), "elsewhere"));

        ports().erasure().conversation(thread("T1", "1"));
        ports().erasure().conversation(thread("T1", "1"));

        assertForgotten(gone);
        assertKept(stays);
        assertKept(elsewhere);
        assertThat(said("T1", "1")).isEmpty();
        assertThat(said("T1", "2")).hasSize(1);
        assertThat(said("T2", "1")).hasSize(1);
    }

    @Test
    void the_conversations_of_a_channel_can_be_found() {
        answered(question(thread("T1", "1"), "one"));
        answered(question(thread("T1", "2"), "two"));
        answered(question(thread("T1", "").room(), "the channel itself"));
        answered(question(thread("T2", "1"), "elsewhere"));
        answered(question(new Address(Platform.SLACK, "T1", "C12", "1"), "another channel"));

        assertThat(ports().erasure().conversations(TENANT, "C1"))
                .containsExactlyInAnyOrder(thread("T1", "1"), thread("T1", "2"), thread("T1", ""));
        assertThat(ports().erasure().conversations(TENANT, "C3")).isEmpty();
    }

    @Test
    void a_person_is_forgotten_in_every_conversation_and_nobody_else_is() {
        var one = answered(question(thread("T1", "1"), "one"));
        var two = answered(question(thread("T1", "2"), "two"));
        var other = answered(by("U2", question(thread("T1", "1"), "other")));
        var elsewhere = answered(question(thread("T2", "1"), "elsewhere"));
        rate(other, "U1");
        rate(other, "U3");
        ports().preferences().change(TENANT, Scope.PERSON, "U1", _ -> deep());
        ports().preferences().change(TENANT, Scope.PERSON, "U2", _ -> deep());

        ports().erasure().person(TENANT, "U1");

        assertForgotten(one);
        assertForgotten(two);
        assertKept(other);
        assertKept(elsewhere);
        assertThat(said("T1", "1")).extracting(Exchange::question).containsExactly("other");
        assertThat(said("T1", "2")).isEmpty();
        assertThat(ports().feedback().of(TENANT, other.id()))
                .extracting(Rating::person)
                .containsExactly("U3");
        assertThat(ports().preferences().of(TENANT, Scope.PERSON, "U1")).isEqualTo(Wishes.NONE);
        assertThat(ports().preferences().of(TENANT, Scope.PERSON, "U2")).isEqualTo(deep());
    }

    @Test
    void whose_words_they_are_counts_and_not_who_wanted_another_answer() {
        var turn = answered(question("1", "words of U1"));
        ports().amendments().again(new Pressed("p", TENANT, turn.id(), "U2", Wish.AGAIN));
        var again = claimed();
        settle(again);

        ports().erasure().person(TENANT, "U2");
        assertKept(turn);
        assertThat(said("T1", "1")).hasSize(1);

        ports().erasure().person(TENANT, "U1");
        assertForgotten(turn);
        assertForgotten(again.turn());
        assertThat(said("T1", "1")).isEmpty();
    }

    @Test
    void what_is_not_over_goes_when_it_is() {
        var turn = kept(question("1", "open"));
        var claim = claimed();

        ports().erasure().conversation(thread("T1", "1"));

        assertThat(inbox().find(turn.id()).orElseThrow().asked()).isPresent();
        settle(claim);
        assertForgotten(turn);
        assertThat(said("T1", "1")).isEmpty();
    }

    @Test
    void many_are_forgotten_as_one_is() {
        for (int n = 0; n < 120; n++) {
            answered(question(thread("T1", "t" + n % 7), "question " + n));
        }

        ports().erasure().person(TENANT, "U1");

        for (int n = 0; n < 7; n++) {
            assertThat(said("T1", "t" + n)).isEmpty();
        }
        assertThat(inbox().list(State.DONE, 200))
                .hasSize(120)
                .allMatch(turn -> turn.asked().isEmpty() && turn.answer().isEmpty());
    }

    @Test
    void a_copy_of_what_was_said_before_is_not_taken_for_what_is_said_now() {
        answered(question("1", "gone"));
        ports().erasure().conversation(thread("T1", "1"));
        kept(question("1", "next"));

        assertThat(claimed().conversation()).isEqualTo(2);
    }

    @Test
    void ids_and_costs_stay() {
        var turn = answered(question("1", "gone"));

        ports().erasure().person(TENANT, "U1");

        assertThat(inbox().find(turn.id())).isPresent();
        assertThat(ports().auditTrail().of(TENANT, turn.id())).isNotEmpty();
        assertThat(ports().usages().ofPerson(TENANT, "U1", Instant.EPOCH).turns()).isEqualTo(1);
    }

    @Test
    void what_was_used_is_told_by_model_the_dearest_first() {
        used("U1", "Haiku", 10);
        used("U1", "Opus", 500);
        used("U1", "Haiku", 15);
        used("U2", "Opus", 700);

        var mine = ports().usages().ofPerson(TENANT, "U1", Instant.EPOCH);
        var all = ports().usages().ofTenant(TENANT, Instant.EPOCH);

        assertThat(mine.turns()).isEqualTo(3);
        assertThat(mine.models()).containsExactly(used("Opus", 1, 500), used("Haiku", 2, 25));
        assertThat(mine.cost().microUsd()).isEqualTo(525);
        assertThat(all.models()).containsExactly(used("Opus", 2, 1_200), used("Haiku", 2, 25));
        assertThat(ports().usages().ofTenant("slack/T2", Instant.EPOCH).models()).isEmpty();
    }

    @Test
    void what_was_used_before_does_not_count() {
        used("U1", "Haiku", 10);
        clock.move(Duration.ofHours(1));
        var since = clock.instant();
        used("U1", "Haiku", 7);

        assertThat(ports().usages().ofPerson(TENANT, "U1", since).cost().microUsd()).isEqualTo(7);
        assertThat(ports().usages().ofTenant(TENANT, since).cost().microUsd()).isEqualTo(7);
    }

    private static ByModel used(String model, long turns, long microUsd) {
        return new ByModel(model, turns, new Cost(microUsd, true));
    }

    private void used(String person, String model, long microUsd) {
        kept(by(person, question("1", "question " + ++asked)));
        var claim = claimed();
        var answer = Samples.priced(Samples.answer(claim.turn().id(), "answer"), microUsd);
        var receipt = answer.receipt();
        var told =
                answer.with(
                        new Receipt(
                                receipt.turn(),
                                model,
                                receipt.reasons(),
                                receipt.took(),
                                new Usage(1, 1, 0, 0),
                                receipt.cost(),
                                0,
                                List.of()));
        settled(claim, new Recorded(told, Samples.exchange(claim, "answer")));
        settled(claim, new Done());
    }

    private Turn answered(Asked asked) {
        var turn = kept(asked);
        settle(claimed());
        return turn;
    }

    private void settle(Claim claim) {
        settled(claim, Samples.recorded(claim, "answer"));
        settled(claim, new Done());
    }

    private void rate(Turn turn, String person) {
        ports().feedback()
                .rate(new Rating(TENANT, turn.id(), person, Verdict.GOOD, clock.instant()));
    }

    private static Wishes deep() {
        return Wishes.NONE.onTier(Optional.of("deep"));
    }

    private List<Exchange> said(String workspace, String thread) {
        return ports().conversations().recall(thread(workspace, thread), 0).recent();
    }

    private void assertForgotten(Turn turn) {
        var tenant = turn.asked().address().tenant();
        var record = inbox().find(turn.id()).orElseThrow();
        assertThat(record.asked()).isEmpty();
        assertThat(record.answer()).isEmpty();
        assertThat(ports().answers().find(tenant, turn.id())).isEmpty();
        assertThat(ports().answers().standing(tenant, turn.id())).isEmpty();
    }

    private void assertKept(Turn turn) {
        var tenant = turn.asked().address().tenant();
        assertThat(ports().answers().find(tenant, turn.id())).isPresent();
    }
}
