package dev.kotae.local.wire;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What each family of models takes of Converse (docs.aws.amazon.com/bedrock, "Supported models and
/// model features", and the model cards; read November 2026).
///
/// @param ids what is in the ids of the family
/// @param takes of `s`ystem prompts, `d`ocuments, `i`mages, `t`ools, `c`ache points, sea`r`ch
///   results
/// @param contextTokens how much it reads at most
/// @param outputTokens how much may be asked of it
record FamilyRules(Pattern ids, String takes, int contextTokens, int outputTokens) {
    private static final List<FamilyRules> ALL =
            List.of(
                    family("claude-", "sditcr", 1_000_000, 128_000),
                    family("nova-micro", "stc", 128_000, 10_000),
                    family("nova-2-", "sditc", 1_000_000, 65_000),
                    family("nova-", "sditc", 300_000, 10_000),
                    family("titan-text-lite", "d", 4_096, 4_096),
                    family("titan-text", "d", 8_192, 8_192),
                    family("llama4", "sdit", 128_000, 8_192),
                    family("llama", "sdt", 128_000, 8_192),
                    family("mistral-7b|mixtral", "d", 32_000, 8_192),
                    family("mistral-large-3|ministral|magistral", "sdit", 128_000, 32_768),
                    family("mistral-large", "sdt", 128_000, 8_192),
                    family("jamba", "sdt", 256_000, 4_096),
                    family("gpt-oss", "st", 128_000, 16_384),
                    family("command-r", "sdt", 128_000, 4_096),
                    family("deepseek\\.r1", "sd", 128_000, 32_768),
                    family("deepseek", "st", 163_840, 81_920));

    private static final FamilyRules ANY =
            new FamilyRules(Pattern.compile(""), "sditcr", 1_000_000, Integer.MAX_VALUE);

    private static FamilyRules family(String ids, String takes, int context, int output) {
        return new FamilyRules(Pattern.compile(ids), takes, context, output);
    }

    /// @param modelId a model id, an inference profile or an ARN; of one that says nothing of its
    ///   family everything is taken
    static FamilyRules of(String modelId) {
        return ALL.stream()
                .filter(family -> family.ids.matcher(modelId).find())
                .findFirst()
                .orElse(ANY);
    }

    /// @throws BedrockFault where the real model would refuse, in its words as far as they are
    ///   known
    void check(JsonNode request) {
        refuse('s', !request.path("system").isEmpty(), "system messages");
        refuse('t', request.has("toolConfig"), "tool use");
        for (var message : request.path("messages").values()) {
            for (var block : message.path("content").values()) {
                refuse('d', block.has("document"), "documents");
                refuse('r', block.has("searchResult"), "search results");
                refuse('i', block.has("image"), "the image content block that you provided");
            }
        }
        if (takes.indexOf('c') < 0 && !request.findValues("cachePoint").isEmpty()) {
            throw BedrockFault.of(
                    403,
                    "AccessDeniedException",
                    "You invoked an unsupported model or your request did not allow prompt caching."
                            + " See the documentation for more information.");
        }
        int asked = request.path("inferenceConfig").path("maxTokens").asInt(1);
        if (asked > outputTokens) {
            throw BedrockFault.invalid(
                    "The maximum tokens you requested exceeds the model limit of %s. Try again with a maximum tokens value that is lower than %s."
                            .formatted(outputTokens, outputTokens));
        }
    }

    private void refuse(char what, boolean given, String words) {
        if (given && takes.indexOf(what) < 0) {
            throw BedrockFault.invalid(
                    "This model doesn't support "
                            + words
                            + ". Try again without them or use a model that supports them.");
        }
    }
}
