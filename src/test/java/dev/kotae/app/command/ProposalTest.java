package dev.kotae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.model.Offer;
import dev.kotae.model.Offer.How;
import dev.kotae.model.Tier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProposalTest {
    private static final List<Offer> CLAUDE =
            offers(
                    "Anthropic",
                    How.PROFILE,
                    "global.anthropic.claude-opus-4-1-20250805-v1:0",
                    "global.anthropic.claude-opus-5-5",
                    "jp.anthropic.claude-opus-5-5",
                    "us.anthropic.claude-opus-5-5",
                    "jp.anthropic.claude-haiku-4-5-20251001-v1:0");

    @Test
    void a_tier_gets_the_newest_model_where_it_keeps_requests_closest_to_the_region() {
        assertThat(in("ap-northeast-1", CLAUDE).of(Tier.DEEP))
                .contains("jp.anthropic.claude-opus-5-5");
        assertThat(in("us-east-1", CLAUDE).of(Tier.DEEP)).contains("us.anthropic.claude-opus-5-5");
        assertThat(in("ap-south-1", CLAUDE).of(Tier.DEEP))
                .contains("global.anthropic.claude-opus-5-5");
        assertThat(in("ap-northeast-1", CLAUDE).of(Tier.QUICK))
                .contains("jp.anthropic.claude-haiku-4-5-20251001-v1:0");
        assertThat(in("ap-northeast-1", CLAUDE).of(Tier.BALANCED)).isEmpty();
    }

    @Test
    void no_model_takes_the_word_of_a_tier() {
        assertThat(in("us-east-1", CLAUDE).words()).isEmpty();
    }

    @Test
    void a_model_that_is_all_version_is_called_as_its_maker_and_the_newest_has_the_word() {
        var offers =
                offers(
                        "DeepSeek",
                        How.ON_DEMAND,
                        "deepseek.r1-v1:0",
                        "deepseek.v3-v1:0",
                        "deepseek.v3.2");

        assertThat(in("us-east-1", offers).words()).hasToString("{deepseek=deepseek.v3.2}");
    }

    @Test
    void a_word_is_what_people_would_say() {
        var offers =
                offers(
                        "",
                        How.ON_DEMAND,
                        "zai.glm-4.7",
                        "moonshotai.kimi-k2-thinking",
                        "mistral.mistral-large-2407-v1:0",
                        "mistral.mistral-large-3-675b-instruct",
                        "openai.gpt-oss-20b-1:0",
                        "openai.gpt-oss-120b-1:0",
                        "cohere.command-r-plus-v1:0");

        assertThat(in("us-east-1", offers).words())
                .hasToString(
                        "{glm=zai.glm-4.7, kimi=moonshotai.kimi-k2-thinking,"
                                + " mistral=mistral.mistral-large-3-675b-instruct,"
                                + " gpt-oss=openai.gpt-oss-120b-1:0,"
                                + " command-r-plus=cohere.command-r-plus-v1:0}");
    }

    @Test
    void a_model_whose_price_is_known_goes_before_a_newer_one() {
        var offers =
                offers(
                        "Amazon",
                        How.ON_DEMAND,
                        "amazon.nova-2-lite-v1:0",
                        "amazon.nova-9-max-v1:0");

        assertThat(in("us-east-1", offers).words())
                .containsEntry("nova", "amazon.nova-2-lite-v1:0");
    }

    private static Proposal in(String region, List<Offer> offers) {
        return new Proposal(offers, region);
    }

    private static List<Offer> offers(String maker, How how, String... ids) {
        return Arrays.stream(ids).map(id -> new Offer(id, maker, id, how)).toList();
    }
}
