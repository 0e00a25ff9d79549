package dev.kotae.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Usage;
import dev.kotae.model.ModelCard.Thinking;
import dev.kotae.model.Prompt.Message;
import dev.kotae.model.Prompt.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    @ParameterizedTest
    @CsvSource({
        "anthropic.claude-haiku-5-5, Claude Haiku 5.5, 1000000, 128000, false, OPTIONAL",
        "global.anthropic.claude-sonnet-5-5, Claude Sonnet 5.5, 1000000, 128000, false, ALWAYS",
        "us-gov.anthropic.claude-opus-5-5, Claude Opus 5.5, 1000000, 128000, false, ALWAYS",
        "anthropic.claude-opus-5, Claude Opus 5, 1000000, 128000, false, ALWAYS",
        "us.anthropic.claude-opus-4-7, Claude Opus 4.7, 1000000, 128000, false, NONE",
        "eu.anthropic.claude-opus-4-6-v1, Claude Opus 4.6, 1000000, 128000, true, NONE",
        "us.anthropic.claude-opus-4-5-20251101-v1:0, Claude Opus 4.5, 200000, 64000, true, NONE",
        "jp.anthropic.claude-haiku-4-5-20251001-v1:0, Claude Haiku 4.5, 200000, 64000, true, NONE",
        "apac.amazon.nova-pro-v1:0, Nova Pro, 300000, 5000, true, NONE",
        "amazon.nova-lite-v1:0:300k, Nova Lite, 300000, 5000, true, NONE",
        "jp.amazon.nova-2-lite-v1:0, Nova 2 Lite, 1000000, 64000, true, NONE",
        "openai.gpt-oss-120b-1:0, gpt-oss 120B, 128000, 16000, true, ALWAYS",
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6, "
                + "Claude Sonnet 4.6, 1000000, 64000, true, NONE",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-8, "
                + "Claude Opus 4.8, 1000000, 128000, false, NONE",
    })
    void a_model_is_known_by_any_of_its_ids(
            String id, String name, int context, int output, boolean sampling, Thinking thinking) {
        var card = Catalogue.card(id);

        assertThat(card.id()).isEqualTo(id);
        assertThat(card.name()).isEqualTo(name);
        assertThat(card.contextTokens()).isEqualTo(context);
        assertThat(card.outputTokens()).isEqualTo(output);
        assertThat(card.can(Ability.TEMPERATURE)).isEqualTo(sampling);
        assertThat(card.thinking()).isEqualTo(thinking);
        assertThat(card.quoted()).matches("\\d{4}-\\d{2}, .+");
        assertThat(card.price().known()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-opus-6, Claude Opus 6",
        "anthropic.claude-haiku-7-1-20280101-v1:0, Claude Haiku 7.1",
        "global.anthropic.claude-novel-1, Claude Novel 1",
    })
    void a_claude_that_is_newer_than_the_table_is_asked_with_care(String id, String name) {
        var card = Catalogue.card(id);

        assertThat(card.name()).isEqualTo(name);
        assertThat(card.can(Ability.TEMPERATURE)).isFalse();
        assertThat(card.thinking()).isEqualTo(Thinking.ALWAYS);
        assertThat(card.price().known()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deepseek.v9",
                "anthropic.claude-3-haiku-20240307-v1:0",
                "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2",
                "arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1",
                "x"
            })
    void any_other_model_is_called_by_its_id_and_little_is_expected_of_it(String id) {
        var card = Catalogue.card(id);

        // Of an ARN without the number of the account.
        assertThat(card.name()).isEqualTo(id.substring(id.lastIndexOf('/') + 1));
        assertThat(card.outputTokens()).isEqualTo(4_096);
        assertThat(card.can(Ability.TEMPERATURE)).isFalse();
        assertThat(card.price().known()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // A million tokens each of reading, writing, cache read and cache write, in cents.
        "global.anthropic.claude-sonnet-5-5, 1460",
        "global.anthropic.claude-opus-5-5, 2920",
        "us.anthropic.claude-opus-5-5, 3212",
        "anthropic.claude-opus-4-1-20250805-v1:0, 11025",
        "us.amazon.nova-micro-v1:0, 21",
    })
    void a_geographic_profile_may_cost_a_tenth_more(String id, long cents) {
        var price = Catalogue.card(id).price();
        var million = new Usage(1_000_000, 1_000_000, 1_000_000, 1_000_000);

        assertThat(price.microUsd(million) / 10_000).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "global.anthropic.claude-haiku-5-5",
                "us.anthropic.claude-opus-5-5",
                "amazon.nova-pro-v1:0",
                "meta.llama3-3-70b-instruct-v1:0"
            })
    void the_most_that_an_answer_may_cost_is_no_less_where_its_prompt_goes_to_the_cache(String id) {
        var card = Catalogue.card(id);
        var prompt = new Prompt("", List.of(new Message(Role.USER, "word ".repeat(2_000))), 1_000);
        long read = card.cacheFrom() == 0 ? prompt.tokens() : 0;
        var usage = new Usage(read, card.mostWritten(prompt), 0, prompt.tokens() - read);

        assertThat(card.most(prompt)).isGreaterThanOrEqualTo(card.price().microUsd(usage));
    }

    @Test
    void haiku_costs_five_times_as_much_once_the_prompt_is_long() {
        var price = Catalogue.card("global.anthropic.claude-haiku-5-5").price();

        assertThat(price.microUsd(new Usage(60_000, 1_000, 40_000, 0)))
                .isEqualTo(6_000 + 500 + 400);
        assertThat(price.microUsd(new Usage(60_001, 1_000, 40_000, 0)))
                .isEqualTo(30_001 + 2_500 + 2_000);
    }

    @Test
    void an_unknown_price_is_not_free() {
        assertThat(Price.FREE.known()).isTrue();
        assertThat(Price.UNKNOWN.known()).isFalse();
        assertThat(Price.UNKNOWN).isNotEqualTo(Price.FREE);
    }

    @ParameterizedTest
    @CsvSource({
        "QUICK, ap-northeast-1, jp.anthropic.claude-haiku-5-5",
        "BALANCED, ap-northeast-3, jp.anthropic.claude-sonnet-5-5",
        "DEEP, us-east-1, us.anthropic.claude-opus-5-5",
        "DEEP, us-gov-west-1, us-gov.anthropic.claude-opus-5-5",
        "QUICK, eu-central-1, eu.anthropic.claude-haiku-5-5",
        "QUICK, ap-southeast-2, au.anthropic.claude-haiku-5-5",
        "QUICK, ap-southeast-1, global.anthropic.claude-haiku-5-5",
        "QUICK, sa-east-1, global.anthropic.claude-haiku-5-5",
    })
    void every_tier_has_a_model_close_to_its_region(Tier tier, String region, String id) {
        assertThat(Catalogue.standard(tier, region)).isEqualTo(id);
        assertThat(Catalogue.card(id).price().known()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "amazon.rerank-v1:0, Amazon Rerank 1.0, 1000",
        "cohere.rerank-v3-5:0, Cohere Rerank 3.5, 2000",
        "arn:aws:bedrock:us-west-2::foundation-model/cohere.rerank-v3-5:0, Cohere Rerank 3.5, 2000",
        "amazon.titan-embed-text-v2:0, Titan Text Embeddings V2, 20",
        "cohere.embed-multilingual-v3, Cohere Embed 3 Multilingual, 100",
        "global.cohere.embed-v4:0, Cohere Embed 4, 120",
    })
    void a_request_of_a_search_has_its_price(String id, String name, long microUsd) {
        var thousand = new Usage(1_000, 0, 0, 0);

        var call = Catalogue.searchModel(id).call("us-east-1", Call.RERANK, thousand);

        assertThat(call)
                .isEqualTo(
                        new Call(
                                id,
                                name,
                                "us-east-1",
                                "rerank",
                                thousand,
                                new Cost(microUsd, true)));
    }

    @Test
    void a_model_of_a_search_that_is_not_in_the_table_is_not_free() {
        var model =
                Catalogue.searchModel(
                        "arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/abc");

        assertThat(model.name()).isEqualTo("abc");
        assertThat(model.call("us-east-1", Call.EMBED, new Usage(9, 0, 0, 0)).cost())
                .isEqualTo(new Cost(0, false));
    }
}
