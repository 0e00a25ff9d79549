package dev.kotae.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.chat.Chunk;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Enclosure.Kind;
import dev.kotae.chat.Passage;
import dev.kotae.local.BedrockStandIn;
import dev.kotae.local.LoopbackServer;
import dev.kotae.local.WireCall;
import dev.kotae.model.Ability;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.Prompt.Message;
import dev.kotae.model.Prompt.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Each family of models is asked in its own shape, on the wire, of a stand-in that refuses what
/// the real one would.
@Timeout(60)
class FamiliesTest {
    private static final List<WireCall> calls = new CopyOnWriteArrayList<>();
    private static final LoopbackServer server =
            LoopbackServer.serve(
                    Map.of("/*", new BedrockStandIn(Map.of(), calls::add, InstantSource.system())));
    private static final BedrockClients clients =
            new BedrockClients(BedrockSettings.in("us-east-1").at(server.uri(), server.uri()));
    private static final ChatModel model = new ConverseModel(clients, InstantSource.system());

    @AfterAll
    static void close() {
        clients.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-haiku-5-5",
        "us.anthropic.claude-sonnet-5-5",
        "us.anthropic.claude-opus-5-5",
        "us.anthropic.claude-haiku-4-5-20251001-v1:0",
        "jp.amazon.nova-2-lite-v1:0",
        "amazon.nova-micro-v1:0",
        "us.amazon.nova-pro-v1:0",
        "amazon.titan-text-express-v1",
        "amazon.titan-text-lite-v1",
        "us.meta.llama4-scout-17b-instruct-v1:0",
        "us.meta.llama3-3-70b-instruct-v1:0",
        "mistral.mistral-large-3-675b-instruct",
        "mistral.mistral-7b-instruct-v0:2",
        "mistral.mistral-large-2407-v1:0",
        "ai21.jamba-1-5-mini-v1:0",
        "ai21.jamba-1-5-large-v1:0",
        "openai.gpt-oss-120b-1:0",
        "cohere.command-r-plus-v1:0",
        "us.deepseek.r1-v1:0",
        "deepseek.v3-v1:0",
        "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123",
        "some.model-that-nobody-knows",
    })
    void a_conversation_with_a_plain_file_is_taken_by_every_model(String id) {
        var card = Catalogue.card(id);
        var notes = file("n.md", Kind.MD, "The ferry leaves at noon.");
        var prompt =
                new Prompt(
                        "You are Kotae.",
                        List.of(
                                new Message(Role.USER, "Hello"),
                                new Message(Role.ASSISTANT, "Hello."),
                                new Message(
                                        Role.USER, "When does the ferry leave?", List.of(notes))),
                        500);

        var completion = converse(card, prompt);

        assertThat(completion).isEqualTo(Ending.WHOLE);
        var sent = sent();
        boolean system = card.can(Ability.SYSTEM);
        assertThat(sent.has("system")).isEqualTo(system);
        assertThat(sent.at("/messages/0/content/0/text").asString())
                .isEqualTo(system ? "Hello" : "You are Kotae.\n\nHello");
        var first = sent.at("/messages/2/content/0");
        if (card.can(Ability.DOCUMENTS)) {
            assertThat(first.at("/document/format").asString()).isEqualTo("md");
        } else {
            assertThat(first.at("/text").asString())
                    .isEqualTo("File 1:\nThe ferry leaves at noon.");
        }
        assertThat(sent.at("/inferenceConfig").has("temperature"))
                .isEqualTo(card.can(Ability.TEMPERATURE));
        assertThat(sent.has("toolConfig")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jp.anthropic.claude-haiku-5-5",
                "us.anthropic.claude-opus-5-5",
                "us.amazon.nova-pro-v1:0",
                "amazon.titan-text-express-v1",
                "us.meta.llama3-3-70b-instruct-v1:0",
                "openai.gpt-oss-120b-1:0",
                "some.model-that-nobody-knows",
            })
    void documents_are_search_results_where_the_model_cites_them_itself_and_words_elsewhere(
            String id) {
        var card = Catalogue.card(id);
        var ferry =
                new Passage(
                        "f",
                        "Ferry",
                        List.of("Times"),
                        "https://docs/f",
                        "The ferry leaves at noon.\n\nDogs travel free.",
                        1);
        var question =
                new Message(
                        Role.USER,
                        List.of(ferry),
                        "<question>When does the ferry leave?</question>",
                        List.of());

        assertThat(converse(card, new Prompt("You are Kotae.", List.of(question), 500)))
                .isEqualTo(Ending.WHOLE);

        var content = sent().at("/messages/0/content");
        if (id.contains("anthropic")) {
            var result = content.at("/0/searchResult");
            assertThat(result.path("title").asString()).isEqualTo("Ferry > Times");
            assertThat(result.path("source").asString()).isEqualTo("Ferry");
            assertThat(calls.getLast().request().body()).doesNotContain("https://docs/f");
            assertThat(result.path("content")).hasSize(2);
            assertThat(result.at("/citations/enabled").asBoolean()).isTrue();
            assertThat(content.at("/1/text").asString()).isEqualTo(question.text());
        } else {
            assertThat(content).hasSize(1);
            assertThat(content.at("/0/text").asString())
                    .startsWith(card.can(Ability.SYSTEM) ? "<documents>" : "You are Kotae.")
                    .contains("<document index=\"1\" title=\"Ferry\" section=\"Times\">")
                    .contains("cite it by its index")
                    .endsWith(question.text());
        }
        assertThat(words).contains("The ferry leaves at noon. [1]");
    }

    @Test
    void the_stand_in_refuses_what_a_model_does_not_take() {
        var titan = Catalogue.card("amazon.titan-text-express-v1");
        var boastful =
                new ModelCard(
                        titan.id(),
                        titan.name(),
                        titan.tier(),
                        titan.contextTokens(),
                        titan.outputTokens(),
                        Set.of(Ability.values()),
                        titan.thinking(),
                        0,
                        titan.price(),
                        titan.quoted());
        var prompt = new Prompt("You are Kotae.", List.of(new Message(Role.USER, "Hi")), 500);

        assertThatThrownBy(() -> converse(boastful, prompt)).isInstanceOf(ModelFailure.Unfit.class);
    }

    @Test
    void a_prompt_that_is_too_long_for_a_small_model_is_said_to_be() {
        var prompt = new Prompt("", List.of(new Message(Role.USER, "word ".repeat(9_000))), 500);

        assertThatThrownBy(() -> converse(Catalogue.card("amazon.titan-text-lite-v1"), prompt))
                .isInstanceOf(ModelFailure.TooLong.class);
    }

    private final StringBuilder words = new StringBuilder();

    private Ending converse(ModelCard card, Prompt prompt) {
        var completion =
                model.converse(
                        card,
                        prompt,
                        Instant.now().plusSeconds(20),
                        chunk -> {
                            if (chunk instanceof Chunk.Text(var text)) {
                                words.append(text);
                            }
                        });
        assertThat(words).isNotBlank();
        return completion.ending();
    }

    private static JsonNode sent() {
        return new ObjectMapper().readTree(calls.getLast().request().body());
    }

    private static Enclosure.Read file(String name, Kind kind, String content) {
        return new Enclosure.Read(
                "F1", name, false, kind, Enclosure.Content.of(content.getBytes(UTF_8)));
    }
}
