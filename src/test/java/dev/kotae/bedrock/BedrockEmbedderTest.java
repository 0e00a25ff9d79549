package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Usage;
import dev.kotae.knowledge.Bill;
import dev.kotae.knowledge.Embedder.Purpose;
import dev.kotae.knowledge.KnowledgeFailure;
import dev.kotae.local.BedrockStandIn;
import dev.kotae.local.LoopbackServer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BedrockEmbedderTest {
    private static final String TITAN = "amazon.titan-embed-text-v2:0";
    private static final String COHERE = "cohere.embed-multilingual-v3";

    @AutoClose private static final ScriptedBedrock bedrock = new ScriptedBedrock();
    @AutoClose private static final BedrockClients clients = bedrock.clients();
    private static final BedrockEmbedder titan = new BedrockEmbedder(clients, TITAN);

    @Test
    void titan_is_asked_for_each_text_and_its_vectors_are_of_length_one() {
        bedrock.play((request, wire) -> {
            var numbers = request.body().path("inputText").asString().equals("first") ? 3 : 4;
            wire.answer(200, "{\"embedding\":" + vector(512, numbers) + "}");
        });

        var vectors =
                titan.embed(List.of("first", "x".repeat(30_000)), Purpose.DOCUMENT, Bill.NOBODYS);

        assertThat(vectors).hasSize(2);
        assertThat(vectors.getFirst().orElseThrow()[0]).isEqualTo(1, within(1e-6f));
        assertThat(vectors.getLast().orElseThrow()[1]).isZero();
        assertThat(bedrock.requests())
                .extracting(ScriptedBedrock.Request::path)
                .containsOnly("/model/amazon.titan-embed-text-v2%3A0/invoke");
        assertThat(bedrock.requests())
                .allSatisfy(request -> {
                    assertThat(request.body().path("dimensions").asInt()).isEqualTo(512);
                    assertThat(request.body().path("normalize").asBoolean()).isTrue();
                    assertThat(request.body().path("inputText").asString().length())
                            .isLessThanOrEqualTo(8_000);
                });
    }

    @Test
    void cohere_is_asked_once_and_told_what_the_texts_are() {
        bedrock.play((request, wire) ->
                wire.answer(
                        200,
                        "{\"embeddings\":{\"float\":[%s,%s]}}"
                                .formatted(vector(1_024, 1), vector(1_024, 2))));
        var embedder = new BedrockEmbedder(clients, COHERE);

        assertThat(
                        embedder.embed(
                                List.of("一", "x" + "𠮷".repeat(2_000)),
                                Purpose.DOCUMENT,
                                Bill.NOBODYS))
                .hasSize(2);
        var body = bedrock.request().body();
        assertThat(body.path("input_type").asString()).isEqualTo("search_document");
        assertThat(body.at("/texts/1").asString()).isEqualTo("x" + "𠮷".repeat(1_023));

        bedrock.play(
                (request, wire) -> wire.answer(200, "{\"embeddings\":[" + vector(1_024, 1) + "]}"));
        assertThat(embedder.embed(List.of("何日？"), Purpose.QUESTION, Bill.NOBODYS)).hasSize(1);
        assertThat(bedrock.request().body().path("input_type").asString())
                .isEqualTo("search_query");
    }

    @Test
    void the_fourth_of_cohere_is_asked_in_words_of_its_own() {
        bedrock.play((request, wire) ->
                wire.answer(200, "{\"embeddings\":{\"float\":[" + vector(1_024, 1) + "]}}"));
        var embedder = new BedrockEmbedder(clients, "global.cohere.embed-v4:0");

        assertThat(embedder.embed(List.of("text"), Purpose.DOCUMENT, Bill.NOBODYS)).hasSize(1);
        var body = bedrock.request().body();
        assertThat(body.path("output_dimension").asInt()).isEqualTo(1_024);
        assertThat(body.path("truncate").asString()).isEqualTo("RIGHT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "not json",
                "{\"embedding\":[1,2,3]}",
                "{\"embedding\":[]}",
                "{\"embedding\":\"x\"}",
                "{\"embeddings\":{\"int8\":[[1]]}}",
            })
    void an_answer_that_is_no_vector_is_a_failure(String answer) {
        bedrock.play((request, wire) -> wire.answer(200, answer));

        assertThatThrownBy(() -> titan.embed(List.of("text"), Purpose.QUESTION, Bill.NOBODYS))
                .isInstanceOf(KnowledgeFailure.class)
                .hasMessageContaining(TITAN);
    }

    @Test
    void a_refusal_is_a_failure_that_says_what_to_do_and_nothing_of_the_text() {
        bedrock.play((request, wire) ->
                wire.error(403, "AccessDeniedException", "no access for: secret text"));

        assertThatThrownBy(
                        () -> titan.embed(List.of("secret text"), Purpose.DOCUMENT, Bill.NOBODYS))
                .isInstanceOf(KnowledgeFailure.class)
                .hasMessageContaining("AccessDeniedException")
                .hasMessageNotContaining("secret");
    }

    @Test
    void one_text_that_is_not_taken_does_not_keep_the_others_back() {
        bedrock.play((request, wire) -> {
            if (request.body().path("inputText").asString().equals("bad \uFFFD")) {
                wire.error(400, "ValidationException", "Malformed input request");
            } else {
                wire.answer(200, "{\"embedding\":" + vector(512, 1) + "}");
            }
        });

        var vectors =
                titan.embed(
                        List.of("good", "bad \uFFFD", "lone \uD842"),
                        Purpose.DOCUMENT,
                        Bill.NOBODYS);

        assertThat(vectors).extracting(Optional::isPresent).containsExactly(true, false, true);
    }

    @Test
    void a_question_does_not_wait_for_long() {
        bedrock.play((request, wire) -> Thread.sleep(5_000));

        assertThatThrownBy(() -> titan.embed(List.of("text"), Purpose.QUESTION, Bill.NOBODYS))
                .isInstanceOf(KnowledgeFailure.class)
                .hasMessageContaining("took too long");
    }

    @Test
    void a_question_is_paid_by_the_tokens_that_the_answer_says() {
        bedrock.play((request, wire) ->
                wire.answer(
                        200, "{\"embedding\":" + vector(512, 1) + ",\"inputTextTokenCount\":70}"));
        assertThat(paid(titan)).containsExactly(read(TITAN, "Titan Text Embeddings V2", 70, 2));

        bedrock.play((request, wire) ->
                wire.answer(
                        200,
                        "{\"embeddings\":[" + vector(1_024, 1) + "]}",
                        "X-Amzn-Bedrock-Input-Token-Count: 11"));
        assertThat(paid(new BedrockEmbedder(clients, COHERE)))
                .containsExactly(read(COHERE, "Cohere Embed 3 Multilingual", 11, 2));
    }

    @Test
    void a_question_whose_tokens_nobody_told_is_paid_by_an_estimate() {
        bedrock.play(
                (request, wire) -> wire.answer(200, "{\"embeddings\":[" + vector(1_024, 1) + "]}"));
        assertThat(paid(new BedrockEmbedder(clients, COHERE)))
                .containsExactly(read(COHERE, "Cohere Embed 3 Multilingual", 6, 1));

        bedrock.play((request, wire) -> Thread.sleep(5_000));
        assertThat(paid(titan)).containsExactly(read(TITAN, "Titan Text Embeddings V2", 6, 1));
    }

    @Test
    void a_question_that_was_refused_costs_nothing() {
        bedrock.play((request, wire) -> wire.error(403, "AccessDeniedException", "no"));
        assertThat(paid(titan)).isEmpty();
        bedrock.play((request, wire) -> wire.error(400, "ValidationException", "no"));
        assertThat(paid(titan)).isEmpty();
    }

    private static List<Call> paid(BedrockEmbedder embedder) {
        var paid = new ArrayList<Call>();
        try {
            embedder.embed(List.of("How much paid leave?!"), Purpose.QUESTION, paid::add);
        } catch (KnowledgeFailure failure) {
            assertThat(failure).hasMessageContaining(embedder.name());
        }
        return paid;
    }

    private static Call read(String model, String name, long tokens, long microUsd) {
        return new Call(
                model,
                name,
                "ap-northeast-1",
                "embed",
                new Usage(tokens, 0, 0, 0),
                new Cost(microUsd, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {TITAN, COHERE})
    void the_stand_in_gives_vectors_that_are_near_where_words_are_shared(String model) {
        var standIn = new BedrockStandIn(Map.of(), call -> {}, InstantSource.system());
        try (var server = LoopbackServer.serve(Map.of("/*", standIn));
                var local =
                        new BedrockClients(
                                BedrockSettings.in("us-east-1").at(server.uri(), server.uri()))) {
            var embedder = new BedrockEmbedder(local, model);
            var texts = List.of("days of paid leave", "paid leave", "trains", "有給休暇の日数", "休暇");
            var vectors =
                    embedder.embed(texts, Purpose.DOCUMENT, Bill.NOBODYS).stream()
                            .map(Optional::orElseThrow)
                            .toList();

            assertThat(near(vectors.get(0), vectors.get(1)))
                    .isGreaterThan(near(vectors.get(0), vectors.get(2)) + 0.2);
            assertThat(near(vectors.get(3), vectors.get(4)))
                    .isGreaterThan(near(vectors.get(2), vectors.get(4)) + 0.2);
            assertThat(embedder.embed(texts, Purpose.DOCUMENT, Bill.NOBODYS).getFirst())
                    .hasValue(vectors.getFirst());
        }
    }

    private static double near(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /// A list of numbers, of which the first alone is not 0.
    private static String vector(int dimensions, int first) {
        return "[" + first + ",0".repeat(dimensions - 1) + "]";
    }
}
