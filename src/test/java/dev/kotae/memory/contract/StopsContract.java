package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.by;
import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Asked;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.AuditTrail.Event;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.Settlement.Done;
import dev.kotae.memory.Settlement.GivenUp;
import dev.kotae.memory.Settlement.Later;
import dev.kotae.memory.Stops;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Stops] keeps to.
public abstract class StopsContract extends PortsContract {
    @Test
    void what_is_being_answered_is_stopped() {
        var turn = kept(question("1", "a"));
        var other = kept(question("1", "behind"));
        claimed();
        assertThat(stops().asked(List.of(turn.id()))).isEmpty();

        assertThat(stops().ask(thread("T1", "1"), "U1")).contains(turn.id());

        assertThat(stops().asked(List.of(other.id(), turn.id(), "zzzzzzzzzzzz")))
                .containsExactly(turn.id());
        assertThat(stops().asked(List.of(other.id()))).isEmpty();
        assertThat(stops().asked(List.of())).isEmpty();
    }

    @Test
    void where_nothing_is_being_answered_nothing_is_stopped() {
        assertThat(stops().ask(thread("T1", "1"), "U1")).isEmpty();
        kept(question("1", "a"));
        assertThat(stops().ask(thread("T1", "1"), "U1")).as("waits").isEmpty();
        var claim = claimed();
        assertThat(stops().ask(thread("T1", "2"), "U1")).as("other thread").isEmpty();
        assertThat(stops().ask(thread("T2", "1"), "U1")).as("other tenant").isEmpty();
        settled(claim, recorded(claim, "answer"));
        assertThat(stops().ask(thread("T1", "1"), "U1")).as("recorded").isEmpty();
        settled(claim, new Done());
        assertThat(stops().ask(thread("T1", "1"), "U1")).as("over").isEmpty();
    }

    @Test
    void the_answer_to_one_message_is_stopped_while_it_is_made() {
        var turn = kept(question("1", "a"));
        kept(question("1", "behind"));
        var message = name(question("1", "a"));
        assertThat(stops().ask("slack/T1", message, "U1")).as("waits").isEmpty();
        var claim = claimed();
        assertThat(stops().ask("slack/T1", name(question("1", "behind")), "U1"))
                .as("another is being answered")
                .isEmpty();
        assertThat(stops().ask("slack/T2", message, "U1")).as("other tenant").isEmpty();
        assertThat(stops().ask("slack/T1", "message:C1:9", "U1")).as("no question").isEmpty();

        assertThat(stops().ask("slack/T1", message, "U1")).contains(turn.id());

        assertThat(stops().asked(List.of(turn.id()))).containsExactly(turn.id());
        settled(claim, recorded(claim, "answer"));
        settled(claim, new Done());
        assertThat(stops().ask("slack/T1", message, "U1")).as("over").isEmpty();
    }

    @Test
    void what_is_answered_with_another_question_is_stopped_under_either() {
        var turn = kept(question("1", "a"));
        kept(question("1", "b"));
        var claim = claimed();
        assertThat(inbox().join(claim, inbox().behind(claim))).isTrue();

        assertThat(stops().ask("slack/T1", name(question("1", "b")), "U1")).contains(turn.id());

        assertThat(stops().asked(List.of(turn.id()))).containsExactly(turn.id());
    }

    private static String name(Asked asked) {
        return asked.identities().iterator().next();
    }

    @Test
    void who_names_no_thread_means_what_this_person_asked_last_in_the_channel() {
        var channel = thread("T1", "");
        var early = kept(question("1", "a"));
        var late = kept(question("2", "b"));
        kept(by("U2", question("3", "c")));
        assertThat(stops().ask(channel, "U1")).as("waits").isEmpty();
        claimed();
        claimed();
        claimed();

        assertThat(stops().ask(channel, "U9")).as("asked nothing").isEmpty();
        assertThat(stops().ask(channel, "U1")).contains(late.id());

        assertThat(stops().asked(List.of(early.id(), late.id()))).containsExactly(late.id());
        assertThat(ports().auditTrail().of("slack/T1", late.id()))
                .extracting(AuditEntry::lane)
                .contains("C1/2");
    }

    @Test
    void what_waits_to_be_tried_again_waits_no_longer_once_it_is_to_stop() {
        var turn = kept(question("1", "a"));
        settled(claimed(), new Later(clock.instant().plusSeconds(600), "throttled"));
        assertThat(claim()).isEmpty();

        assertThat(stops().ask(thread("T1", "1"), "U1")).contains(turn.id());

        assertThat(claimed().turn().id()).isEqualTo(turn.id());
    }

    @Test
    void a_wish_ends_with_its_turn() {
        var done = kept(question("1", "a"));
        var dead = kept(question("2", "b"));
        stopped("1", new Done());
        stopped("2", new GivenUp("model_refused"));

        assertThat(stops().asked(List.of(done.id(), dead.id()))).isEmpty();
        assertThat(inbox().redrive(dead.id())).isTrue();
        claimed();
        assertThat(stops().asked(List.of(dead.id()))).isEmpty();
    }

    private void stopped(String thread, Settlement settlement) {
        var claim = claimed();
        assertThat(stops().ask(thread("T1", thread), "U1")).contains(claim.turn().id());
        settled(claim, settlement);
    }

    @Test
    void a_wish_is_known_to_whoever_goes_on() {
        var turn = kept(question("1", "a"));
        settled(claimed(), new Later(clock.instant(), "throttled"));
        assertThat(stops().ask(thread("T1", "1"), "U1")).contains(turn.id());

        store().reopen();

        assertThat(stops().asked(List.of(turn.id()))).containsExactly(turn.id());
        claimed();
        assertThat(stops().asked(List.of(turn.id()))).containsExactly(turn.id());
    }

    @Test
    void who_listens_is_told() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        var turn = kept(question("1", "a"));
        claimed();
        var listening = stops().listen(told::add);

        stops().ask(thread("T1", "1"), "U1");
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(turn.id());

        listening.close();
        stops().ask(thread("T1", "1"), "U1");
        assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void who_stopped_it_is_on_record_once() {
        var turn = kept(question("1", "a"));
        claimed();
        stops().ask(thread("T1", "1"), "U2");
        stops().ask(thread("T1", "1"), "U3");

        assertThat(ports().auditTrail().of("slack/T1", turn.id()))
                .containsExactly(
                        new AuditEntry(
                                clock.instant(),
                                "slack/T1",
                                turn.id(),
                                "C1/1",
                                "U2",
                                Event.STOPPED,
                                "",
                                "",
                                0,
                                List.of()));
    }

    private Stops stops() {
        return ports().stops();
    }
}
