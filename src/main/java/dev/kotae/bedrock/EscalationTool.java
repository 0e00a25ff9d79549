package dev.kotae.bedrock;

import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/// The one tool that a model is given: by calling it, it says that a better model should answer.
/// The call ends its answer, so that this costs no request of its own.
final class EscalationTool {
    /// What the model calls it by.
    static final String NAME = "ask_a_stronger_model";

    private static final String DESCRIPTION =
            "Leaves this question to a stronger model. Call it instead of answering, before you"
                    + " write a single word, if the question needs long reasoning, a hard"
                    + " calculation or expertise that you are not sure of. Do not call it because"
                    + " the documents lack the answer, for small talk, or for anything that you"
                    + " can answer well.";

    /// It takes nothing, so that the call is short.
    private static final Document NOTHING =
            Document.mapBuilder()
                    .putString("type", "object")
                    .putMap("properties", none -> {})
                    .build();

    private EscalationTool() {}

    /// What a request says of it.
    static ToolConfiguration configuration() {
        var tool =
                Tool.builder()
                        .toolSpec(spec ->
                                spec.name(NAME)
                                        .description(DESCRIPTION)
                                        .inputSchema(schema -> schema.json(NOTHING)))
                        .build();
        return ToolConfiguration.builder().tools(tool).build();
    }
}
