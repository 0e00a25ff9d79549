package dev.kotae.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Enclosure.Content;
import dev.kotae.chat.Enclosure.Kind;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Prompt;
import dev.kotae.model.Prompt.Message;
import dev.kotae.model.Prompt.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What goes out on the wire for each kind of model.
class ConverseRequestTest {
    @AutoClose private static final ScriptedBedrock bedrock = new ScriptedBedrock();
    @AutoClose private static final BedrockClients clients = bedrock.clients();

    @Test
    void the_conversation_is_sent_with_its_roles() {
        var prompt =
                new Prompt(
                        "You are Kotae.",
                        List.of(
                                new Message(Role.USER, "休暇は?"),
                                new Message(Role.ASSISTANT, "二十日です。"),
                                new Message(Role.USER, "why?")),
                        700);

        var body = sent("jp.anthropic.claude-haiku-5-5", prompt);

        assertThat(body.at("/system/0/text").asString()).isEqualTo("You are Kotae.");
        assertThat(body.at("/messages")).hasSize(3);
        assertThat(body.at("/messages/0/role").asString()).isEqualTo("user");
        assertThat(body.at("/messages/0/content/0/text").asString()).isEqualTo("休暇は?");
        assertThat(body.at("/messages/1/role").asString()).isEqualTo("assistant");
        assertThat(body.at("/messages/2/content/0/text").asString()).isEqualTo("why?");
        assertThat(bedrock.request().path())
                .isEqualTo("/model/jp.anthropic.claude-haiku-5-5/converse-stream");
    }

    @Test
    void a_prompt_without_a_system_text_sends_none() {
        var prompt = new Prompt(" ", List.of(new Message(Role.USER, "Hello")), 700);

        assertThat(sent("amazon.nova-lite-v1:0", prompt).has("system")).isFalse();
    }

    @Test
    void haiku_is_kept_from_thinking_and_gets_no_temperature() {
        var body = sent("global.anthropic.claude-haiku-5-5", prompt(700));

        assertThat(body.at("/additionalModelRequestFields/thinking/type").asString())
                .isEqualTo("disabled");
        assertThat(body.at("/inferenceConfig/maxTokens").asInt()).isEqualTo(700);
        assertThat(body.at("/inferenceConfig").has("temperature")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us.anthropic.claude-opus-5-5",
                "eu.anthropic.claude-sonnet-5-5",
                "us.anthropic.claude-opus-6"
            })
    void a_model_that_always_thinks_is_asked_nothing_that_it_refuses_and_has_room(String model) {
        var body = sent(model, prompt(700));

        assertThat(body.has("additionalModelRequestFields")).isFalse();
        assertThat(body.at("/inferenceConfig").has("temperature")).isFalse();
        assertThat(body.at("/inferenceConfig/maxTokens").asInt())
                .isGreaterThanOrEqualTo(700 + 4096);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"us.anthropic.claude-haiku-4-5-20251001-v1:0", "apac.amazon.nova-pro-v1:0"})
    void a_model_that_can_be_made_sober_is(String model) {
        var body = sent(model, prompt(700));

        assertThat(body.at("/inferenceConfig/temperature").asDouble()).isBetween(0.0, 0.5);
        assertThat(body.at("/inferenceConfig").has("topP")).isFalse();
        assertThat(body.at("/inferenceConfig/maxTokens").asInt()).isEqualTo(700);
        assertThat(body.has("additionalModelRequestFields")).isFalse();
    }

    @Test
    void files_stand_before_the_words_under_names_that_nobody_chose() {
        var pdf = file("秘密<b>.pdf", Kind.PDF, "%PDF-1.7");
        var png = file("x.png", Kind.PNG, "png");
        var message = new Message(Role.USER, "Compare them", List.of(pdf, png));

        var body =
                sent("jp.anthropic.claude-haiku-5-5", new Prompt("", List.of(message), 700))
                        .at("/messages/0/content");

        assertThat(body).hasSize(3);
        assertThat(body.at("/0/document/format").asString()).isEqualTo("pdf");
        assertThat(body.at("/0/document/name").asString()).isEqualTo("file 1");
        assertThat(body.at("/0/document/source/bytes").asString())
                .isEqualTo(Base64.getEncoder().encodeToString("%PDF-1.7".getBytes(UTF_8)));
        assertThat(body.at("/1/image/format").asString()).isEqualTo("png");
        assertThat(body.at("/2/text").asString()).isEqualTo("Compare them");
        assertThat(body.toString()).doesNotContain("秘密");
    }

    private static Enclosure.Read file(String name, Kind kind, String content) {
        return new Enclosure.Read("F1", name, false, kind, Content.of(content.getBytes(UTF_8)));
    }

    @Test
    void the_bill_is_told_what_the_request_was_for() {
        var labels = Map.of("turn", "t1", "person", "0123456789abcdef");

        var body = sent("jp.anthropic.claude-haiku-5-5", prompt(700).labelled(labels));

        assertThat(body.at("/requestMetadata/turn").asString()).isEqualTo("t1");
        assertThat(body.at("/requestMetadata")).hasSize(2);
        assertThatThrownBy(() -> prompt(700).labelled(Map.of("person", "佐藤")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_will_stand_in_the_next_request_too_ends_in_a_cache_point() {
        var words = "word ".repeat(1_000);
        var prompt =
                new Prompt(
                        words,
                        List.of(
                                new Message(Role.USER, "one"),
                                new Message(Role.ASSISTANT, words),
                                new Message(Role.USER, "two")),
                        700);

        var haiku = sent("jp.anthropic.claude-haiku-5-5", prompt);
        assertThat(haiku.at("/system/1/cachePoint/type").asString()).isEqualTo("default");
        assertThat(haiku.at("/messages/1/content/1/cachePoint/type").asString())
                .isEqualTo("default");
        assertThat(haiku.findValues("cachePoint")).hasSize(2);
        assertThat(sent("us.meta.llama3-3-70b-instruct-v1:0", prompt).findValues("cachePoint"))
                .isEmpty();
        assertThat(sent("jp.anthropic.claude-haiku-5-5", prompt(700)).findValues("cachePoint"))
                .isEmpty();
    }

    @Test
    void no_more_is_asked_for_than_a_model_can_write() {
        assertThat(
                        sent("some.unknown-model", prompt(50_000))
                                .at("/inferenceConfig/maxTokens")
                                .asInt())
                .isEqualTo(4_096);
    }

    @Test
    void the_arn_of_a_profile_is_one_segment_of_the_path() {
        sent(
                "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123",
                prompt(700));

        assertThat(bedrock.request().path())
                .isEqualTo(
                        "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012"
                                + "%3Aapplication-inference-profile%2Fabc123/converse-stream");
    }

    @Test
    void a_machine_without_credentials_signs_with_a_made_up_key_for_loopback() {
        sent("jp.anthropic.claude-haiku-5-5", prompt(700));

        assertThat(bedrock.request().headers().get("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=")
                .contains("/ap-northeast-1/bedrock/aws4_request");
    }

    private JsonNode sent(String model, Prompt prompt) {
        bedrock.play((request, wire) -> wire.whole("Yes."));
        new ConverseModel(clients, InstantSource.system())
                .converse(
                        Catalogue.card(model), prompt, Instant.now().plusSeconds(20), chunk -> {});
        return bedrock.request().body();
    }

    private static Prompt prompt(int maxTokens) {
        return new Prompt("Be brief.", List.of(new Message(Role.USER, "Hello")), maxTokens);
    }
}
