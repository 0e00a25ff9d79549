package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Platform;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.Samples;
import dev.kotae.memory.TurnRecord;
import dev.kotae.slack.manifest.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One event of each kind that we subscribe to, whole, as Slack sends it: with every member that
/// its documentation or the samples of its Java SDK (`json-logs`) name. The files are our own.
class SlackSamplesTest {
    private static final String QUESTION = "1764000000.000123";
    private static final String ROOT = "1763999999.000100";
    private static final String POST = "1764000005.000300";

    private static final List<String> KINDS =
            List.of(
                    "app_mention",
                    "message.channels",
                    "message.channels.thread_broadcast",
                    "message.channels.changed",
                    "message.channels.deleted",
                    "message.groups",
                    "message.im",
                    "message.im.file_share",
                    "app_home_opened.home",
                    "app_home_opened.messages",
                    "app_context_changed",
                    "agent_session_stopped",
                    "assistant_thread_started",
                    "assistant_thread_context_changed",
                    "reaction_added",
                    "reaction_removed",
                    "app_uninstalled",
                    "tokens_revoked");

    private OpenDoor open;

    @BeforeEach
    void openDoor() throws Exception {
        open =
                new OpenDoor(api ->
                        new SlackSettings(
                                List.of(new Secret(OpenDoor.SECRET)),
                                new SlackSettings.Tenancy.One(new Secret("xoxb-test-token-0000")),
                                api,
                                "",
                                SlackSettings.Way.STRAIGHT,
                                null,
                                SlackManifest.View.AGENT));
        open.slack.answer("assistant.threads.setSuggestedPrompts", "{\"ok\":true}");
    }

    @AfterEach
    void closeDoor() throws Exception {
        open.close();
    }

    @Test
    void there_is_a_sample_of_every_event_that_we_subscribe_to() {
        for (var event : Event.values()) {
            assertThat(KINDS)
                    .as(event.wireName())
                    .anyMatch(kind ->
                            kind.equals(event.wireName()) || kind.startsWith(event.wireName()));
        }
    }

    static Stream<String> kinds() {
        return KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_is_acknowledged_by_a_door_that_knows_nothing_of_its_place(String kind)
            throws Exception {
        var answer = open.send(sample(kind));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "app_mention,C1/1764000000.000123",
        "message.channels,C1/1764000000.000123",
        "message.channels.thread_broadcast,C1/1763999999.000100",
        "message.groups,G1/1764000000.000123",
        "message.im,D1/1764000000.000123",
        "message.im.file_share,D1/1764000000.000123"
    })
    void what_is_said_to_us_is_a_question_in_its_thread(String kind, String lane) throws Exception {
        open.send(sample(kind));

        var asked = open.questions.kept();
        assertThat(asked).extracting(Asked::text).containsExactly("how many days?");
        assertThat(asked.getFirst().address().lane()).isEqualTo(lane);
        assertThat(asked.getFirst().asker()).isEqualTo("U1");
        assertThat(asked.getFirst().attachments()).hasSize(kind.endsWith("file_share") ? 1 : 0);
    }

    @Test
    void what_is_changed_is_asked_anew() throws Exception {
        var now = Instant.now().getEpochSecond();
        var said = now + ".000123";
        var sample =
                sample("message.channels.changed")
                        .replace(QUESTION, said)
                        .replace("1764000060", String.valueOf(now + 60));
        waiting("C1", said, said);

        open.send(sample);

        assertThat(open.store.inbox().list(TurnRecord.State.WAITING, 9))
                .singleElement()
                .satisfies(turn ->
                        assertThat(turn.asked().orElseThrow().text())
                                .isEqualTo("how many days in 2026?"));
    }

    @Test
    void what_is_deleted_is_not_answered() throws Exception {
        waiting("C1", QUESTION, QUESTION);

        open.send(sample("message.channels.deleted"));

        assertThat(open.store.inbox().list(TurnRecord.State.WAITING, 9)).isEmpty();
    }

    private void waiting(String channel, String thread, String ts) {
        var address = new Address(Platform.SLACK, "T1", channel, thread);
        var question =
                Samples.said(
                        Samples.question(
                                address, "how many days?", "message:" + channel + ":" + ts),
                        SlackTurns.instant(ts));
        open.store.inbox().accept(question);
    }

    @ParameterizedTest
    @CsvSource({
        "app_home_opened.home,views.publish",
        "app_home_opened.messages,assistant.threads.setSuggestedPrompts",
        "assistant_thread_started,chat.postMessage",
        "assistant_thread_started,assistant.threads.setSuggestedPrompts",
        "assistant_thread_context_changed,assistant.threads.setSuggestedPrompts"
    })
    void who_opens_us_is_greeted(String kind, String call) throws Exception {
        open.send(sample(kind));

        await(() -> !open.slack.calls(call).isEmpty());
    }

    @Test
    void who_looks_at_something_else_is_known_by_the_envelope_and_found_where_we_were_opened()
            throws Exception {
        open.send(sample("app_home_opened.messages"));
        await(() -> suggestions() == 1);

        open.send(sample("app_context_changed"));

        await(() -> suggestions() == 2);
        assertThat(open.slack.calls("assistant.threads.setSuggestedPrompts").getLast().form())
                .containsEntry("channel_id", "D1");
    }

    private int suggestions() {
        return open.slack.calls("assistant.threads.setSuggestedPrompts").size();
    }

    @Test
    void slacks_button_stops_the_answer() throws Exception {
        var claim = answering("D1", "stream/D1/" + POST);

        open.send(sample("agent_session_stopped"));

        var turn = claim.turn().id();
        assertThat(open.store.stops().asked(List.of(turn))).containsExactly(turn);
    }

    @Test
    void a_thumb_judges_and_is_taken_back() throws Exception {
        var claim = answering("C1", "post/C1/" + POST);

        open.send(sample("reaction_added"));
        assertThat(open.store.feedback().of("slack/T1", claim.turn().id())).hasSize(1);
        open.send(sample("reaction_removed"));

        assertThat(open.store.feedback().of("slack/T1", claim.turn().id())).isEmpty();
    }

    private Claim answering(String channel, String post) {
        waiting(channel, ROOT, QUESTION);
        var inbox = open.store.inbox();
        var claim = inbox.claim("w", Duration.ofMinutes(1), Duration.ZERO).orElseThrow();
        assertThat(inbox.posted(claim, post)).isTrue();
        return claim;
    }

    @ParameterizedTest
    @ValueSource(strings = {"app_uninstalled", "tokens_revoked"})
    void a_workspace_that_wants_us_no_more_is_forgotten(String kind) throws Exception {
        open.store
                .installations()
                .keep(
                        new Installation(
                                "slack/T1",
                                new Secret("xoxb-1"),
                                "UBOT",
                                Set.of("chat:write"),
                                Instant.now()));

        open.send(sample(kind));

        assertThat(open.store.installations().find("slack/T1")).isEmpty();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /// In one line, as Slack sends it.
    private static String sample(String kind) {
        try (var file =
                Objects.requireNonNull(
                        SlackSamplesTest.class.getResourceAsStream("events/" + kind + ".json"),
                        kind)) {
            var json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return JsonParser.parseString(json).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
