package dev.kotae.local.wire;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// The control plane's lists of what an account can use: ListFoundationModels and
/// ListInferenceProfiles.
public final class ModelList {
    private record Listed(String id, String name, String provider, String inputs, String how) {}

    private static final List<Listed> MODELS =
            List.of(
                    claude("haiku-5-5", "Claude Haiku 5.5"),
                    claude("sonnet-5-5", "Claude Sonnet 5.5"),
                    claude("opus-5-5", "Claude Opus 5.5"),
                    new Listed(
                            "amazon.nova-pro-v1:0",
                            "Nova Pro",
                            "Amazon",
                            "TEXT IMAGE",
                            "ON_DEMAND"),
                    new Listed(
                            "meta.llama3-3-70b-instruct-v1:0",
                            "Llama 3.3 70B Instruct",
                            "Meta",
                            "TEXT",
                            "INFERENCE_PROFILE"),
                    new Listed(
                            "mistral.mistral-large-3-675b-instruct",
                            "Mistral Large 3",
                            "Mistral AI",
                            "TEXT IMAGE",
                            "ON_DEMAND"),
                    new Listed(
                            "openai.gpt-oss-120b-1:0",
                            "gpt-oss-120b",
                            "OpenAI",
                            "TEXT",
                            "ON_DEMAND"),
                    new Listed(
                            "ai21.jamba-1-5-large-v1:0",
                            "Jamba 1.5 Large",
                            "AI21 Labs",
                            "TEXT",
                            "ON_DEMAND"),
                    new Listed(
                            "amazon.titan-embed-text-v2:0",
                            "Titan Text Embeddings V2",
                            "Amazon",
                            "TEXT",
                            "EMBEDDING"));

    private ModelList() {}

    private static Listed claude(String model, String name) {
        return new Listed(
                "anthropic.claude-" + model, name, "Anthropic", "TEXT IMAGE", "INFERENCE_PROFILE");
    }

    /// The body of ListFoundationModels.
    public static String models() {
        var body = Json.object();
        var summaries = body.putArray("modelSummaries");
        for (var model : MODELS) {
            boolean embedding = model.how.equals("EMBEDDING");
            var summary = summaries.addObject();
            summary.put("modelArn", arn(model))
                    .put("modelId", model.id)
                    .put("modelName", model.name)
                    .put("providerName", model.provider)
                    .put("responseStreamingSupported", !embedding);
            List.of(model.inputs.split(" ", -1)).forEach(summary.putArray("inputModalities")::add);
            summary.putArray("outputModalities").add(embedding ? "EMBEDDING" : "TEXT");
            summary.putArray("inferenceTypesSupported").add(embedding ? "ON_DEMAND" : model.how);
            summary.putObject("modelLifecycle").put("status", "ACTIVE");
        }
        return Json.write(body);
    }

    /// The body of ListInferenceProfiles, one page at a time.
    ///
    /// @param token of the page, or empty for the first
    public static String profiles(String token) {
        var body = Json.object();
        var summaries = body.putArray("inferenceProfileSummaries");
        boolean first = token.isEmpty();
        for (var model : MODELS) {
            if (model.how.equals("INFERENCE_PROFILE")) {
                summaries.add(profile(first ? "us" : "global", model));
            }
        }
        if (first) {
            body.put("nextToken", "2");
        }
        return Json.write(body);
    }

    private static ObjectNode profile(String geography, Listed model) {
        var id = geography + "." + model.id;
        var profile =
                Json.object()
                        .put("inferenceProfileId", id)
                        .put(
                                "inferenceProfileArn",
                                "arn:aws:bedrock:us-east-1:000000000000:inference-profile/" + id)
                        .put(
                                "inferenceProfileName",
                                geography.toUpperCase(Locale.ROOT) + " " + model.name)
                        .put("status", "ACTIVE")
                        .put("type", "SYSTEM_DEFINED");
        profile.putArray("models").addObject().put("modelArn", arn(model));
        return profile;
    }

    private static String arn(Listed model) {
        return "arn:aws:bedrock:us-east-1::foundation-model/" + model.id;
    }
}
