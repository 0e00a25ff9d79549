package dev.kotae.local.wire;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What the newer Claude models refuse (Anthropic's and AWS's model pages, November 2026).
///
/// @param sampling whether `temperature`, `topP` and `top_k` are taken
/// @param onlyOneSampling whether `temperature` and `topP` shut each other out
/// @param thinksAlways whether thinking cannot be switched off and no tool can be forced
/// @param contextTokens how much it reads at most
/// @param outputTokens how much may be asked of it
record ModelRules(
        boolean sampling,
        boolean onlyOneSampling,
        boolean thinksAlways,
        int contextTokens,
        int outputTokens) {
    private static final ModelRules OTHER =
            new ModelRules(true, false, false, 1_000_000, Integer.MAX_VALUE);
    private static final Pattern CLAUDE =
            Pattern.compile("claude-([a-z]+)-(\\d{1,2})(?!\\d)(?:-(\\d{1,2})(?!\\d))?");

    /// @param modelId a model id, an inference profile or an ARN with one of them in it
    static ModelRules of(String modelId) {
        var claude = CLAUDE.matcher(modelId);
        if (!claude.find()) {
            return OTHER;
        }
        int minor = claude.group(3) == null ? 0 : Integer.parseInt(claude.group(3));
        int version = Integer.parseInt(claude.group(2)) * 10 + minor;
        var family = claude.group(1);
        boolean small = version <= 45;
        return new ModelRules(
                switch (family) {
                    case "opus" -> version < 47;
                    case "sonnet" -> version < 50;
                    case "haiku" -> version < 55;
                    default -> false;
                },
                version == 45 && !family.equals("opus"),
                version >= 55 && (family.equals("opus") || family.equals("sonnet")),
                small ? 200_000 : 1_000_000,
                small ? 64_000 : 128_000);
    }

    /// Checks what depends on the model.
    ///
    /// @throws BedrockFault where the real model would refuse
    void check(JsonNode request) {
        checkSampling(
                request.path("inferenceConfig"), request.path("additionalModelRequestFields"));
        checkThinking(request.path("additionalModelRequestFields").path("thinking"));
        var choice = request.path("toolConfig").path("toolChoice");
        if (thinksAlways && (choice.has("any") || choice.has("tool"))) {
            throw BedrockFault.invalid(
                    "The model returned the following errors: Thinking may not be enabled when"
                            + " tool_choice forces tool use.");
        }
        int asked = request.path("inferenceConfig").path("maxTokens").asInt(1);
        if (asked > outputTokens) {
            throw BedrockFault.invalid(
                    "The maximum tokens you requested exceeds the model limit of %s. Try again with a maximum tokens value that is lower than %s."
                            .formatted(outputTokens, outputTokens));
        }
    }

    private void checkSampling(JsonNode inference, JsonNode additional) {
        if (!sampling) {
            refuse(inference.has("temperature") || additional.has("temperature"), "temperature");
            refuse(inference.has("topP") || additional.has("top_p"), "top_p");
            refuse(additional.has("top_k"), "top_k");
        }
        if (onlyOneSampling && inference.has("temperature") && inference.has("topP")) {
            throw BedrockFault.invalid(
                    "The model returned the following errors: `temperature` and `top_p` cannot both"
                            + " be specified for this model. Please use only one.");
        }
    }

    private static void refuse(boolean given, String field) {
        if (given) {
            throw BedrockFault.invalid(
                    "The model returned the following errors: `"
                            + field
                            + "` is deprecated for this model.");
        }
    }

    private void checkThinking(JsonNode thinking) {
        var type = thinking.path("type").asString("");
        if (thinksAlways && (type.equals("disabled") || type.equals("enabled"))) {
            throw BedrockFault.invalid(
                    "The model returned the following errors: \"thinking.type."
                            + type
                            + "\" is not supported for this model. Use \"thinking.type.adaptive\".");
        }
    }
}
