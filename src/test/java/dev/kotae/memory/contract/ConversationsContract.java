package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Address;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Platform;
import dev.kotae.memory.Conversation;
import dev.kotae.memory.Conversations;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [Conversations] keeps to.
public abstract class ConversationsContract extends PortsContract {
    private Conversations conversations() {
        return ports().conversations();
    }

    @Test
    void where_nothing_was_said_nothing_is_remembered() {
        assertThat(recall(thread("T1", "1")).recent()).isEmpty();
        assertThat(recall(thread("T1", "1")).version()).isZero();
    }

    @Test
    void what_was_said_is_remembered_oldest_first() {
        said(thread("T1", "1"), 3);

        var conversation = recall(thread("T1", "1"));

        assertThat(conversation.version()).isEqualTo(3);
        assertThat(conversation.recent())
                .extracting(Exchange::question, Exchange::answer)
                .containsExactly(tuple(1), tuple(2), tuple(3));
    }

    @Test
    void the_latest_are_given_and_all_are_counted() {
        said(thread("T1", "1"), Conversations.RECENT + 2);

        var conversation = recall(thread("T1", "1"));

        assertThat(conversation.version()).isEqualTo(Conversations.RECENT + 2);
        assertThat(conversation.recent()).hasSize(Conversations.RECENT);
        assertThat(conversation.recent().getFirst().question()).isEqualTo("question 3");
    }

    @Test
    void the_claim_names_the_version_that_is_recalled() {
        said(thread("T1", "1"), 2);

        inbox().accept(question("1", "and why?"));

        assertThat(claimed().conversation())
                .isEqualTo(recall(thread("T1", "1")).version())
                .isEqualTo(2);
    }

    @Test
    void an_exchange_comes_back_as_it_was() {
        inbox().accept(question("1", "?"));
        var claim = claimed();
        var exchange =
                new Exchange(
                        "U1",
                        Samples.HARD_TEXT,
                        Samples.HARD_TEXT + Samples.HARD_TEXT,
                        Instant.parse("2026-11-23T08:59:58.123456789Z"));
        inbox().settle(
                        claim,
                        new Settlement.Recorded(Samples.answer(claim.turn().id(), "!"), exchange));

        assertThat(recall(thread("T1", "1")).recent()).containsExactly(exchange);
    }

    @Test
    void no_other_place_remembers_it() {
        said(thread("T1", "1"), 1);

        assertThat(recall(thread("T1", "2")).recent()).isEmpty();
        assertThat(recall(thread("T2", "1")).recent()).isEmpty();
        assertThat(recall(new Address(Platform.SLACK, "T1", "C2", "1")).recent()).isEmpty();
        assertThat(recall(new Address(Platform.SLACK, "T1", "C1", "")).recent()).isEmpty();
        assertThat(recall(new Address(Platform.TERMINAL, "T1", "C1", "1")).recent()).isEmpty();
    }

    @Test
    void what_was_recorded_survives_a_restart() {
        said(thread("T1", "1"), 2);
        var before = recall(thread("T1", "1"));

        reopen();

        assertThat(recall(thread("T1", "1"))).isEqualTo(before);
    }

    @Test
    void a_turn_that_ends_without_an_answer_is_not_remembered() {
        inbox().accept(question("1", "first"));
        inbox().settle(claimed(), new Settlement.GivenUp("model_refused"));
        inbox().accept(question("1", "second"));
        inbox().settle(claimed(), new Settlement.Done());

        assertThat(recall(thread("T1", "1")).version()).isZero();
    }

    private void said(Address address, int times) {
        IntStream.rangeClosed(1, times)
                .forEach(n -> {
                    inbox().accept(question(address, "question " + n));
                    var claim = claimed();
                    inbox().settle(claim, recorded(claim, "answer " + n));
                    inbox().settle(claim, new Settlement.Done());
                });
    }

    private Conversation recall(Address address) {
        return conversations().recall(address, 0);
    }

    private static org.assertj.core.groups.Tuple tuple(int n) {
        return org.assertj.core.api.Assertions.tuple("question " + n, "answer " + n);
    }
}
