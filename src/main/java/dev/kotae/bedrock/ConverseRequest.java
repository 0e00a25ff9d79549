package dev.kotae.bedrock;

import dev.kotae.chat.Enclosure;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelCard.Thinking;
import dev.kotae.model.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/// A prompt in the shape that its model accepts.
final class ConverseRequest {
    /// Answers are to keep to their sources; most models' own default is 1.
    private static final float TEMPERATURE = 0.2f;

    private static final Document NO_THINKING =
            Document.mapBuilder()
                    .putMap("thinking", thinking -> thinking.putString("type", "disabled"))
                    .build();

    private ConverseRequest() {}

    /// The request. A model that can be kept from thinking is, because somebody waits for it; who
    /// wants thought chooses a model that always thinks.
    static ConverseStreamRequest of(ModelCard card, Prompt prompt) {
        var request =
                ConverseStreamRequest.builder()
                        .modelId(card.id())
                        .messages(prompt.messages().stream().map(ConverseRequest::message).toList())
                        .inferenceConfig(inference(card, prompt));
        if (!prompt.system().isBlank()) {
            request.system(SystemContentBlock.fromText(prompt.system()));
        }
        if (card.thinking() == Thinking.OPTIONAL) {
            request.additionalModelRequestFields(NO_THINKING);
        }
        return request.build();
    }

    private static Message message(Prompt.Message message) {
        return Message.builder()
                .role(
                        switch (message.role()) {
                            case USER -> ConversationRole.USER;
                            case ASSISTANT -> ConversationRole.ASSISTANT;
                        })
                .content(content(message))
                .build();
    }

    /// Files before the words about them, as Anthropic advises for long documents.
    private static List<ContentBlock> content(Prompt.Message message) {
        var blocks = new ArrayList<ContentBlock>();
        for (int i = 0; i < message.files().size(); i++) {
            blocks.add(block(message.files().get(i), i + 1));
        }
        blocks.add(ContentBlock.fromText(message.text()));
        return blocks;
    }

    private static ContentBlock block(Enclosure.Read file, int number) {
        var format = file.kind().name().toLowerCase(Locale.ROOT);
        var bytes = SdkBytes.fromByteArrayUnsafe(file.content().bytes());
        return file.kind().isImage()
                ? ContentBlock.fromImage(
                        image -> image.format(format).source(source -> source.bytes(bytes)))
                : ContentBlock.fromDocument(document ->
                        // The service takes few characters in a name, and a model obeys it.
                        document.format(format)
                                .name("file " + number)
                                .source(source -> source.bytes(bytes)));
    }

    /// `maxTokens` is always said: without it Bedrock reserves the model's maximum from the quota.
    private static InferenceConfiguration inference(ModelCard card, Prompt prompt) {
        return InferenceConfiguration.builder()
                .maxTokens(card.mostWritten(prompt))
                .temperature(card.sampling() ? TEMPERATURE : null)
                .build();
    }
}
