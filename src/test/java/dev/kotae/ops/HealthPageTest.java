package dev.kotae.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.app.house.HttpServer;
import dev.kotae.doctor.Check;
import dev.kotae.doctor.Finding;
import dev.kotae.memory.HandClock;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthPageTest {
    private final HandClock clock = new HandClock();
    private final Readiness readiness = new Readiness(clock);
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.listen("127.0.0.1", 0);
        server.serve(Map.of("/health/*", new HealthPage(readiness)));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void it_is_alive_from_the_beginning_and_ready_while_the_doors_are_open() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).contains("starting");
        readiness.open();
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").body())
                .isEqualTo("{\"ok\":true,\"checks\":{\"doors\":{\"ok\":true}}}");
        readiness.close();
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).contains("draining");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void a_check_that_finds_something_is_named_with_the_remedy_and_turns_readiness_off()
            throws Exception {
        var finding = new AtomicReference<>(Optional.of(new Finding("is \"full\"", "make room")));
        readiness.needs(
                new Check() {
                    @Override
                    public String name() {
                        return "disk";
                    }

                    @Override
                    public Optional<Finding> look() {
                        return finding.get();
                    }
                });
        readiness.open();
        var page = get("/health/ready");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body())
                .contains("\"doors\":{\"ok\":true}")
                .contains(
                        "\"disk\":{\"ok\":false,\"what\":\"is \\\"full\\\"\",\"fix\":\"make room\"}");
        finding.set(Optional.empty());
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void a_stop_waits_for_those_who_look_and_for_nobody_else() throws Exception {
        readiness.open();
        assertThat(new Readiness(clock).close()).isZero();
        get("/health/ready");
        clock.move(Duration.ofSeconds(59));
        assertThat(readiness.close()).isEqualTo(Duration.ofSeconds(3));
        assertThat(readiness.close()).as("the second time").isZero();
    }

    @Test
    void a_stop_does_not_wait_for_somebody_who_looked_once_long_ago() throws Exception {
        readiness.open();
        get("/health/ready");
        clock.move(Duration.ofSeconds(61));
        assertThat(readiness.close()).isZero();
    }

    @Test
    void a_store_that_takes_nothing_is_unready_until_it_does() throws Exception {
        var shut = new AtomicBoolean(true);
        readiness.needs(new WriteWatch(shut::get));
        readiness.open();
        assertThat(get("/health/ready").body()).contains("the store takes nothing");
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        shut.set(false);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_not_there_is_not_found() throws Exception {
        assertThat(get("/health/other").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(server.local().resolve(path)).build();
        return client.send(request, BodyHandlers.ofString());
    }
}
