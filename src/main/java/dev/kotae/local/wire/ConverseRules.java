package dev.kotae.local.wire;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What Converse demands of every request, whatever the model.
final class ConverseRules {
    private static final int MOST_CACHE_POINTS = 4;
    private static final Pattern METADATA = Pattern.compile("[a-zA-Z0-9\\s:_@$#=/+,\\-.]{0,256}");

    private ConverseRules() {}

    /// @throws BedrockFault in the words of the service
    static void check(JsonNode request) {
        checkMessages(request.path("messages"));
        for (var block : request.path("system").values()) {
            checkText(block, "system", 0);
        }
        checkInference(request.path("inferenceConfig"));
        checkMetadata(request.path("requestMetadata"));
        long cachePoints = request.findValues("cachePoint").size();
        if (cachePoints > MOST_CACHE_POINTS) {
            throw BedrockFault.invalid(
                    "The request has "
                            + cachePoints
                            + " cache points. Reduce them to "
                            + MOST_CACHE_POINTS
                            + " and try again.");
        }
    }

    private static void checkMessages(JsonNode messages) {
        if (!messages.isArray() || messages.isEmpty()) {
            throw BedrockFault.invalid(
                    "1 validation error detected: Value at 'messages' failed to satisfy constraint:"
                            + " Member must have length greater than or equal to 1");
        }
        for (int i = 0; i < messages.size(); i++) {
            checkRole(messages.path(i).path("role").asString(""), i);
            checkContent(messages.path(i).path("content"), i);
        }
        if (messages.size() % 2 == 0) {
            throw BedrockFault.invalid(
                    "This model does not support assistant message prefill. The conversation must"
                            + " end with a user message.");
        }
    }

    private static void checkRole(String role, int index) {
        if (!role.equals("user") && !role.equals("assistant")) {
            throw BedrockFault.invalid(
                    "1 validation error detected: Value '"
                            + role
                            + "' at 'messages."
                            + (index + 1)
                            + ".member.role' failed to satisfy constraint: Member must satisfy enum"
                            + " value set: [user, assistant]");
        }
        if (index == 0 && role.equals("assistant")) {
            throw BedrockFault.invalid(
                    "A conversation must start with a user message. Try again with a conversation"
                            + " that starts with a user message.");
        }
        if (role.equals("user") != (index % 2 == 0)) {
            throw BedrockFault.invalid(
                    "A conversation must alternate between user and assistant roles. Make sure the"
                            + " conversation alternates between user and assistant roles and try"
                            + " again.");
        }
    }

    private static void checkContent(JsonNode content, int index) {
        if (!content.isArray() || content.isEmpty()) {
            throw BedrockFault.invalid(
                    "The content field in the Message object at messages."
                            + index
                            + " is empty. Add a ContentBlock object to the content field and try"
                            + " again.");
        }
        for (int i = 0; i < content.size(); i++) {
            checkText(content.path(i), "messages." + index + ".content", i);
        }
        FileRules.check(content, index);
    }

    private static void checkText(JsonNode block, String where, int index) {
        if (block.has("text") && block.path("text").asString("").isBlank()) {
            throw BedrockFault.invalid(
                    "The text field in the ContentBlock object at "
                            + where
                            + "."
                            + index
                            + " is blank. Add text to the text field, and try again.");
        }
    }

    private static void checkInference(JsonNode inference) {
        checkRange(inference, "maxTokens", 1, Integer.MAX_VALUE);
        checkRange(inference, "temperature", 0, 1);
        checkRange(inference, "topP", 0, 1);
    }

    private static void checkRange(JsonNode inference, String field, double least, double most) {
        if (!inference.has(field)) {
            return;
        }
        double value = inference.path(field).asDouble(Double.NaN);
        if (!(value >= least && value <= most)) {
            throw BedrockFault.invalid(
                    "1 validation error detected: Value '%s' at 'inferenceConfig.%s' failed to satisfy constraint: Member must have value between %s and %s"
                            .formatted(inference.path(field), field, least, most));
        }
    }

    private static void checkMetadata(JsonNode metadata) {
        boolean plain =
                metadata.propertyStream()
                        .allMatch(entry ->
                                METADATA.matcher(entry.getKey()).matches()
                                        && METADATA.matcher(entry.getValue().asString(""))
                                                .matches());
        if (!plain || metadata.size() > 16) {
            throw BedrockFault.invalid(
                    "1 validation error detected: Value at 'requestMetadata' failed to satisfy"
                            + " constraint: Map must have at most 16 entries of [a-zA-Z0-9"
                            + " :_@$#=/+,-.]{0,256}");
        }
    }
}
