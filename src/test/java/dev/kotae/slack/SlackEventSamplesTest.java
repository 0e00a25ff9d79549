package dev.kotae.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kotae.Soon;
import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Person;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Verdict;
import dev.kotae.chat.Wish;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.Progress;
import dev.kotae.memory.Settlement;
import dev.kotae.slack.SlackSettings.Circles;
import dev.kotae.slack.SlackSettings.Tenancy;
import dev.kotae.slack.SlackSettings.Way;
import dev.kotae.slack.manifest.Event;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every event that we subscribe to, written out in full as Slack documents it (docs.slack.dev,
/// "Events", and the samples of its Java SDK, read November 2026), through the door. A file is
/// called like the subscription, and behind a dash what is special about it.
class SlackEventSamplesTest {
    private static final String TENANT = "slack/T0COMPANY";
    private static final String ROOT = "1764000000.000100";
    private static final String POST = "1764000005.000300";

    /// What the samples' timestamps begin with: a question can be edited for a while only.
    private static final String THEN = "17640000";

    private final String now = String.valueOf(Instant.now().getEpochSecond() / 100);
    private OpenDoor open;

    @BeforeEach
    void openDoor() throws Exception {
        open = new OpenDoor(SlackEventSamplesTest::settings);
        open.slack.answer("assistant.threads.setSuggestedPrompts", "{\"ok\":true}");
        open.slack.answer("conversations.info", "{\"ok\":true,\"channel\":{\"name\":\"general\"}}");
        open.slack.answer(
                "users.info",
                "{\"ok\":true,\"user\":{\"id\":\"U0ANN\",\"name\":\"ann\",\"locale\":\"ja-JP\"}}");
    }

    private static SlackSettings settings(URI api) {
        return new SlackSettings(
                List.of(new Secret(OpenDoor.SECRET)),
                new Tenancy.One(new Secret("xoxb-test-token-0000")),
                api,
                "",
                Way.STRAIGHT,
                null,
                SlackManifest.View.AGENT,
                Circles.NONE);
    }

    @AfterEach
    void closeDoor() throws Exception {
        open.close();
    }

    static Stream<String> samples() throws Exception {
        try (var files = Files.list(folder())) {
            return files
                    .map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Path folder() throws Exception {
        return Path.of(
                        requireNonNull(
                                        SlackEventSamplesTest.class.getResource(
                                                "events/app_mention.json"))
                                .toURI())
                .resolveSibling("");
    }

    private static String subscription(String sample) {
        return sample.replaceFirst("-.*", "");
    }

    @Test
    void there_is_a_sample_of_every_event_that_we_subscribe_to_and_of_no_other() throws Exception {
        assertThat(samples().map(SlackEventSamplesTest::subscription).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Event.values()).map(Event::wireName).toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_does_what_it_is_for(String sample) throws Exception {
        switch (sample) {
            case "app_mention", "app_mention-edited" ->
                    becomes(sample, "How many days of R&D leave?", ROOT);
            case "message.channels", "message.channels-thread_broadcast" ->
                    becomes(sample, "有給は何日？", ROOT);
            case "message.channels-file_share", "message.channels-thread_broadcast-file" ->
                    assertThat(becomes(sample, "有給は何日？", ROOT).attachments())
                            .containsExactly(
                                    new Attachment("F0FILE", "規程.pdf", "application/pdf", 1234));
            case "message.groups", "message.mpim" -> becomes(sample, "有給は何日？", ROOT);
            case "message.im", "message.im-me_message" ->
                    becomes(sample, "How do I expense a train?", ROOT);
            case "message.im-forwarded" ->
                    assertThat(
                                    becomes(
                                                    sample,
                                                    """
                                                    Bob Ito (general):
                                                    > Who approves & pays \u2068@U0KOTAE\u2069?
                                                    > See the file.\
                                                    """,
                                                    ROOT)
                                            .attachments())
                            .extracting(Attachment::name)
                            .containsExactly("規程.pdf");
            case "message.channels-message_changed" -> {
                answered("C0GENERAL");
                send(sample);
                assertThat(next().turn().asked().text()).isEqualTo("How many & when?");
            }
            case "message.channels-message_deleted" -> {
                answered("C0GENERAL");
                send(sample);
                assertThat(next().turn().asked().wish()).isEqualTo(Wish.NONE);
            }
            case "app_home_opened-home" ->
                    assertThat(called(sample, "views.publish")).contains("\"type\":\"home\"");
            case "app_home_opened-messages", "app_context_changed" ->
                    assertThat(called(sample, "assistant.threads.setSuggestedPrompts"))
                            .contains("D0ANN", "#general");
            case "app_context_changed-empty" -> send(sample);
            case "assistant_thread_started" -> {
                assertThat(called(sample, "chat.postMessage")).contains(at(ROOT));
                Soon.holds(() -> !calls("assistant.threads.setSuggestedPrompts").isEmpty());
            }
            case "assistant_thread_context_changed" ->
                    assertThat(called(sample, "assistant.threads.setSuggestedPrompts"))
                            .contains(at(ROOT), "#general");
            case "agent_session_stopped" -> {
                var claim = answering("D0ANN");
                send(sample);
                assertThat(open.ports.stops().asked(List.of(claim.turn().id()))).isNotEmpty();
            }
            case "agent_session_title_changed" -> {
                begun(ROOT);
                Soon.holds(() -> !calls("agents.sessions.rename").isEmpty());
                send(sample);
                begun(ROOT);
                begun(POST);
                Soon.holds(() -> calls("agents.sessions.rename").size() == 2);
                assertThat(calls("agents.sessions.rename"))
                        .extracting(call -> call.form().get("thread_ts"))
                        .containsExactly(at(ROOT), at(POST));
            }
            case "reaction_added" -> {
                var claim = answering("D0ANN");
                send(sample);
                assertThat(ratings(claim))
                        .extracting(Rating::verdict)
                        .containsExactly(Verdict.GOOD);
            }
            case "reaction_removed" -> {
                var claim = answering("D0ANN");
                send("reaction_added");
                send(sample);
                assertThat(ratings(claim)).isEmpty();
            }
            case "app_uninstalled", "tokens_revoked" -> {
                open.ports.installations().keep(installation());
                send(sample);
                assertThat(open.ports.installations().tenants()).isEmpty();
            }
            default -> throw new AssertionError("nobody says what comes of " + sample);
        }
    }

    @Test
    void a_mention_that_is_edited_when_its_name_is_forgotten_is_no_new_question() throws Exception {
        var old = Files.readString(folder().resolve("app_mention-edited.json"), UTF_8).strip();

        assertThat(open.send(old).statusCode()).isEqualTo(200);

        assertThat(open.questions.kept()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_is_noted_for_the_doctor_under_the_name_of_its_subscription(String sample)
            throws Exception {
        send(sample);

        var kind = "slack/event/" + subscription(sample);
        Soon.holds(() -> open.ports.sightings().all().containsKey(kind));
    }

    /// What Slack leaves out today or writes as null, it may write tomorrow, and the other way
    /// round: an event that is not acknowledged comes again three times.
    @ParameterizedTest
    @MethodSource("samples")
    void each_is_acknowledged_whatever_of_it_is_missing_or_null_or_new(String sample)
            throws Exception {
        var whole = JsonParser.parseString(read(sample)).getAsJsonObject();
        for (var name : List.copyOf(whole.getAsJsonObject("event").keySet())) {
            if (!name.equals("type")) {
                var without = whole.deepCopy();
                without.getAsJsonObject("event").remove(name);
                acknowledged(without, "without " + name);
                var empty = whole.deepCopy();
                empty.getAsJsonObject("event").add(name, JsonNull.INSTANCE);
                acknowledged(empty, "with a null " + name);
            }
        }
        for (var name : List.of("authorizations", "enterprise_id", "event_id", "authed_users")) {
            var without = whole.deepCopy();
            without.remove(name);
            acknowledged(without, "without " + name);
        }
        whole.getAsJsonObject("event").addProperty("of_next_year", 1);
        acknowledged(whole, "with something new");
    }

    private void acknowledged(JsonObject event, String what) throws Exception {
        assertThat(open.send(event.toString()).statusCode()).as(what).isEqualTo(200);
    }

    private String read(String sample) throws Exception {
        return Files.readString(folder().resolve(sample + ".json"), UTF_8)
                .strip()
                .replace(THEN, now);
    }

    private void send(String sample) throws Exception {
        assertThat(open.send(read(sample)).statusCode()).isEqualTo(200);
    }

    private Asked becomes(String sample, String text, String thread) throws Exception {
        send(sample);
        assertThat(open.questions.kept()).hasSize(1);
        var asked = open.questions.kept().getFirst();
        assertThat(asked.text()).isEqualTo(text);
        assertThat(asked.asker()).isEqualTo("U0ANN");
        assertThat(asked.address().workspace()).isEqualTo("T0COMPANY");
        assertThat(asked.address().thread()).isEqualTo(at(thread));
        return asked;
    }

    private String called(String sample, String method) throws Exception {
        send(sample);
        Soon.holds(() -> !calls(method).isEmpty());
        return calls(method).getFirst().form().toString();
    }

    private List<RecordingSlack.Call> calls(String method) {
        return open.slack.calls(method);
    }

    /// A question that has been answered.
    private void answered(String channel) {
        var claim = answering(channel);
        assertThat(open.ports.inbox().settle(claim, new Settlement.Done())).isTrue();
    }

    /// A question that begins a conversation in a direct message begins to be answered.
    private void begun(String ts) {
        var turn = new Turn("k7f3m2p9q4r8", question("D0ANN", at(ts)));
        var asker = new Person("U0ANN", "ann", Locale.JAPAN, ZoneOffset.UTC);
        open.channel().open(turn, asker, new Progress.Untouched(), 1, _ -> {}).close();
    }

    private static Asked question(String channel, String ts) {
        return new Asked(
                Set.of("message:" + channel + ":" + ts),
                new Address(Platform.SLACK, "T0COMPANY", channel, ts),
                "",
                "U0ANN",
                "How many?",
                List.of(),
                SlackTurns.instant(ts),
                new ReplyTo.InThread("U0KOTAE", "T0COMPANY", ts).written());
    }

    private Claim answering(String channel) {
        open.ports.inbox().accept(question(channel, at(ROOT)));
        var claim = next();
        assertThat(open.ports.inbox().posted(claim, "stream/" + channel + "/" + at(POST))).isTrue();
        return claim;
    }

    private Claim next() {
        return open.ports.inbox().claim("w", Duration.ofMinutes(1), Duration.ZERO).orElseThrow();
    }

    private List<Rating> ratings(Claim claim) {
        return open.ports.feedback().of(TENANT, claim.turn().id());
    }

    private String at(String ts) {
        return ts.replace(THEN, now);
    }

    private static Installation installation() {
        return new Installation(
                TENANT, new Secret("xoxb-1"), "U0KOTAE", Set.of("chat:write"), Instant.now());
    }
}
