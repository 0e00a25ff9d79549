package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.exchange;
import static dev.kotae.memory.Samples.hardAnswer;
import static dev.kotae.memory.Samples.hardQuestion;
import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.memory.Answers.KeptAnswer;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement.Apologised;
import dev.kotae.memory.Settlement.Done;
import dev.kotae.memory.Settlement.Recorded;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Answers] keeps to.
public abstract class AnswersContract extends PortsContract {
    @Test
    void an_answer_is_found_as_it_was_given() {
        var turn = kept(hardQuestion());
        var claim = claimed();
        inbox().posted(claim, "C1/5.6");
        var answer = hardAnswer(turn.id());
        assertThat(ports().answers().find("slack/T1", turn.id())).isEmpty();

        settled(claim, new Recorded(answer, exchange(claim, answer.text())));

        var kept = new KeptAnswer(turn, answer, "C1/5.6");
        assertThat(ports().answers().find("slack/T1", turn.id())).contains(kept);
        settled(claim, new Done());
        store().reopen();
        assertThat(ports().answers().find("slack/T1", turn.id())).contains(kept);
    }

    @Test
    void an_answer_without_a_post_is_found_too() {
        var turn = kept(question("1", "a"));
        var claim = claimed();
        settled(claim, recorded(claim, "answer"));

        assertThat(ports().answers().find("slack/T1", turn.id()))
                .map(KeptAnswer::post)
                .contains("");
    }

    @Test
    void no_other_tenant_finds_it() {
        var turn = kept(question("1", "a"));
        var claim = claimed();
        inbox().posted(claim, "C1/5.6");
        settled(claim, recorded(claim, "answer"));

        assertThat(ports().answers().find("slack/T2", turn.id())).isEmpty();
        assertThat(ports().answers().at("slack/T2", "C1/5.6")).isEmpty();
    }

    @Test
    void a_turn_is_found_by_its_post() {
        var turn = kept(question("1", "a"));
        var claim = claimed();
        inbox().posted(claim, "stream/C1/5.6");
        assertThat(ports().answers().at("slack/T1", "stream/C1/5.6")).contains(turn.id());

        inbox().posted(claim, "post/C1/5.6");

        assertThat(ports().answers().at("slack/T1", "post/C1/5.6")).contains(turn.id());
        assertThat(ports().answers().at("slack/T1", "stream/C1/5.6")).isEmpty();
        assertThat(ports().answers().at("slack/T1", "")).isEmpty();
    }

    @Test
    void of_posts_of_one_name_the_latest_is_meant() {
        kept(question(thread("T1", "1"), "old"));
        inbox().posted(claimed(), "command/1");
        var young = kept(question(thread("T1", "2"), "young"));
        inbox().posted(claimed(), "command/1");

        assertThat(ports().answers().at("slack/T1", "command/1")).contains(young.id());
    }

    @Test
    void the_answers_since_a_moment_are_those_that_ended_since_the_newest_first() {
        var first = ended("1", "first");
        clock.move(LEASE);
        var second = ended("2", "second");
        var moment = clock.instant();
        clock.move(LEASE);
        var third = ended("3", "third");
        kept(question("4", "waits"));
        store().reopen();

        assertThat(ids(Instant.EPOCH, 10)).containsExactly(third, second, first);
        assertThat(ids(moment, 10)).containsExactly(third, second);
        assertThat(ids(Instant.EPOCH, 1)).containsExactly(third);
    }

    @Test
    void the_latest_answer_to_somebody_is_no_apology_however_much_that_cost() {
        var answered = ended("1", "answered");
        clock.move(LEASE);
        kept(question("2", "in vain"));
        settled(claimed(), new Apologised(Samples.apology("stopped"), Samples.spent(5)));

        assertThat(ports().answers().latest("slack/T1", "U1", "C1"))
                .map(answer -> answer.turn().id())
                .contains(answered);
        assertThat(ports().answers().latest("slack/T1", "U9", "C1")).isEmpty();
    }

    private String ended(String ts, String text) {
        kept(question(ts, text));
        var claim = claimed();
        settled(claim, recorded(claim, "answer"));
        settled(claim, new Done());
        return claim.turn().id();
    }

    private List<String> ids(Instant from, int limit) {
        return ports().answers().since(from, limit).stream().map(kept -> kept.turn().id()).toList();
    }
}
