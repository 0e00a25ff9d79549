package dev.kotae.local.wire;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;

/// CountTokens.
public final class TokenCount {
    private TokenCount() {}

    /// The body of the answer.
    ///
    /// @throws BedrockFault where the service would refuse
    public static String of(String modelId, JsonNode request) {
        var input = request.path("input");
        long tokens;
        if (input.has("converse")) {
            // With a cache that is thrown away: to count is not to read.
            var read =
                    ConverseRequest.read(
                            modelId,
                            input.path("converse"),
                            new PromptCache(InstantSource.system()));
            tokens = read.inputTokens() + read.cached().written();
        } else if (input.has("invokeModel")) {
            tokens = Tokens.count(decoded(input.path("invokeModel").path("body").asString("")));
        } else {
            throw BedrockFault.invalid("The input field must hold either converse or invokeModel.");
        }
        return Json.write(Json.object().put("inputTokens", tokens));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw BedrockFault.invalid("The body is not valid base64.");
        }
    }
}
