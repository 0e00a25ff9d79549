package dev.kotae.bedrock;

import dev.kotae.chat.Chunk;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ModelCard;
import dev.kotae.model.Prompt;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler.Visitor;

/// Reads a model's answers as the benchmark `deltas` wants them read: `DeltaReader kotae ADDRESS`
/// with the product's [ConverseModel], `DeltaReader sdk ADDRESS` with a plain handler of the AWS
/// SDK. Client, connections, request and threads are the same.
///
/// A line `QUESTIONS MILLIS` on standard input has it ask so many questions within that time, each
/// on a virtual thread of its own. Once all are answered it prints two lines of nanoseconds:
/// `firsts`, from each question to its first words, and `delays`, from the `nanoTime` that words
/// name to their arrival. Words that name none are not counted there.
final class DeltaReader {
    private static final ModelCard CARD = Catalogue.card("us.anthropic.claude-haiku-5-5");
    private static final Prompt PROMPT =
            new Prompt(
                    "You are Kotae.",
                    List.of(new Prompt.Message(Prompt.Role.USER, "How much leave?")),
                    1_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Way way;

    private DeltaReader(Way way) {
        this.way = way;
    }

    /// Asks, and returns when the answer is whole.
    private interface Way {
        void ask(Consumer<String> words);
    }

    public static void main(String[] args) throws Exception {
        var endpoint = URI.create(args[1]);
        var settings = BedrockSettings.in("us-east-1").at(endpoint, endpoint);
        try (var clients = new BedrockClients(settings);
                var lines =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var reader = new DeltaReader(way(args[0], clients));
            System.out.println("ready");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var load = line.split(" ", -1);
                reader.read(Integer.parseInt(load[0]), Duration.ofMillis(Long.parseLong(load[1])));
            }
        }
    }

    private static Way way(String name, BedrockClients clients) {
        return switch (name) {
            case "kotae" -> kotae(new ConverseModel(clients, InstantSource.system()));
            case "sdk" -> words -> sdk(clients, words);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Way kotae(ConverseModel model) {
        return words -> {
            var deadline = Instant.now().plus(PATIENCE);
            var _ = model.converse(CARD, PROMPT, deadline, chunk -> hear(chunk, words));
        };
    }

    private static void hear(Chunk chunk, Consumer<String> words) {
        switch (chunk) {
            case Chunk.Text(var text) -> words.accept(text);
            case Chunk.Cited _, Chunk.Thinking _ -> {}
        }
    }

    private static void sdk(BedrockClients clients, Consumer<String> words) {
        var visitor =
                Visitor.builder()
                        .onContentBlockDelta(event -> words.accept(event.delta().text()))
                        .build();
        var handler = ConverseStreamResponseHandler.builder().subscriber(visitor).build();
        clients.runtime().converseStream(ConverseRequest.of(CARD, PROMPT), handler).join();
    }

    private void read(int questions, Duration time)
            throws InterruptedException, ExecutionException {
        var heard = new ArrayList<Heard>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Heard>>();
            long began = System.nanoTime();
            for (int i = 0; i < questions; i++) {
                Thread.sleep(
                        Duration.ofNanos(began + time.toNanos() * i / questions)
                                .minusNanos(System.nanoTime()));
                asked.add(threads.submit(this::ask));
            }
            for (var question : asked) {
                heard.add(question.get());
            }
        }
        print("firsts", heard.stream().mapToLong(one -> one.first));
        print("delays", heard.stream().flatMapToLong(one -> one.delays.build()));
    }

    private Heard ask() {
        var heard = new Heard();
        way.ask(heard);
        return heard;
    }

    private static void print(String name, LongStream nanos) {
        System.out.println(
                nanos.mapToObj(String::valueOf).collect(Collectors.joining(" ", name + " ", "")));
    }

    /// What came of one question.
    private static final class Heard implements Consumer<String> {
        private final long asked = System.nanoTime();
        private final LongStream.Builder delays = LongStream.builder();
        private long first;

        @Override
        public void accept(String words) {
            long now = System.nanoTime();
            if (first == 0) {
                first = now - asked;
            }
            if (Character.isDigit(words.charAt(0))) {
                delays.add(now - Long.parseLong(words));
            }
        }
    }
}
