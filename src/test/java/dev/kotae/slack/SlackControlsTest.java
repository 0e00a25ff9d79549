package dev.kotae.slack;

import static dev.kotae.slack.SlackDoorTest.direct;
import static dev.kotae.slack.SlackDoorTest.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.kotae.Soon;
import dev.kotae.chat.Address;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Verdict;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Wishes that are no questions: they reach a turn that is being answered, and are never kept as
/// questions.
class SlackControlsTest {
    private static final String ROOT = "1764000000.000100";
    private static final String POST = "1764000005.000300";

    private OpenDoor open;

    @BeforeEach
    void openDoor() throws Exception {
        open = new OpenDoor();
    }

    @AfterEach
    void closeDoor() throws Exception {
        open.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop",
                "STOP",
                "  Stop! ",
                "ｓｔｏｐ",
                "停止",
                "停止。",
                "Stop it, please!",
                "please stop",
                "停止してください",
                "中止して",
                "止めてください。",
                "やめて",
                "ストップ",
                "ｽﾄｯﾌﾟ",
                "<@UBOT> stop",
                "<@UBOT>: ストップ",
                "stop <@UBOT>"
            })
    void a_word_in_the_thread_stops_what_is_being_answered_there(String text) throws Exception {
        var claim = answering("C1", ROOT, "stream/C1/" + POST);

        var answer = open.send(said("C1", text, ROOT));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stopped(claim)).isTrue();
        assertThat(open.questions.kept()).isEmpty();
    }

    @Test
    void a_word_in_a_direct_message_without_threads_stops_what_is_being_answered_there()
            throws Exception {
        var claim = answering("D1", "", "post/D1/" + POST);

        open.send(envelope("Ev1", direct("\"text\":\"stop\"")));

        assertThat(stopped(claim)).isTrue();
        assertThat(open.questions.kept()).isEmpty();
    }

    @Test
    void where_each_message_begins_a_thread_a_word_beside_it_stops_what_was_asked_last()
            throws Exception {
        var claim = answering("D1", ROOT, "stream/D1/" + POST);

        open.send(envelope("Ev1", direct("\"text\":\"停止\"")));

        assertThat(stopped(claim)).isTrue();
        assertThat(open.questions.kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop the spread", "non-stop", "中止の理由", "止めてはいけない規則", "stop?", "halt"})
    void other_words_stop_nothing(String text) throws Exception {
        var claim = answering("C1", ROOT, "stream/C1/" + POST);

        open.send(said("C1", "<@UBOT> " + text, ROOT));

        assertThat(stopped(claim)).isFalse();
        assertThat(open.questions.kept()).hasSize(1);
    }

    @Test
    void talk_outside_of_a_thread_stops_nothing_and_is_not_kept() throws Exception {
        var claim = answering("C1", ROOT, "stream/C1/" + POST);

        open.send(said("C1", "stop", ""));

        assertThat(stopped(claim)).isFalse();
        assertThat(open.questions.kept()).isEmpty();
    }

    @Test
    void a_command_stops_the_answer_to_an_earlier_one() throws Exception {
        var claim = answering("C1", "/ask:U1", "command/0/0");

        var answer = open.send(command("Stop"));

        var text = JsonParser.parseString(answer.body()).getAsJsonObject().get("text");
        assertThat(text.getAsString()).contains("If I was answering your /ask, I'm stopping");
        assertThat(stopped(claim)).isTrue();
        assertThat(open.questions.kept()).isEmpty();
    }

    @Test
    void slacks_own_button_stops_what_is_being_answered_in_the_thread() throws Exception {
        var claim = answering("D1", ROOT, "stream/D1/" + POST);

        var answer =
                open.send(
                        envelope(
                                "Ev1",
                                """
                                {"type":"agent_session_stopped","user":"U2","channel":"D1",
                                 "thread_ts":"%s","streaming_message_ts":["%s"],
                                 "event_ts":"1764000010.000100"}
                                """
                                        .formatted(ROOT, POST)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stopped(claim)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream/C1/", "post/C1/"})
    void a_cross_under_our_post_stops_it(String kind) throws Exception {
        var claim = answering("C1", ROOT, kind + POST);

        open.send(reaction("reaction_added", "x", "UBOT", "U2"));

        assertThat(stopped(claim)).isTrue();
    }

    @Test
    void a_cross_under_a_further_message_of_a_long_answer_stops_it() throws Exception {
        var claim = answering("C1", ROOT, "stream/C1/1764000004.000100");
        further("");

        open.send(reaction("reaction_added", "x", "UBOT", "U2"));

        Soon.holds(() -> stopped(claim));
    }

    @Test
    void a_thumb_under_a_further_message_of_a_long_answer_judges_it() throws Exception {
        var claim = answering("C1", ROOT, "stream/C1/1764000004.000100");
        further(
                """
                ,"metadata":{"event_type":"kotae_answer",
                 "event_payload":{"turn":"%s","part":"2"}}
                """
                        .formatted(claim.turn().id()));
        open.ports.inbox().settle(claim, Samples.recorded(claim, "You have 20 days."));

        open.send(reaction("reaction_added", "-1", "UBOT", "U2"));
        Soon.holds(() -> !ratings(claim).isEmpty());
        open.send(reaction("reaction_removed", "-1", "UBOT", "U2"));

        Soon.holds(() -> ratings(claim).isEmpty());
    }

    @Test
    void a_thumb_under_a_post_that_answers_nothing_judges_nothing() throws Exception {
        var claim = answering("C1", ROOT, "stream/C1/1764000004.000100");
        further("");

        open.send(reaction("reaction_added", "+1", "UBOT", "U2"));
        Soon.holds(() -> !open.slack.calls("conversations.replies").isEmpty());
        open.close();

        assertThat(ratings(claim)).isEmpty();
        openDoor();
    }

    /// Slack tells of a message of which the store knows nothing.
    private void further(String metadata) {
        open.slack.answer(
                "conversations.replies",
                """
                {"ok":true,"messages":[{"user":"UBOT","bot_id":"B1","text":"and so on","ts":"%s",
                 "thread_ts":"%s"%s}]}
                """
                        .formatted(POST, ROOT, metadata));
    }

    @ParameterizedTest
    @CsvSource({
        "reaction_removed,x,UBOT,U2",
        "reaction_added,x,U9,U2",
        "reaction_added,x,UBOT,UBOT"
    })
    void other_crosses_stop_nothing(String type, String emoji, String author, String by)
            throws Exception {
        var claim = answering("C1", ROOT, "stream/C1/" + POST);

        var answer = open.send(reaction(type, emoji, author, by));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stopped(claim)).isFalse();
    }

    @Test
    void a_cross_under_the_question_stops_its_answer() throws Exception {
        var address = new Address(Platform.SLACK, "T1", "C1", ROOT);
        var inbox = open.ports.inbox();
        inbox.accept(Samples.question(address, "How many days?", "message:C1:" + POST));
        var claim = inbox.claim("w", Duration.ofMinutes(1), Duration.ZERO).orElseThrow();

        open.send(reaction("reaction_added", "x", "U9", "U2"));

        assertThat(stopped(claim)).isTrue();
        assertThat(open.slack.calls()).as("Slack need not be asked").isEmpty();
    }

    @Test
    void a_cross_of_another_workspace_stops_nothing() throws Exception {
        var claim = answering("C1", ROOT, "stream/C1/" + POST);

        open.send(reaction("reaction_added", "x", "UBOT", "U2").replace("\"T1\"", "\"T2\""));

        assertThat(stopped(claim)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "+1,GOOD",
        "+1::skin-tone-2,GOOD",
        "thumbsup,GOOD",
        "-1,BAD",
        "-1::skin-tone-6,BAD",
        "thumbsdown,BAD"
    })
    void a_thumb_under_our_post_judges_it(String emoji, Verdict verdict) throws Exception {
        var claim = answering("C1", ROOT, "stream/C1/" + POST);

        open.send(reaction("reaction_added", emoji, "UBOT", "U2"));

        assertThat(ratings(claim))
                .singleElement()
                .satisfies(rating -> {
                    assertThat(rating.person()).isEqualTo("U2");
                    assertThat(rating.verdict()).isEqualTo(verdict);
                });
        assertThat(open.questions.kept()).isEmpty();
    }

    @Test
    void a_thumb_that_is_taken_away_judges_no_more() throws Exception {
        var claim = answering("C1", ROOT, "stream/C1/" + POST);
        open.send(reaction("reaction_added", "+1", "UBOT", "U2"));
        assertThat(ratings(claim)).hasSize(1);

        open.send(reaction("reaction_removed", "+1", "UBOT", "U2"));

        assertThat(ratings(claim)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"eyes,UBOT", "+1,U9", "+1::skin-tone-22,UBOT"})
    void other_emoji_judge_nothing(String emoji, String author) throws Exception {
        var claim = answering("C1", ROOT, "stream/C1/" + POST);

        open.send(reaction("reaction_added", emoji, author, "U2"));

        assertThat(ratings(claim)).isEmpty();
    }

    @Test
    void a_thumb_under_what_is_no_answer_is_acknowledged() throws Exception {
        var answer = open.send(reaction("reaction_added", "+1", "UBOT", "U2"));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[\"U2\"],\"bot\":[\"UBOT\"]}}",
                "{\"type\":\"app_uninstalled\"}"
            })
    void a_workspace_that_wants_us_no_more_is_forgotten(String event) throws Exception {
        open.ports.installations().keep(installation());

        var answer = open.send(envelope("Ev1", event));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(open.ports.installations().find("slack/T1")).isEmpty();
    }

    @Test
    void a_person_who_takes_back_their_own_token_leaves_ours_alone() throws Exception {
        open.ports.installations().keep(installation());

        open.send(
                envelope(
                        "Ev1",
                        "{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[\"U2\"],\"bot\":[]}}"));

        assertThat(open.ports.installations().find("slack/T1")).isPresent();
    }

    private Claim answering(String channel, String thread, String post) {
        var address = new Address(Platform.SLACK, "T1", channel, thread);
        var inbox = open.ports.inbox();
        inbox.accept(Samples.question(address, "How many days?"));
        var claim = inbox.claim("w", Duration.ofMinutes(1), Duration.ZERO).orElseThrow();
        assertThat(inbox.posted(claim, post)).isTrue();
        return claim;
    }

    private boolean stopped(Claim claim) {
        var turn = claim.turn().id();
        return open.ports.stops().asked(List.of(turn)).contains(turn);
    }

    private List<Rating> ratings(Claim claim) {
        return open.ports.feedback().of("slack/T1", claim.turn().id());
    }

    private static Installation installation() {
        return new Installation(
                "slack/T1", new Secret("xoxb-1"), "UBOT", Set.of("chat:write"), Instant.now());
    }

    private static String said(String channel, String text, String thread) {
        var in = thread.isEmpty() ? "" : ",\"thread_ts\":\"" + thread + "\"";
        return envelope(
                "Ev1",
                "{\"type\":\"message\",\"channel_type\":\"channel\",\"user\":\"U1\",\"channel\":\""
                        + channel
                        + "\",\"ts\":\"1764000009.000200\",\"text\":\""
                        + text
                        + "\""
                        + in
                        + "}");
    }

    private static String reaction(String type, String emoji, String author, String by) {
        return envelope(
                "Ev1",
                """
                {"type":"%s","user":"%s","reaction":"%s","item_user":"%s",
                 "item":{"type":"message","channel":"C1","ts":"%s"},"event_ts":"1764000010.000100"}
                """
                        .formatted(type, by, emoji, author, POST));
    }

    private Map<String, String> command(String text) {
        var form = new LinkedHashMap<String, String>();
        form.put("team_id", "T1");
        form.put("channel_id", "C1");
        form.put("channel_name", "general");
        form.put("user_id", "U1");
        form.put("command", "/ask");
        form.put("text", text);
        form.put("response_url", open.slack.responseUrl().toString());
        form.put("trigger_id", "123.456.abc");
        return form;
    }
}
