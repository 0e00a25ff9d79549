package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput.EventType;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

class BedrockStandInTroubleTest extends BedrockLoopback {
    @Test
    void troubles_come_as_the_exceptions_of_the_sdk() {
        try (var client = client()) {
            assertTrouble(
                    client, new Trouble.Throttle(Duration.ZERO), ThrottlingException.class, 429);
            assertTrouble(client, new Trouble.Fail(500), InternalServerException.class, 500);
            assertTrouble(client, new Trouble.Fail(503), ServiceUnavailableException.class, 503);
            assertTrouble(client, new Trouble.Refuse(), AccessDeniedException.class, 403);
            standIn.modelTrouble(new Trouble.None());
            assertThat(stream(client, HAIKU, PROMPT).failure()).isNull();
        }
    }

    private void assertTrouble(
            BedrockRuntimeAsyncClient client,
            Trouble trouble,
            Class<? extends BedrockRuntimeException> expected,
            int status) {
        standIn.modelTrouble(trouble);
        var seen = stream(client, HAIKU, PROMPT);
        assertThat(seen.failure())
                .cause()
                .isInstanceOf(expected)
                .asInstanceOf(type(BedrockRuntimeException.class))
                .returns(status, BedrockRuntimeException::statusCode);
        assertThat(seen.events()).isEmpty();
    }

    @Test
    void a_client_that_retries_gets_its_answer_after_one_throttling() {
        standIn.nextModelTrouble(new Trouble.Throttle(Duration.ofSeconds(1)));
        try (var client = client(Protocol.HTTP1_1, true)) {
            assertThat(stream(client, HAIKU, PROMPT).failure()).isNull();
        }
        assertThat(calls.stream().map(call -> call.response().status())).containsExactly(429, 200);
    }

    @Test
    void trouble_on_the_first_attempt_only_is_cured_by_the_retry_of_the_sdk() {
        standIn.modelTrouble(new Trouble.FirstAttempt(new Trouble.Fail(503)));
        try (var client = client(Protocol.HTTP1_1, true)) {
            client.converse(request(r -> {})).join();
            client.converse(request(r -> {})).join();
        }
        assertThat(calls.stream().map(call -> call.response().status()))
                .containsExactly(503, 200, 503, 200);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP1_1", "HTTP2"})
    void a_cut_stream_ends_without_message_stop(Protocol protocol) {
        standIn.modelTrouble(new Trouble.Cut(4));
        try (var client = client(protocol, false)) {
            var seen = stream(client, HAIKU, PROMPT);
            seen.failure();
            assertThat(seen.types()).containsExactly(EventType.MESSAGE_START);
            assertThat(ANSWER).startsWith(seen.text());
            assertThat(seen.text()).hasSizeBetween(8, 24);
        }
        assertThat(calls.getFirst().response().whole()).isFalse();
    }

    @Test
    void an_exception_within_a_stream_is_the_one_that_was_wanted() {
        standIn.modelTrouble(new Trouble.Break(2, "throttlingException"));
        try (var client = client()) {
            var seen = stream(client, HAIKU, PROMPT);
            assertThat(seen.failure()).hasCauseInstanceOf(ThrottlingException.class);
            assertThat(seen.text()).isNotEmpty();
        }
    }

    @Test
    void a_garbled_frame_fails_the_stream() {
        standIn.modelTrouble(new Trouble.Garble(2));
        try (var client = client()) {
            var seen = stream(client, HAIKU, PROMPT);
            assertThat(seen.failure()).isNotNull();
            assertThat(seen.types()).doesNotContain(EventType.MESSAGE_STOP);
        }
    }

    @Test
    void a_stalled_stream_is_silent_after_its_first_words() {
        standIn.modelTrouble(new Trouble.Stall(3, Duration.ofMinutes(10)));
        try (var client = client()) {
            var seen = stream(client, HAIKU, PROMPT);
            assertThat(seen.failure()).hasRootCauseInstanceOf(ReadTimeoutException.class);
            assertThat(ANSWER).startsWith(seen.text());
            assertThat(seen.text()).isNotEmpty();
        }
    }

    @Test
    void the_pace_is_kept() {
        standIn.pace(new Pace(Duration.ofMillis(300), 50));
        try (var client = client()) {
            client.converse(request(r -> r.inferenceConfig(i -> i.maxTokens(1)))).join();
            calls.clear();
            assertThat(stream(client, HAIKU, PROMPT).failure()).isNull();
        }
        var call = calls.getFirst();
        int gaps = call.response().parts().size() - 5;
        // A busy machine is late; only a pace in other units is later than this.
        assertThat(Duration.between(call.started(), call.firstByte()))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(20));
        assertThat(Duration.between(call.firstByte(), call.ended()))
                .isBetween(
                        Duration.ofMillis(20L * gaps),
                        Duration.ofMillis(20L * gaps).plusSeconds(20));
    }
}
