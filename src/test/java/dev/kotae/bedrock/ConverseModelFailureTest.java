package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.Soon;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelFailure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ConverseModelFailureTest {
    @AutoClose private static final ScriptedBedrock bedrock = new ScriptedBedrock();
    @AutoClose private static final BedrockClients clients = bedrock.clients();

    private final Asker asker = new Asker(clients);

    @ParameterizedTest
    @ValueSource(strings = {"malformed_model_output", "malformed_tool_use"})
    void a_malformed_answer_is_none(String reason) {
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.say("{");
            wire.stop(reason);
            wire.count(1, 1);
            wire.end();
        });

        assertThatThrownBy(asker::ask).isInstanceOf(ModelFailure.Broken.class);
    }

    @Test
    void an_answer_without_a_word_is_none() {
        bedrock.play((request, wire) -> wire.whole());
        var counts = new Counts();

        assertThatThrownBy(() -> asker.ask(counts))
                .isInstanceOf(ModelFailure.Broken.class)
                .hasMessageContaining("end_turn");
        assertThat(counts.usages).singleElement().matches(usage -> !usage.equals(Usage.NONE));
    }

    /// Hears what the service counts.
    private static final class Counts implements ChatModel.Listener {
        private final List<Usage> usages = new ArrayList<>();

        @Override
        public void counted(Usage usage) {
            usages.add(usage);
        }

        @Override
        public void accept(Chunk chunk) {}
    }

    @ParameterizedTest
    @CsvSource({
        "429, ThrottlingException, Too many requests, Busy",
        "429, ModelNotReadyException, Come again, Busy",
        "400, ServiceQuotaExceededException, No more for you, Busy",
        "429, SomethingNewException, Slower, Busy",
        "503, ServiceUnavailableException, Down, Broken",
        "500, InternalServerException, Oops, Broken",
        "502, SomethingNewException, Oops, Broken",
        "408, ModelTimeoutException, Slow, Broken",
        "424, ModelErrorException, Oops, Broken",
        "400, ValidationException, Input is too long for requested model., TooLong",
        "400, ValidationException, prompt exceeds the context window, TooLong",
        "400, ValidationException, input length and `max_tokens` exceed context limit: 199000, TooLong",
        "400, ValidationException, Too many total text bytes: 29000000 > 26214400, TooLong",
        "400, ValidationException, The prompt exceeds maximum length, TooLong",
        "400, ValidationException, The provided model identifier is invalid., Refused",
        "403, AccessDeniedException, Not you, Refused",
        "403, ExpiredTokenException, Old, Refused",
        "404, ResourceNotFoundException, Nothing, Refused",
    })
    void an_error_is_told_by_what_can_be_done(
            int status, String type, String message, String failure) {
        bedrock.play((request, wire) -> wire.error(status, type, message));

        assertThatThrownBy(asker::ask)
                .isInstanceOf(ModelFailure.class)
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure))
                .hasMessageContaining("model=" + Asker.HAIKU.id())
                .hasMessageContaining(type)
                .hasMessageContaining(String.valueOf(status))
                .hasMessageContaining("req-1")
                .hasMessageNotContaining(message);
        assertThat(bedrock.requests()).as("nothing is repeated here").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "throttlingException, Busy",
        "serviceUnavailableException, Broken",
        "internalServerException, Broken",
        "modelStreamErrorException, Broken",
        "validationException, Refused",
        "modelTimeoutException, Broken",
        "somethingNewException, Broken",
    })
    void an_exception_within_the_stream_is_told_and_not_repeated(String type, String failure) {
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.say("Half an");
            wire.exception(type, "in the middle");
            wire.end();
        });

        assertThatThrownBy(asker::ask)
                .isInstanceOf(ModelFailure.class)
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure));
        assertThat(asker.text()).isIn("", "Half an");
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void a_stream_cut_before_the_first_word_is_broken() {
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.cut();
        });

        assertThatThrownBy(asker::ask).isInstanceOf(ModelFailure.Broken.class);
    }

    @Test
    void a_stream_cut_after_some_words_is_broken_and_the_words_were_handed_out() {
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.say("Half an");
            wire.cut();
        });

        assertThatThrownBy(asker::ask).isInstanceOf(ModelFailure.Broken.class);
        assertThat(asker.text()).isEqualTo("Half an");
    }

    @Test
    void a_stream_that_ends_properly_without_its_last_word_is_broken() {
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.say("Half an");
            wire.end();
        });

        assertThatThrownBy(asker::ask)
                .isInstanceOf(ModelFailure.Broken.class)
                .hasMessageContaining("ended before the answer did");
    }

    @Test
    void a_connection_cut_before_any_answer_is_broken() {
        bedrock.play((request, wire) -> wire.cut());

        assertThatThrownBy(asker::ask).isInstanceOf(ModelFailure.Broken.class);
    }

    @Test
    void a_service_that_is_not_there_is_broken() {
        // A port that was just given back may connect to itself; nobody is ever given this one.
        var nowhere = URI.create("http://127.0.0.1:1");

        // Patient, so that a machine that stands still for a moment is not taken for a full pool.
        var patient =
                new BedrockSettings.Limits(
                        8, Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(60));
        var settings =
                new BedrockSettings("us-east-1", nowhere, nowhere, null, null, null, patient);
        try (var own = new BedrockClients(settings)) {
            assertThatThrownBy(new Asker(own)::ask).isInstanceOf(ModelFailure.Broken.class);
        }
    }

    @Test
    void a_frame_with_a_wrong_checksum_is_broken() {
        bedrock.play((request, wire) -> {
            wire.begin();
            byte[] frame =
                    ScriptedBedrock.Wire.frameOf(
                            Map.of(":event-type", "contentBlockDelta", ":message-type", "event"),
                            "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"No\"}}");
            frame[frame.length - 10]++;
            wire.frame(frame);
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });

        assertThatThrownBy(asker::ask).isInstanceOf(ModelFailure.Broken.class);
        assertThat(asker.text()).isEmpty();
    }

    @Test
    void rubbish_in_place_of_frames_is_broken() {
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.frame(
                    "<html>502 from a proxy, and some more of it</html>"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            wire.end();
        });

        assertThatThrownBy(asker::ask).isInstanceOf(ModelFailure.Broken.class);
    }

    @Test
    void silence_before_the_first_event_is_late_and_ends_the_request() throws Exception {
        var hungUp = new CompletableFuture<Boolean>();
        bedrock.play((request, wire) -> hungUp.complete(wire.hungUp()));

        // Haiku does not think, so it has no longer than anybody in the midst of an answer.
        try (var impatient = bedrock.clients(limits(20_000, 150))) {
            assertThatThrownBy(new Asker(impatient)::ask)
                    .isInstanceOf(ModelFailure.Late.class)
                    .hasMessageContaining("silent");
        }
        assertThat(hungUp.get(6, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void silence_between_events_is_late_and_a_slow_but_steady_stream_is_not() {
        bedrock.play((request, wire) -> {
            wire.begin();
            for (int i = 0; i < 8; i++) {
                Thread.sleep(200);
                wire.say("word ");
            }
            wire.hungUp();
        });

        try (var impatient = bedrock.clients(limits(20_000, 1_200))) {
            var own = new Asker(impatient);
            assertThatThrownBy(own::ask).isInstanceOf(ModelFailure.Late.class);
            assertThat(own.text()).isEqualTo("word ".repeat(8));
        }
    }

    @Test
    void the_deadline_ends_a_stream_that_goes_on_and_on() throws Exception {
        var hungUp = new CompletableFuture<Boolean>();
        bedrock.play((request, wire) -> {
            wire.begin();
            try {
                for (int i = 0; i < 200; i++) {
                    wire.say("on ");
                    Thread.sleep(25);
                }
                hungUp.complete(false);
            } catch (java.net.SocketException closed) {
                hungUp.complete(true);
            }
        });

        assertThatThrownBy(() -> asker.ask("?", Instant.now().plusMillis(300), chunk -> {}))
                .isInstanceOf(ModelFailure.Late.class)
                .hasMessageContaining("deadline");
        assertThat(hungUp.get(6, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_interrupt_stops_at_once_and_closes_the_connection() throws Exception {
        var firstSeen = new CountDownLatch(1);
        var hungUp = new CompletableFuture<Boolean>();
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.say("Well,");
            hungUp.complete(wire.hungUp());
        });
        var thrown = new AtomicReference<Throwable>();
        var stillInterrupted = new CompletableFuture<Boolean>();
        var thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                asker.ask(chunk -> firstSeen.countDown());
                            } catch (ModelFailure failure) {
                                thrown.set(failure);
                            }
                            stillInterrupted.complete(Thread.currentThread().isInterrupted());
                        });
        firstSeen.await();

        long began = System.nanoTime();
        thread.interrupt();
        thread.join();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        assertThat(thrown.get()).isInstanceOf(ModelFailure.Interrupted.class);
        assertThat(stillInterrupted.get()).isTrue();
        assertThat(hungUp.get(6, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void somebody_who_was_stopped_before_does_not_ask_at_all() {
        bedrock.play((request, wire) -> wire.whole("Yes."));
        Thread.currentThread().interrupt();

        assertThatThrownBy(asker::ask).isInstanceOf(ModelFailure.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bedrock.requests()).isEmpty();
    }

    @Test
    void an_exception_of_the_reader_is_thrown_on_and_ends_the_request() throws Exception {
        var hungUp = new CompletableFuture<Boolean>();
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.say("Well,");
            hungUp.complete(wire.hungUp());
        });
        var dislike = new IllegalStateException("I do not like that");

        assertThatThrownBy(() ->
                        asker.ask(chunk -> {
                            throw dislike;
                        }))
                .isSameAs(dislike);
        assertThat(hungUp.get(6, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void one_connection_too_few_is_busy() throws Exception {
        var goOn = new CountDownLatch(1);
        bedrock.play((request, wire) -> {
            wire.begin();
            goOn.await();
            wire.say("Yes.");
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });
        var single =
                new BedrockSettings.Limits(
                        1, Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ofSeconds(20));
        try (var own = bedrock.clients(single);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> new Asker(own).ask());
            Soon.holds(() -> !bedrock.requests().isEmpty());
            assertThatThrownBy(new Asker(own)::ask)
                    .isInstanceOf(ModelFailure.Busy.class)
                    .hasMessageContaining("all connections are in use");
            goOn.countDown();
            assertThat(first.get().ending()).isEqualTo(Ending.WHOLE);
        }
    }

    private static BedrockSettings.Limits limits(int beginningMillis, int pauseMillis) {
        return new BedrockSettings.Limits(
                8,
                Duration.ofSeconds(5),
                Duration.ofMillis(beginningMillis),
                Duration.ofMillis(pauseMillis));
    }
}
