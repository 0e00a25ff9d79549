package dev.kotae.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.answer.Gaps;
import dev.kotae.answer.TurnEvent;
import dev.kotae.answer.TurnEvent.End;
import dev.kotae.app.house.HttpServer;
import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Usage;
import dev.kotae.memory.Caches;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.Samples;
import dev.kotae.memory.StoreListener.Step;
import dev.kotae.routing.Basis;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The figures as Prometheus reads them.
class MeterTest {
    private static final Turn TURN = new Turn("turn-1", Samples.question("1.1", "いつ？"));

    private final HandClock clock = new HandClock();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Meter meter = new Meter("1.2.3");
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.listen("127.0.0.1", 0);
        server.serve(Map.of("/metrics", new MetricsPage(meter)));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        meter.close();
    }

    @Test
    void what_has_not_happened_yet_is_counted_as_none() throws Exception {
        assertThat(figures())
                .contains(
                        "kotae_leases_lost_total 0.0",
                        "kotae_turns_handed_over_total 0.0",
                        "kotae_answers_withheld_total 0.0");
    }

    @Test
    void an_answered_turn_is_counted_and_timed() throws Exception {
        meter.on(new TurnEvent.Accepted(TURN));
        meter.on(new TurnEvent.Repeated("turn-1"));
        meter.on(new TurnEvent.Claimed(TURN, 1, Duration.ofMillis(15)));
        meter.on(new TurnEvent.Shown(TURN, Duration.ofMillis(900)));
        meter.on(ended(End.ANSWERED, "Claude Haiku 5.5"));
        meter.on(ended(End.ANSWERED, "Claude Haiku 5.5"));
        meter.on(ended(End.APOLOGY, ""));

        assertThat(figures())
                .contains(
                        "kotae_questions_total{fate=\"accepted\"} 1.0",
                        "kotae_questions_total{fate=\"repeated\"} 1.0",
                        "kotae_turns_total{model=\"Claude Haiku 5.5\",outcome=\"answered\"} 2.0",
                        "kotae_turns_total{model=\"none\",outcome=\"apology\"} 1.0",
                        "kotae_turn_waited_seconds_bucket{le=\"0.005\"} 0",
                        "kotae_turn_waited_seconds_bucket{le=\"0.02\"} 1",
                        "kotae_turn_first_word_seconds_bucket{le=\"0.5\"} 0",
                        "kotae_turn_first_word_seconds_bucket{le=\"1.0\"} 1",
                        "kotae_turn_seconds_bucket{outcome=\"answered\",le=\"5.0\"} 2",
                        "kotae_turn_seconds_count{outcome=\"answered\"} 2",
                        "kotae_build_info{version=\"1.2.3\"} 1");
    }

    @Test
    void what_goes_wrong_is_counted_with_its_code() throws Exception {
        meter.on(new TurnEvent.PutBack(TURN, Instant.EPOCH, "reply-failed"));
        meter.on(new TurnEvent.Dead(TURN, "too-often", true));
        meter.on(new TurnEvent.HandedOver(TURN));
        meter.on(new TurnEvent.LeaseLost(TURN));
        meter.on(new TurnEvent.StoreFailed("claim"));

        assertThat(figures())
                .contains(
                        "kotae_turns_put_back_total{why=\"reply-failed\"} 1.0",
                        "kotae_turns_dead_total{told=\"true\",why=\"too-often\"} 1.0",
                        "kotae_turns_handed_over_total 1.0",
                        "kotae_leases_lost_total 1.0",
                        "kotae_store_failures_total{operation=\"claim\"} 1.0");
    }

    @Test
    void a_second_attempt_does_not_count_as_a_long_wait() throws Exception {
        meter.on(new TurnEvent.Claimed(TURN, 2, Duration.ofMinutes(3)));
        assertThat(figures()).noneMatch(line -> line.startsWith("kotae_turn_waited"));
    }

    @Test
    void the_stores_steps_are_timed_by_what_they_are() throws Exception {
        meter.on(new Step("accept", true, Duration.ofMillis(4), true));
        meter.on(new Step("accept", true, Duration.ofSeconds(3), false));
        assertThat(figures())
                .contains(
                        "kotae_store_seconds_bucket{operation=\"accept\",result=\"done\",le=\"0.002\"} 0",
                        "kotae_store_seconds_bucket{operation=\"accept\",result=\"done\",le=\"0.005\"} 1",
                        "kotae_store_seconds_count{operation=\"accept\",result=\"failed\"} 1");
    }

    @Test
    void the_inbox_is_shown_as_it_was_when_it_was_last_looked_into() throws Exception {
        var ports = new InMemoryStore(clock).ports();
        ports.inbox().accept(Samples.question("1.1", "first"));
        clock.move(Duration.ofSeconds(90));
        ports.inbox().accept(Samples.question("2.1", "second"));
        try (var watch = new InboxWatch(ports.inbox(), clock)) {
            meter.shows(watch);
            Soon.holds(() -> !watch.stats().isEmpty());
            assertThat(figures())
                    .contains(
                            "kotae_inbox_waiting 2.0",
                            "kotae_inbox_running 0.0",
                            "kotae_inbox_dead 0.0",
                            "kotae_inbox_lanes 2.0",
                            "kotae_inbox_oldest_seconds 90.0");
            assertThat(watch.look()).isEmpty();
            clock.move(Duration.ofMinutes(1));
            assertThat(watch.look()).as("a store that hangs").isPresent();
        }
    }

    @Test
    void how_slack_reaches_us_is_shown() throws Exception {
        meter.showsSilence(() -> Duration.ofMillis(1_500));
        assertThat(figures())
                .contains("kotae_slack_last_event_seconds 1.5")
                .noneMatch(line -> line.startsWith("kotae_slack_socket_open"));

        meter.showsSocket(() -> true);
        assertThat(figures()).contains("kotae_slack_socket_open 1.0");
    }

    @Test
    void caches_show_what_they_had_and_what_they_had_not() throws Exception {
        var ports = new InMemoryStore(clock).ports();
        var caches = new Caches(1_000, Duration.ofMinutes(1), System::nanoTime);
        meter.shows(caches, List.of("conversations"));
        var conversations = caches.conversations(ports.conversations());
        var address = Samples.thread("T1", "1.1");
        conversations.recall(address, 0);
        conversations.recall(address, 0);
        conversations.recall(address, 0);
        assertThat(figures())
                .contains(
                        "kotae_cache_requests_total{cache=\"conversations\",result=\"hit\"} 2.0",
                        "kotae_cache_requests_total{cache=\"conversations\",result=\"miss\"} 1.0");
    }

    @Test
    void nothing_bears_the_name_of_a_person_a_place_or_a_turn_and_everything_is_explained()
            throws Exception {
        TurnEvent event = new TurnEvent.Accepted(TURN);
        for (int i = 0; i < TurnEvent.class.getPermittedSubclasses().length; i++) {
            meter.on(event);
            event = next(event);
        }
        assertThat(event).as("one of every kind").isInstanceOf(TurnEvent.Accepted.class);
        meter.on(new Step("accept", true, Duration.ofMillis(4), true));
        meter.showMachine();
        var figures = figures();
        assertThat(String.join("\n", figures))
                .doesNotContain("turn-1", "U1", "C1", "T1", "いつ")
                .contains("jvm_memory_used_bytes", "jvm_gc_", "jvm_threads_live_threads");
        var families = figures.stream().filter(line -> line.startsWith("# TYPE kotae_")).toList();
        var helps = figures.stream().filter(line -> line.matches("# HELP kotae_\\S+ .+")).toList();
        assertThat(families).isNotEmpty().hasSameSizeAs(helps);
    }

    /// One of the kind after this one's; after the last comes the first.
    private static TurnEvent next(TurnEvent event) {
        return switch (event) {
            case TurnEvent.Accepted _ -> new TurnEvent.Repeated(TURN.id());
            case TurnEvent.Repeated _ -> new TurnEvent.Claimed(TURN, 1, Duration.ofMillis(15));
            case TurnEvent.Claimed _ -> new TurnEvent.Shown(TURN, Duration.ofMillis(900));
            case TurnEvent.Shown _ -> called(new Usage(100, 50, 0, 900));
            case TurnEvent.Called _ -> new TurnEvent.Answered(TURN, new Basis.Otherwise());
            case TurnEvent.Answered _ -> new TurnEvent.Withheld(TURN);
            case TurnEvent.Withheld _ -> new TurnEvent.Gap(TURN.id(), Gaps.Kind.MISSED);
            case TurnEvent.Gap _ -> ended(End.ANSWERED, "Claude Haiku 5.5");
            case TurnEvent.Ended _ -> new TurnEvent.Dead(TURN, "too-often", true);
            case TurnEvent.Dead _ -> new TurnEvent.PutBack(TURN, Instant.EPOCH, "reply-failed");
            case TurnEvent.PutBack _ -> new TurnEvent.HandedOver(TURN);
            case TurnEvent.HandedOver _ -> new TurnEvent.LeaseLost(TURN);
            case TurnEvent.LeaseLost _ -> new TurnEvent.StoreFailed("claim");
            case TurnEvent.StoreFailed _ -> new TurnEvent.Accepted(TURN);
        };
    }

    @Test
    void
            tokens_and_their_cost_are_counted_by_model_and_what_came_from_the_cache_is_set_against_all()
                    throws Exception {
        meter.on(called(new Usage(100, 50, 0, 900)));
        meter.on(called(new Usage(100, 50, 900, 0)));
        assertThat(figures())
                .contains(
                        "kotae_model_calls_total{model=\"jp.x\",route=\"quick\"} 2.0",
                        "kotae_cost_usd_total{model=\"jp.x\",route=\"quick\"} 0.0025",
                        "kotae_tokens_total{kind=\"input\",model=\"jp.x\"} 200.0",
                        "kotae_tokens_total{kind=\"cache_read\",model=\"jp.x\"} 900.0",
                        "kotae_prompt_cache_hit_ratio 0.45");
    }

    @Test
    void what_a_search_asks_is_counted_by_its_route_and_is_no_prompt() throws Exception {
        meter.on(called(new Usage(100, 50, 100, 0)));
        meter.on(
                new TurnEvent.Called(
                        TURN,
                        new Call(
                                "titan",
                                "Titan",
                                "us-east-1",
                                Call.EMBED,
                                new Usage(800, 0, 0, 0),
                                new Cost(16, true))));
        assertThat(figures())
                .contains(
                        "kotae_model_calls_total{model=\"titan\",route=\"embed\"} 1.0",
                        "kotae_tokens_total{kind=\"input\",model=\"titan\"} 800.0",
                        "kotae_prompt_cache_hit_ratio 0.5");
    }

    @Test
    void what_an_unpriced_model_cost_is_not_nothing() throws Exception {
        meter.on(called(new Usage(100, 50, 0, 0), new Cost(0, false)));
        assertThat(figures())
                .contains("kotae_unpriced_calls_total{model=\"jp.x\"} 1.0")
                .noneMatch(line -> line.startsWith("kotae_cost_usd_total"));
    }

    private static TurnEvent.Called called(Usage usage) {
        return called(usage, new Cost(1_250, true));
    }

    private static TurnEvent.Called called(Usage usage, Cost cost) {
        return new TurnEvent.Called(
                TURN, new Call("jp.x", "X", "ap-northeast-1", "quick", usage, cost));
    }

    private static TurnEvent.Ended ended(End end, String model) {
        return new TurnEvent.Ended(TURN, end, "", Duration.ofSeconds(3), model);
    }

    private List<String> figures() throws Exception {
        var request = HttpRequest.newBuilder(server.local().resolve("/metrics")).build();
        var page = client.send(request, BodyHandlers.ofString());
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("version=0.0.4"));
        return page.body().lines().toList();
    }
}
