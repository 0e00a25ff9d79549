package dev.kotae.slack;

import static dev.kotae.slack.SlackDoorTest.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Wish;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Slack says when a message was changed or taken back, at the door.
class SlackAmendmentsTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String ts = now.getEpochSecond() + ".000100";
    private final String later = now.getEpochSecond() + 5 + ".000000";

    private OpenDoor open;

    @BeforeEach
    void openDoor() throws Exception {
        open = new OpenDoor();
    }

    @AfterEach
    void closeDoor() throws Exception {
        open.close();
    }

    @Test
    void a_changed_question_is_asked_anew_as_its_author_sees_it() throws Exception {
        asked();

        var answer = open.send(changed(by("U1"), "<@UBOT> how many &amp; when?"));

        assertThat(answer.statusCode()).isEqualTo(200);
        var again = claim().orElseThrow().turn().asked();
        assertThat(again.text()).isEqualTo("how many & when?");
        assertThat(again.wish()).isEqualTo(Wish.ORDINARY);
        assertThat(again.replaces()).isNotEmpty();
    }

    @Test
    void the_news_of_one_change_may_come_twice() throws Exception {
        asked();

        open.send(changed(by("U1"), "<@UBOT> how many?"));
        open.send(changed(by("U1"), "<@UBOT> how many?"));

        settle(claim().orElseThrow());
        assertThat(claim()).isEmpty();
    }

    @Test
    void what_is_not_a_change_of_the_words_is_passed_over() throws Exception {
        asked();

        // A link was unfurled, which is no edit.
        open.send(changed("", "<@UBOT> how many days?"));
        // A link was unfurled in what had been edited before.
        open.send(changed(by("U1"), "<@UBOT> how many days?"));
        // Our own update of our own post.
        open.send(changed("\"bot_id\":\"B1\"," + by("UBOT"), "What we said"));
        // Somebody else's hand, such as an administrator's.
        open.send(changed(by("U2"), "<@UBOT> something else"));

        assertThat(claim()).isEmpty();
    }

    @Test
    void a_deleted_question_takes_back_its_answer() throws Exception {
        asked();

        var answer =
                open.send(
                        message(
                                "message_deleted",
                                "\"deleted_ts\":\"%s\",\"previous_message\":{\"type\":\"message\",\"user\":\"U1\",\"text\":\"x\",\"ts\":\"%s\"}"
                                        .formatted(ts, ts)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(claim().orElseThrow().turn().asked().wish()).isEqualTo(Wish.NONE);
    }

    @Test
    void a_root_that_became_a_tombstone_was_deleted() throws Exception {
        asked();

        open.send(
                message(
                        "message_changed",
                        """
                        "message":{"type":"message","subtype":"tombstone","user":"USLACKBOT",
                         "text":"This message was deleted.","hidden":true,"ts":"%s","thread_ts":"%s"},
                        "previous_message":{"type":"message","user":"U1","text":"x","ts":"%s"}\
                        """
                                .formatted(ts, ts, ts)));

        assertThat(claim().orElseThrow().turn().asked().wish()).isEqualTo(Wish.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"user\":\"UBOT\"", "\"bot_id\":\"B9\",\"user\":\"U9\""})
    void what_a_bot_takes_back_is_no_question(String author) throws Exception {
        open.send(
                message(
                        "message_deleted",
                        "\"deleted_ts\":\"%s\",\"previous_message\":{\"type\":\"message\",%s,\"text\":\"x\",\"ts\":\"%s\"}"
                                .formatted(ts, author, ts)));

        // Otherwise the name would be taken.
        asked();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"message\":{}",
                "\"message\":{\"ts\":\"1.000001\",\"edited\":{}}",
                "\"message\":{\"ts\":\"1.000001\",\"user\":\"U1\",\"edited\":{\"user\":\"U1\"}}"
            })
    void what_is_left_out_does_no_harm(String members) throws Exception {
        assertThat(open.send(message("message_changed", members)).statusCode()).isEqualTo(200);
        assertThat(open.send(message("message_deleted", "")).statusCode()).isEqualTo(200);
    }

    /// A question that is answered.
    private void asked() {
        var question =
                new Asked(
                        Set.of("message:C1:" + ts),
                        new Address(Platform.SLACK, "T1", "C1", ts),
                        "",
                        "U1",
                        "how many days?",
                        List.of(),
                        SlackTurns.instant(ts),
                        new ReplyTo.InThread("UBOT", "T1", ts).written());
        open.ports.inbox().accept(question);
        settle(claim().orElseThrow());
    }

    private Optional<Claim> claim() {
        return open.ports.inbox().claim("w", Duration.ofMinutes(1), Duration.ZERO);
    }

    private void settle(Claim claim) {
        open.ports.inbox().posted(claim, "post/C1/1.000002");
        assertThat(open.ports.inbox().settle(claim, new Settlement.Done())).isTrue();
    }

    private String by(String user) {
        return "\"edited\":{\"user\":\"" + user + "\",\"ts\":\"" + later + "\"},";
    }

    private String changed(String more, String text) {
        var user = more.contains("UBOT") ? "UBOT" : "U1";
        return message(
                "message_changed",
                """
                "message":{"type":"message",%s"user":"%s","team":"T1","text":"%s","ts":"%s"},
                "previous_message":{"type":"message","user":"%s","text":"before","ts":"%s"}\
                """
                        .formatted(more, user, text, ts, user, ts));
    }

    private String message(String subtype, String members) {
        return envelope(
                "Ev" + System.nanoTime(),
                """
                {"type":"message","subtype":"%s","hidden":true,"channel":"C1",
                 "channel_type":"channel","ts":"%s","event_ts":"%s"%s}\
                """
                        .formatted(subtype, later, later, members.isEmpty() ? "" : "," + members));
    }
}
