package dev.kotae.app;

import dev.kotae.Soon;
import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.knowledge.Knowledge;
import dev.kotae.local.BedrockStandIn;
import dev.kotae.local.LoopbackServer;
import dev.kotae.local.Trouble;
import dev.kotae.local.WireCall;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bedrock on a port of its own: bases that a test holds, a model that quotes or says what it is
/// told to, and all that was asked.
final class BedrockAtWork implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<WireCall> calls = new CopyOnWriteArrayList<>();
    private final BedrockStandIn bedrock;
    private final LoopbackServer server;

    /// @param bases what Retrieve searches, by knowledge base id
    BedrockAtWork(Map<String, Knowledge> bases) {
        bedrock = new BedrockStandIn(bases, calls::add, InstantSource.system());
        server = LoopbackServer.serve(Map.of("/model/*", bedrock, "/knowledgebases/*", bedrock));
    }

    /// The settings by which this one is asked.
    Settings in(Settings settings) {
        var here = server.uri().toString();
        return settings.with(
                Map.of(
                        Key.BEDROCK_RUNTIME_ENDPOINT,
                        here,
                        Key.BEDROCK_AGENT_RUNTIME_ENDPOINT,
                        here));
    }

    /// What the model writes from now on, in place of quotations: a line for each request, in
    /// order.
    void says(String... lines) {
        var left = new ConcurrentLinkedQueue<>(List.of(lines));
        bedrock.author(question -> {
            var line = left.poll();
            if (line == null) {
                throw new IllegalStateException("nothing is left to say to: " + question);
            }
            return line;
        });
    }

    /// So many answers of a model, from now on, are a 500. Waits until the service has warmed up,
    /// which would take one of them.
    void failsNext(int times) {
        Soon.found("a warm-up", () -> heard("/model/.*/count-tokens").findFirst());
        for (int i = 0; i < times; i++) {
            bedrock.nextModelTrouble(new Trouble.Fail(500));
        }
    }

    /// A request for an answer of a model.
    ///
    /// @param path names the model
    /// @param status what was answered
    record Prompted(String path, JsonNode body, int status) {
        /// Why it was made, as AWS's cost reports are told.
        String road() {
            return body.path("requestMetadata").path("route").asString("");
        }

        /// The rules.
        String system() {
            return words(body.path("system"));
        }

        /// The last message with its documents.
        String told() {
            return words(body.path("messages").path(body.path("messages").size() - 1));
        }

        private static String words(JsonNode node) {
            return node.findValues("text").stream()
                    .map(text -> text.asString(""))
                    .collect(Collectors.joining("\n"));
        }
    }

    /// What models were asked for so far, in order.
    List<Prompted> prompts() {
        return heard("/model/.*/converse-stream")
                .map(call ->
                        new Prompted(
                                call.request().path(),
                                JSON.readTree(call.request().body()),
                                call.response().status()))
                .toList();
    }

    /// A search in a base.
    ///
    /// @param found what was given
    record Searched(JsonNode body, JsonNode found) {
        String text() {
            return body.path("retrievalQuery").path("text").asString("");
        }

        /// What the documents were to have, empty where nothing was demanded.
        String filter() {
            var filter = body.at("/retrievalConfiguration/vectorSearchConfiguration/filter");
            return filter.isMissingNode() ? "" : filter.toString();
        }
    }

    /// What bases were searched for so far, in order.
    List<Searched> searches() {
        return heard("/knowledgebases/.*/retrieve")
                .map(call ->
                        new Searched(
                                JSON.readTree(call.request().body()),
                                JSON.readTree(String.join("", call.response().parts()))
                                        .path("retrievalResults")))
                .toList();
    }

    private Stream<WireCall> heard(String path) {
        return calls.stream().filter(call -> call.request().path().matches(path));
    }

    @Override
    public void close() {
        server.close();
    }
}
