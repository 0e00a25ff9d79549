package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.bedrock.ScriptedBedrock.Script;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Completion;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ConverseModelTest {
    private static final ModelCard HAIKU = Catalogue.card("jp.anthropic.claude-haiku-5-5");

    private static final ScriptedBedrock bedrock = new ScriptedBedrock();
    private static final BedrockClients standard = bedrock.clients();

    private final List<Chunk> chunks = new ArrayList<>();
    private BedrockClients clients = standard;

    @AfterEach
    void closeOwnClients() {
        if (clients != standard) {
            clients.close();
        }
    }

    @AfterAll
    static void close() {
        standard.close();
        bedrock.close();
    }

    @Test
    void a_whole_answer_arrives_in_order_with_what_it_cost() {
        play((request, wire) -> wire.whole("Twenty ", "days ", "a year."));

        var completion = ask();

        assertThat(text()).isEqualTo("Twenty days a year.");
        assertThat(chunks).hasSize(3);
        assertThat(completion).isEqualTo(new Completion(Ending.WHOLE, new Usage(10, 20, 3, 4)));
    }

    @Test
    void the_first_words_are_handed_out_before_the_last_are_sent() {
        var firstSeen = new CountDownLatch(1);
        play((request, wire) -> {
            wire.begin();
            wire.say("First");
            assertThat(firstSeen.await(5, TimeUnit.SECONDS)).isTrue();
            wire.say(", last");
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });

        ask(chunk -> {
            chunks.add(chunk);
            firstSeen.countDown();
        });

        assertThat(text()).isEqualTo("First, last");
    }

    @Test
    void japanese_survives_frames_cut_anywhere() {
        play((request, wire) -> {
            wire.begin();
            byte[] frame =
                    ScriptedBedrock.Wire.frameOf(
                            Map.of(":event-type", "contentBlockDelta", ":message-type", "event"),
                            "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"有給休暇は年二十日です。𠮷\"}}");
            for (int at = 0; at < frame.length; at += 7) {
                wire.frame(java.util.Arrays.copyOfRange(frame, at, Math.min(at + 7, frame.length)));
            }
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });

        ask();

        assertThat(text()).isEqualTo("有給休暇は年二十日です。𠮷");
    }

    @Test
    void what_is_not_known_says_nothing() {
        play((request, wire) -> {
            wire.begin();
            wire.event("somethingNew", "{\"a\":{\"b\":[1]}}");
            wire.delta(0, Map.of("hologram", Map.of("x", 1)));
            wire.event(
                    "contentBlockDelta",
                    "{\"new\":1,\"contentBlockIndex\":0,\"delta\":{\"text\":\"Yes.\"}}");
            wire.delta(0, Map.of("citation", Map.of("title", "Handbook")));
            wire.say(" Really.");
            wire.stop("end_turn");
            wire.event("somethingNewer", "{}");
            wire.count(1, 1);
            wire.end();
        });

        assertThat(ask().ending()).isEqualTo(Ending.WHOLE);
        assertThat(text()).isEqualTo("Yes. Really.");
    }

    @Test
    void thinking_is_told_once_and_stands_apart_from_text() {
        play((request, wire) -> {
            wire.begin();
            wire.delta(0, Map.of("reasoningContent", Map.of("text", "hm")));
            wire.delta(0, Map.of("reasoningContent", Map.of("text", "hmm")));
            wire.delta(0, Map.of("reasoningContent", Map.of("signature", "x")));
            wire.say(1, "One ");
            wire.say(2, "and two.");
            wire.delta(3, Map.of("reasoningContent", Map.of("text", "hm")));
            wire.say(4, "Three.");
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });

        ask();

        assertThat(chunks.stream().filter(Chunk.Thinking.class::isInstance)).hasSize(2);
        assertThat(chunks.getFirst()).isEqualTo(new Chunk.Thinking());
        assertThat(text()).isEqualTo("One and two.\n\nThree.");
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, WHOLE",
        "stop_sequence, WHOLE",
        "tool_use, WHOLE",
        "something_new, WHOLE",
        "max_tokens, CUT",
        "model_context_window_exceeded, CUT",
        "guardrail_intervened, WITHHELD",
        "content_filtered, WITHHELD",
    })
    void why_it_stopped_is_told(String reason, Ending ending) {
        play((request, wire) -> {
            wire.begin();
            wire.say("Some text");
            wire.stop(reason);
            wire.count(1, 1);
            wire.end();
        });

        assertThat(ask().ending()).isEqualTo(ending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed_model_output", "malformed_tool_use"})
    void a_malformed_answer_is_none(String reason) {
        play((request, wire) -> {
            wire.begin();
            wire.say("{");
            wire.stop(reason);
            wire.count(1, 1);
            wire.end();
        });

        assertThatThrownBy(this::ask).isInstanceOf(ModelFailure.Broken.class);
    }

    @Test
    void an_answer_without_a_word_is_none() {
        play((request, wire) -> wire.whole());

        assertThatThrownBy(this::ask)
                .isInstanceOf(ModelFailure.Broken.class)
                .hasMessageContaining("end_turn");
    }

    @Test
    void an_answer_whose_count_never_comes_is_still_whole() {
        play((request, wire) -> {
            wire.begin();
            wire.say("Yes.");
            wire.stop("end_turn");
            wire.cut();
        });

        assertThat(ask()).isEqualTo(new Completion(Ending.WHOLE, Usage.NONE));
    }

    @Test
    void connections_are_used_again() {
        play((request, wire) -> wire.whole("Yes."));

        int before = bedrock.connections();

        for (int i = 0; i < 20; i++) {
            ask();
        }

        // A connection is given back a moment after the answer is.
        assertThat(bedrock.connections() - before).isLessThan(5);
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
        "400, ValidationException, The provided model identifier is invalid., Refused",
        "403, AccessDeniedException, Not you, Refused",
        "403, ExpiredTokenException, Old, Refused",
        "404, ResourceNotFoundException, Nothing, Refused",
    })
    void an_error_is_told_by_what_can_be_done(
            int status, String type, String message, String failure) {
        play((request, wire) -> wire.error(status, type, message));

        assertThatThrownBy(this::ask)
                .isInstanceOf(ModelFailure.class)
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure))
                .hasMessageContaining("model=" + HAIKU.id())
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
        play((request, wire) -> {
            wire.begin();
            wire.say("Half an");
            wire.exception(type, "in the middle");
            wire.end();
        });

        assertThatThrownBy(this::ask)
                .isInstanceOf(ModelFailure.class)
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure));
        assertThat(text()).isIn("", "Half an");
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void a_stream_cut_before_the_first_word_is_broken() {
        play((request, wire) -> {
            wire.begin();
            wire.cut();
        });

        assertThatThrownBy(this::ask).isInstanceOf(ModelFailure.Broken.class);
    }

    @Test
    void a_stream_cut_after_some_words_is_broken_and_the_words_were_handed_out() {
        play((request, wire) -> {
            wire.begin();
            wire.say("Half an");
            wire.cut();
        });

        assertThatThrownBy(this::ask).isInstanceOf(ModelFailure.Broken.class);
        assertThat(text()).isEqualTo("Half an");
    }

    @Test
    void a_stream_that_ends_properly_without_its_last_word_is_broken() {
        play((request, wire) -> {
            wire.begin();
            wire.say("Half an");
            wire.end();
        });

        assertThatThrownBy(this::ask)
                .isInstanceOf(ModelFailure.Broken.class)
                .hasMessageContaining("ended before the answer did");
    }

    @Test
    void a_connection_cut_before_any_answer_is_broken() {
        play((request, wire) -> wire.cut());

        assertThatThrownBy(this::ask).isInstanceOf(ModelFailure.Broken.class);
    }

    @Test
    void a_service_that_is_not_there_is_broken() {
        var gone = new ScriptedBedrock();
        clients = gone.clients();
        gone.close();

        assertThatThrownBy(this::ask).isInstanceOf(ModelFailure.Broken.class);
    }

    @Test
    void a_frame_with_a_wrong_checksum_is_broken() {
        play((request, wire) -> {
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

        assertThatThrownBy(this::ask).isInstanceOf(ModelFailure.Broken.class);
        assertThat(text()).isEmpty();
    }

    @Test
    void rubbish_in_place_of_frames_is_broken() {
        play((request, wire) -> {
            wire.begin();
            wire.frame(
                    "<html>502 from a proxy, and some more of it</html>"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            wire.end();
        });

        assertThatThrownBy(this::ask).isInstanceOf(ModelFailure.Broken.class);
    }

    @Test
    void silence_before_the_first_event_is_late_and_ends_the_request() throws Exception {
        var hungUp = new CompletableFuture<Boolean>();
        play(limits(150, 5_000), (request, wire) -> hungUp.complete(wire.hungUp()));

        assertThatThrownBy(this::ask)
                .isInstanceOf(ModelFailure.Late.class)
                .hasMessageContaining("silent");
        assertThat(hungUp.get(6, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void silence_between_events_is_late_and_a_slow_but_steady_stream_is_not() {
        play(
                limits(5_000, 400),
                (request, wire) -> {
                    wire.begin();
                    for (int i = 0; i < 6; i++) {
                        Thread.sleep(100);
                        wire.say("word ");
                    }
                    wire.hungUp();
                });

        assertThatThrownBy(this::ask).isInstanceOf(ModelFailure.Late.class);
        assertThat(text()).isEqualTo("word ".repeat(6));
    }

    @Test
    void the_deadline_ends_a_stream_that_goes_on_and_on() throws Exception {
        var hungUp = new CompletableFuture<Boolean>();
        play((request, wire) -> {
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

        assertThatThrownBy(() -> ask(Instant.now().plusMillis(300), chunks::add))
                .isInstanceOf(ModelFailure.Late.class)
                .hasMessageContaining("deadline");
        assertThat(hungUp.get(6, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_interrupt_stops_at_once_and_closes_the_connection() throws Exception {
        var firstSeen = new CountDownLatch(1);
        var hungUp = new CompletableFuture<Boolean>();
        play((request, wire) -> {
            wire.begin();
            wire.say("Well,");
            hungUp.complete(wire.hungUp());
        });
        var thrown = new AtomicReference<Throwable>();
        var stillInterrupted = new CompletableFuture<Boolean>();
        var asker =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                ask(chunk -> firstSeen.countDown());
                            } catch (ModelFailure failure) {
                                thrown.set(failure);
                            }
                            stillInterrupted.complete(Thread.currentThread().isInterrupted());
                        });
        firstSeen.await();

        long began = System.nanoTime();
        asker.interrupt();
        asker.join();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(thrown.get()).isInstanceOf(ModelFailure.Interrupted.class);
        assertThat(stillInterrupted.get()).isTrue();
        assertThat(hungUp.get(6, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void somebody_who_was_stopped_before_does_not_ask_at_all() {
        play((request, wire) -> wire.whole("Yes."));
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::ask).isInstanceOf(ModelFailure.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bedrock.requests()).isEmpty();
    }

    @Test
    void an_exception_of_the_reader_is_thrown_on_and_ends_the_request() throws Exception {
        var hungUp = new CompletableFuture<Boolean>();
        play((request, wire) -> {
            wire.begin();
            wire.say("Well,");
            hungUp.complete(wire.hungUp());
        });
        var dislike = new IllegalStateException("I do not like that");

        assertThatThrownBy(() ->
                        ask(chunk -> {
                            throw dislike;
                        }))
                .isSameAs(dislike);
        assertThat(hungUp.get(6, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_slow_reader_slows_the_wire_down_and_loses_nothing() throws Exception {
        String piece = "x".repeat(16_000);
        int pieces = 4_000;
        var goOn = new CountDownLatch(1);
        var wires = new AtomicReference<ScriptedBedrock.Wire>();
        play((request, wire) -> {
            wires.set(wire);
            wire.begin();
            for (int i = 0; i < pieces; i++) {
                wire.say(piece);
            }
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });
        var length = new java.util.concurrent.atomic.AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Completion> asked =
                    threads.submit(() ->
                            ask(chunk -> {
                                awaitQuietly(goOn);
                                if (chunk instanceof Chunk.Text(String text)) {
                                    length.addAndGet(text.length());
                                }
                            }));
            long sent = settled(wires);
            assertThat(sent).as("of 64 MB").isLessThan(16_000_000);
            goOn.countDown();
            assertThat(asked.get().ending()).isEqualTo(Ending.WHOLE);
        }
        assertThat(length.get()).isEqualTo((long) pieces * piece.length());
    }

    @Test
    void a_slow_reader_of_a_cut_stream_gets_all_that_came() {
        play((request, wire) -> {
            wire.begin();
            for (int i = 0; i < 300; i++) {
                wire.say(i + " ");
            }
            wire.end();
        });
        var read = new StringBuilder();

        assertThatThrownBy(() ->
                        ask(chunk -> {
                            if (chunk instanceof Chunk.Text(String text)) {
                                read.append(text);
                                sleep(1);
                            }
                        }))
                .isInstanceOf(ModelFailure.Broken.class);
        assertThat(read.toString()).startsWith("0 1 2 ").endsWith("298 299 ");
    }

    @Test
    void a_hundred_answers_stream_at_once() throws Exception {
        var all = new CountDownLatch(100);
        play((request, wire) -> {
            wire.begin();
            String question = request.body().at("/messages/0/content/0/text").asString();
            wire.say(question + " ");
            all.countDown();
            all.await();
            wire.say("is answered");
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (int i = 0; i < 100; i++) {
                String question = "Question " + i;
                answers.add(
                        threads.submit(() -> {
                            var mine = new ArrayList<Chunk>();
                            model().converse(HAIKU, prompt(question), inTwentySeconds(), mine::add);
                            return text(mine);
                        }));
            }
            for (int i = 0; i < 100; i++) {
                assertThat(answers.get(i).get()).isEqualTo("Question " + i + " is answered");
            }
        }
    }

    @Test
    void one_connection_too_few_is_busy() throws Exception {
        var goOn = new CountDownLatch(1);
        var limits =
                new BedrockSettings.Limits(
                        1,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
        play(
                limits,
                (request, wire) -> {
                    wire.begin();
                    goOn.await();
                    wire.say("Yes.");
                    wire.stop("end_turn");
                    wire.count(1, 1);
                    wire.end();
                });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> ask());
            while (bedrock.requests().isEmpty()) {
                sleep(5);
            }
            assertThatThrownBy(this::ask)
                    .isInstanceOf(ModelFailure.Busy.class)
                    .hasMessageContaining("all connections are in use");
            goOn.countDown();
            assertThat(first.get().ending()).isEqualTo(Ending.WHOLE);
        }
    }

    private void play(Script script) {
        bedrock.play(script);
    }

    private void play(BedrockSettings.Limits limits, Script script) {
        clients = bedrock.clients(limits);
        bedrock.play(script);
    }

    private ConverseModel model() {
        return new ConverseModel(clients, InstantSource.system());
    }

    private static BedrockSettings.Limits limits(int beginningMillis, int pauseMillis) {
        return new BedrockSettings.Limits(
                128,
                Duration.ofSeconds(5),
                Duration.ofMillis(beginningMillis),
                Duration.ofMillis(pauseMillis),
                Duration.ofSeconds(5));
    }

    private Completion ask() {
        return ask(chunks::add);
    }

    private Completion ask(Consumer<Chunk> out) {
        return ask(inTwentySeconds(), out);
    }

    private Completion ask(Instant deadline, Consumer<Chunk> out) {
        return model().converse(HAIKU, prompt("How much leave?"), deadline, out);
    }

    private static Instant inTwentySeconds() {
        return Instant.now().plusSeconds(20);
    }

    private static Prompt prompt(String question) {
        return new Prompt(
                "You are Kotae.", List.of(new Prompt.Message(Prompt.Role.USER, question)), 1_000);
    }

    private String text() {
        return text(chunks);
    }

    private static String text(List<Chunk> chunks) {
        var text = new StringBuilder();
        for (var chunk : chunks) {
            if (chunk instanceof Chunk.Text(String piece)) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    /// How much was sent once nothing more is.
    private static long settled(AtomicReference<ScriptedBedrock.Wire> wires) {
        long before = -1;
        while (true) {
            sleep(400);
            var wire = wires.get();
            long now = wire == null ? -1 : wire.written();
            if (now > 0 && now == before) {
                return now;
            }
            before = now;
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
