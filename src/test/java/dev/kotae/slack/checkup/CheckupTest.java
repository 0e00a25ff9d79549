package dev.kotae.slack.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kotae.doctor.Observation;
import dev.kotae.doctor.Observation.State;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.Installations.Term;
import dev.kotae.slack.SlackCheckup;
import dev.kotae.slack.SlackManifest;
import dev.kotae.slack.SlackSettings;
import dev.kotae.slack.SlackSettings.Circles;
import dev.kotae.slack.SlackSettings.Tenancy;
import dev.kotae.slack.SlackSettings.Way;
import dev.kotae.slack.api.AppCalls;
import dev.kotae.slack.manifest.Event;
import dev.kotae.slack.manifest.Feature;
import dev.kotae.slack.manifest.Scope;
import dev.kotae.slack.road.Watch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That each check can fail, and says what.
class CheckupTest {
    private static final Set<Feature> FEATURES =
            EnumSet.complementOf(EnumSet.of(Feature.ASSISTANT));
    private static final String EVERYTHING =
            Feature.scopes(FEATURES).stream().map(Scope::wireName).collect(Collectors.joining(","));

    private final Map<String, String> answers = new HashMap<>();
    private final HandClock clock = new HandClock();
    private String scopes = EVERYTHING;
    private HttpServer slack;
    private URI api;
    private AppCalls calls;

    @BeforeEach
    void open() throws Exception {
        slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slack.createContext(
                "/api/",
                exchange -> {
                    var method = exchange.getRequestURI().getPath().substring("/api/".length());
                    var body = answers.getOrDefault(method, "{\"ok\":true,\"team\":\"Acme\"}");
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getRequestBody().readAllBytes();
                    if (!scopes.isEmpty()) {
                        exchange.getResponseHeaders().set("x-oauth-scopes", scopes);
                    }
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        slack.start();
        api = URI.create("http://127.0.0.1:" + slack.getAddress().getPort() + "/api/");
        calls = new AppCalls(new OkHttpClient(), api);
    }

    @AfterEach
    void close() {
        slack.stop(0);
    }

    private List<Observation> token(InstantSource at) {
        return new TokenCheck(calls, FEATURES, at).look("slack.bot-token", new Secret("xoxb-1"));
    }

    @Test
    void a_good_token_is_well() {
        assertThat(token(InstantSource.system()))
                .extracting(Observation::state)
                .containsOnly(State.WELL);
    }

    @Test
    void a_workspace_that_the_settings_do_not_name_is_told_and_not_called() {
        assertThat(connections(Set.of("T1")))
                .contains(Observation.note("slack-workspace-barred", "slack/T2"))
                .contains(Observation.well("slack-token", "slack/T1", "Acme"))
                .doesNotContain(Observation.well("slack-token", "slack/T2", "Acme"));
        assertThat(connections(Set.of("*")))
                .contains(Observation.note("slack-open-to-all"))
                .contains(Observation.well("slack-token", "slack/T2", "Acme"));
    }

    private List<Observation> connections(Set<String> workspaces) {
        var settings =
                new SlackSettings(
                        List.of(new Secret("signing-secret")),
                        new Tenancy.Many("7.42", new Secret("client-secret"), workspaces, null),
                        api,
                        "",
                        Way.STRAIGHT,
                        null,
                        SlackManifest.View.AGENT,
                        Circles.NONE);
        var found = new ArrayList<Observation>();
        try (var checkup = new SlackCheckup(settings, InstantSource.system())) {
            checkup.connections(
                    List.of(installation("slack/T1"), installation("slack/T2")), null, found::add);
        }
        return found;
    }

    private static Installation installation(String tenant) {
        return new Installation(tenant, new Secret("xoxb"), "UBOT", Set.of(), Instant.EPOCH);
    }

    @Test
    void a_right_that_is_missing_is_named_with_what_needs_it() {
        scopes = EVERYTHING.replace("reactions:read", "").replace("files:read", "");
        assertThat(token(InstantSource.system()))
                .contains(
                        Observation.unwell(
                                "slack-scopes-missing",
                                "slack.bot-token",
                                "files:read, reactions:read",
                                "reactions, files"));
    }

    @Test
    void a_right_that_nothing_uses_is_named() {
        scopes = EVERYTHING + ",admin";
        assertThat(token(InstantSource.system()))
                .contains(Observation.note("slack-scopes-more", "slack.bot-token", "admin"));
        scopes = "";
        assertThat(token(InstantSource.system()))
                .contains(Observation.note("slack-scopes-untold", "slack.bot-token"));
    }

    @Test
    void a_clock_that_goes_wrong_by_more_than_a_minute_is_told_either_way() {
        assertThat(wrongByAbout(90)).isEqualTo("slack-clock-fast");
        assertThat(wrongByAbout(-90)).isEqualTo("slack-clock-slow");
    }

    private String wrongByAbout(long seconds) {
        var clock = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(seconds));
        var unwell = token(clock).stream().filter(found -> found.state() == State.UNWELL).toList();
        assertThat(unwell)
                .singleElement()
                .satisfies(found ->
                        assertThat(Integer.parseInt(found.details().getLast())).isBetween(80, 100));
        return unwell.getFirst().code();
    }

    @Test
    void a_token_that_is_refused_and_a_slack_that_is_silent_are_told() {
        answers.put("auth.test", "{\"ok\":false,\"error\":\"account_inactive\"}");
        assertThat(token(InstantSource.system()))
                .containsExactly(
                        Observation.unwell(
                                "slack-token-refused", "slack.bot-token", "account_inactive"));
        for (var foreign : List.of("<html>", "{\"error\":\"JSON is expected\"}")) {
            answers.put("auth.test", foreign);
            assertThat(token(InstantSource.system()))
                    .containsExactly(
                            Observation.unwell("slack-unreachable", "auth.test: http_200"));
        }
    }

    @Test
    void a_token_that_has_ended_is_left_to_whoever_renews_it() {
        answers.put("auth.test", "{\"ok\":false,\"error\":\"token_expired\"}");
        var check = new TokenCheck(calls, FEATURES, clock);

        assertThat(check.look(installed(clock.instant().minusSeconds(1))))
                .containsExactly(Observation.note("slack-token-ended", "slack:T1"));
        assertThat(check.look(installed(clock.instant().plusSeconds(1))))
                .containsExactly(
                        Observation.unwell("slack-token-refused", "slack:T1", "token_expired"));
    }

    private static Installation installed(Instant end) {
        return new Installation(
                "slack:T1",
                new Secret("xoxe.xoxb-1"),
                "U1",
                Set.of(),
                end.minusSeconds(43_200),
                new Term.Until(end, new Secret("xoxe-1")));
    }

    @Test
    void an_owners_channel_that_the_bot_is_not_in_is_told() {
        var check = new OwnerCheck(calls);
        var token = new Secret("xoxb-1");
        answers.put("conversations.info", "{\"ok\":false,\"error\":\"channel_not_found\"}");
        assertThat(check.look("C1", token))
                .isEqualTo(Observation.unwell("slack-owner-unseen", "C1", "channel_not_found"));

        answers.put("conversations.info", "{\"ok\":true,\"channel\":{\"is_member\":false}}");
        assertThat(check.look("C1", token))
                .isEqualTo(Observation.unwell("slack-owner-unseen", "C1", "not_in_channel"));

        answers.put("conversations.info", "{\"ok\":true,\"channel\":{\"is_member\":true}}");
        assertThat(check.look("C1", token)).isEqualTo(Observation.well("slack-owner", "C1"));
    }

    private List<Observation> events(Map<String, Instant> seen) {
        return new EventCheck(Feature.events(FEATURES), seen, clock).look();
    }

    @Test
    void silence_is_a_fault_once_somebody_has_listened_for_ten_minutes() {
        assertThat(events(Map.of())).containsExactly(Observation.note("slack-never-served"));
        var listening = Map.of(Watch.LISTENING, clock.instant());
        assertThat(events(listening))
                .extracting(Observation::code)
                .containsExactly("slack-nothing-yet");
        clock.move(Duration.ofMinutes(11));
        assertThat(events(listening))
                .containsExactly(Observation.unwell("slack-silence", "2026-11-23T09:00:00Z"));
    }

    @Test
    void what_came_before_the_last_start_proves_nothing_of_now() {
        var seen = new HashMap<String, Instant>();
        seen.put("slack/event/message.im", clock.instant());
        clock.move(Duration.ofDays(30));
        seen.put(Watch.LISTENING, clock.instant());
        assertThat(events(seen)).extracting(Observation::code).contains("slack-nothing-yet");

        clock.move(Duration.ofHours(1));
        assertThat(events(seen))
                .contains(
                        Observation.note(
                                "slack-quiet", "2026-11-23T09:00:00Z", "2026-12-23T09:00:00Z"));

        clock.move(Duration.ofHours(24));
        assertThat(events(seen))
                .contains(
                        Observation.unwell(
                                "slack-silence-since",
                                "2026-11-23T09:00:00Z",
                                "2026-12-23T09:00:00Z"));

        seen.put("slack/event/message.im", clock.instant());
        assertThat(events(seen)).extracting(Observation::state).doesNotContain(State.UNWELL);
    }

    @Test
    void mentions_without_messages_prove_that_a_subscription_is_missing() {
        var seen = new HashMap<String, Instant>();
        seen.put(Watch.LISTENING, clock.instant());
        seen.put("slack/event/app_mention", clock.instant());
        assertThat(events(seen)).contains(Observation.unwell("slack-messages-missing"));

        seen.put("slack/event/message.groups", clock.instant());

        assertThat(events(seen))
                .contains(Observation.well("slack-event", "app_mention", "2026-11-23T09:00:00Z"))
                .doesNotContain(Observation.unwell("slack-messages-missing"))
                .filteredOn(found -> found.code().equals("slack-events-unseen"))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.details().getFirst())
                                .contains("message.im")
                                .doesNotContain("app_mention"));
    }

    private List<Observation> configuration() {
        return new ConfigurationCheck(calls, Feature.events(FEATURES))
                .look(new Secret("xoxb-1"), new Secret("xoxe.xoxp-1"));
    }

    @Test
    void the_real_configuration_is_compared_where_it_can_be_read() {
        answers.put("apps.manifest.export", "{\"ok\":false,\"error\":\"token_expired\"}");
        assertThat(configuration())
                .containsExactly(
                        Observation.unwell("slack-configuration-refused", "token_expired"));

        exported(EnumSet.of(Event.APP_MENTION), "true");
        assertThat(configuration())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.code()).isEqualTo("slack-subscriptions-missing");
                    assertThat(found.details().getFirst())
                            .contains("message.im")
                            .doesNotContain("app_mention");
                });

        exported(Feature.events(FEATURES), "false");
        assertThat(configuration())
                .extracting(Observation::code)
                .containsExactly("slack-subscriptions", "slack-interactivity-off");
    }

    private void exported(Set<Event> events, String interactive) {
        var names =
                events.stream()
                        .map(event -> "\"" + event.wireName() + "\"")
                        .collect(Collectors.joining(","));
        answers.put(
                "apps.manifest.export",
                """
                {"ok":true,"manifest":{"settings":{"event_subscriptions":{"bot_events":[%s]},
                 "interactivity":{"is_enabled":%s}}}}
                """
                        .formatted(names, interactive));
    }
}
