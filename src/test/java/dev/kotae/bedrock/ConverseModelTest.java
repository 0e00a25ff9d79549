package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.chat.Chunk;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Usage;
import dev.kotae.model.Completion;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ConverseModelTest {
    @AutoClose private static final ScriptedBedrock bedrock = new ScriptedBedrock();
    @AutoClose private static final BedrockClients clients = bedrock.clients();

    private final Asker asker = new Asker(clients);

    @Test
    void a_whole_answer_arrives_in_order_with_what_it_cost() {
        bedrock.play((request, wire) -> wire.whole("Twenty ", "days ", "a year."));

        var completion = asker.ask();

        assertThat(asker.text()).isEqualTo("Twenty days a year.");
        assertThat(asker.chunks()).hasSize(3);
        assertThat(completion).isEqualTo(new Completion(Ending.WHOLE, new Usage(10, 20, 3, 4)));
    }

    @Test
    void the_first_words_are_handed_out_before_the_last_are_sent() {
        var firstSeen = new CountDownLatch(1);
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.say("First");
            assertThat(firstSeen.await(5, TimeUnit.SECONDS)).isTrue();
            wire.say(", last");
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });

        asker.ask(chunk -> {
            asker.chunks().add(chunk);
            firstSeen.countDown();
        });

        assertThat(asker.text()).isEqualTo("First, last");
    }

    @Test
    void what_a_model_cites_itself_is_told_and_marked_behind_the_words() {
        var ferry =
                new Passage(
                        "f",
                        "Ferry",
                        List.of(),
                        "https://docs/f",
                        "It leaves at noon.\n\nDogs travel free.",
                        1);
        var keys = new Passage("k", "Keys", List.of(), "", "Ninety days.", 1);
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.say(0, "Take the ");
            wire.say(0, "ferry: ");
            wire.block(0);
            wire.say(1, "dogs travel free.\n\n");
            wire.cite(1, 0, 1, 2);
            wire.cite(1, 1, 0, 0);
            wire.cite(1, 5, 0, 1);
            wire.block(1);
            wire.say(2, "It leaves at noon. [");
            wire.say(2, "1");
            wire.say(2, "]");
            wire.cite(2, 0, 0, 1);
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });

        asker.ask(List.of(ferry, keys));

        assertThat(asker.text())
                .isEqualTo("Take the ferry: dogs travel free. [1][2]\n\nIt leaves at noon. [1]");
        assertThat(asker.chunks())
                .filteredOn(Chunk.Cited.class::isInstance)
                .containsExactly(
                        new Chunk.Cited(1, " dogs travel free.".length(), "Dogs travel free."),
                        new Chunk.Cited(2, " dogs travel free.".length(), "Ninety days."),
                        new Chunk.Cited(
                                1, "\n\nIt leaves at noon. [1]".length(), "It leaves at noon."));
    }

    @Test
    void a_mark_neither_opens_nor_closes_code_or_a_table() {
        var run = new Passage("r", "Run", List.of(), "", "Type make.", 1);
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.say(0, "```\nmake\n```");
            wire.cite(0, 0, 0, 1);
            wire.block(0);
            wire.say(1, "\n\n| a |\n|---|\n| b |");
            wire.cite(1, 0, 0, 1);
            wire.block(1);
            wire.say(2, "\n\n```\nmake te");
            wire.cite(2, 0, 0, 1);
            wire.block(2);
            wire.say(3, "st\n```\nDone.");
            wire.cite(3, 0, 0, 1);
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });

        asker.ask(List.of(run));

        assertThat(asker.text())
                .isEqualTo(
                        "```\nmake\n```\n\n[1]\n\n| a |\n|---|\n| b |\n\n[1]\n\n```\nmake test\n```\n"
                                + "Done. [1]");
    }

    @Test
    void a_citation_that_cannot_be_read_is_none() {
        var run = new Passage("r", "Run", List.of(), "", "Type make.", 1);
        bedrock.play((request, wire) -> {
            wire.begin();
            for (var index : List.of("null", "1.5", "99999999999", "-1", "7", "\"0\"")) {
                wire.say("Type make. ");
                wire.event(
                        "contentBlockDelta",
                        """
                        {"contentBlockIndex":0,"delta":{"citation":{"location":
                        {"searchResultLocation":{"searchResultIndex":%s,"start":0,"end":1}}}}}
                        """
                                .formatted(index));
                wire.block(0);
            }
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });

        asker.ask(List.of(run));

        assertThat(asker.text().strip()).isEqualTo("Type make. ".repeat(6).strip());
    }

    @Test
    void japanese_survives_frames_cut_anywhere() {
        bedrock.play((request, wire) -> {
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

        asker.ask();

        assertThat(asker.text()).isEqualTo("有給休暇は年二十日です。𠮷");
    }

    @Test
    void what_is_not_known_says_nothing() {
        bedrock.play((request, wire) -> {
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

        assertThat(asker.ask().ending()).isEqualTo(Ending.WHOLE);
        assertThat(asker.text()).isEqualTo("Yes. Really.");
    }

    @Test
    void thoughts_are_told_by_their_length_and_stand_apart_from_text() {
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.delta(0, Map.of("reasoningContent", Map.of("text", "word ".repeat(4))));
            wire.delta(0, Map.of("reasoningContent", Map.of("text", "hm")));
            wire.delta(0, Map.of("reasoningContent", Map.of("signature", "x")));
            wire.say(1, "One ");
            wire.say(2, "and two.");
            wire.delta(3, Map.of("reasoningContent", Map.of("text", "hm")));
            wire.say(4, "Three.");
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });

        asker.ask();

        assertThat(asker.chunks().stream().filter(Chunk.Thinking.class::isInstance))
                .containsExactly(
                        new Chunk.Thinking(6),
                        new Chunk.Thinking(1),
                        new Chunk.Thinking(1),
                        new Chunk.Thinking(1));
        assertThat(asker.text()).isEqualTo("One and two.\n\nThree.");
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
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.say("Some text");
            wire.stop(reason);
            wire.count(1, 1);
            wire.end();
        });

        assertThat(asker.ask().ending()).isEqualTo(ending);
    }

    @Test
    void an_answer_whose_count_never_comes_is_still_whole() {
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.say("Yes.");
            wire.stop("end_turn");
            wire.cut();
        });

        assertThat(asker.ask()).isEqualTo(new Completion(Ending.WHOLE, Usage.NONE));
    }

    @Test
    void connections_are_used_again() {
        bedrock.play((request, wire) -> wire.whole("Yes."));

        int before = bedrock.connections();

        for (int i = 0; i < 200; i++) {
            asker.ask();
        }

        // A connection is given back a moment after the answer is.
        assertThat(bedrock.connections() - before).isLessThan(5);
    }

    @Test
    void a_slow_reader_slows_the_wire_down_and_loses_nothing() throws Exception {
        String piece = "x".repeat(16_000);
        int pieces = 4_000;
        var goOn = new CountDownLatch(1);
        var wires = new AtomicReference<ScriptedBedrock.Wire>();
        bedrock.play((request, wire) -> {
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
                            asker.ask(chunk -> {
                                awaitQuietly(goOn);
                                if (chunk instanceof Chunk.Text(String text)) {
                                    length.addAndGet(text.length());
                                }
                            }));
            try {
                // Sockets hold some, which differs from machine to machine.
                assertThat(settled(wires)).as("of 64 MB").isLessThan(32_000_000);
            } finally {
                goOn.countDown();
            }
            assertThat(asked.get().ending()).isEqualTo(Ending.WHOLE);
        }
        assertThat(length.get()).isEqualTo((long) pieces * piece.length());
    }

    @Test
    void a_slow_reader_of_a_cut_stream_gets_all_that_came() {
        bedrock.play((request, wire) -> {
            wire.begin();
            for (int i = 0; i < 300; i++) {
                wire.say(i + " ");
            }
            wire.end();
        });
        var read = new StringBuilder();

        assertThatThrownBy(() ->
                        asker.ask(chunk -> {
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
        bedrock.play((request, wire) -> {
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
                            var one = new Asker(clients);
                            one.ask(question);
                            return one.text();
                        }));
            }
            for (int i = 0; i < 100; i++) {
                assertThat(answers.get(i).get()).isEqualTo("Question " + i + " is answered");
            }
        }
    }

    /// The SDK's own decoder would hold 200 MB.
    @Test
    void a_hundred_open_answers_hold_little_memory() throws Exception {
        var begun = new CountDownLatch(100);
        var looked = new CountDownLatch(1);
        bedrock.play((request, wire) -> {
            wire.begin();
            wire.say("Twenty days.");
            begun.countDown();
            looked.await();
            wire.stop("end_turn");
            wire.count(1, 1);
            wire.end();
        });
        long before = usedMegabytes();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var heard = new CountDownLatch(100);
            for (int i = 0; i < 100; i++) {
                threads.execute(() -> new Asker(clients).ask(chunk -> heard.countDown()));
            }
            boolean all = begun.await(20, TimeUnit.SECONDS) && heard.await(20, TimeUnit.SECONDS);
            long during = usedMegabytes();
            looked.countDown();

            assertThat(all).isTrue();
            assertThat(during - before).isLessThan(50);
        }
    }

    private static long usedMegabytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
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
