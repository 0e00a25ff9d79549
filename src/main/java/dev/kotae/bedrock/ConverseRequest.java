package dev.kotae.bedrock;

import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Passage;
import dev.kotae.model.Ability;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelCard.Thinking;
import dev.kotae.model.Prompt;
import dev.kotae.model.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
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

    private static final CachePointBlock CACHE_POINT =
            CachePointBlock.builder().type(CachePointType.DEFAULT).build();

    private ConverseRequest() {}

    /// The request. A model that can be kept from thinking is, because somebody waits for it; who
    /// wants thought chooses a model that always thinks. One without a system prompt is told the
    /// same at the beginning of the conversation.
    static ConverseStreamRequest of(ModelCard card, Prompt prompt) {
        boolean prefixed = !card.can(Ability.SYSTEM) && !prompt.system().isBlank();
        var request =
                ConverseStreamRequest.builder()
                        .modelId(card.id())
                        .messages(messages(card, prompt, prefixed))
                        .inferenceConfig(inference(card, prompt));
        if (!prefixed && !prompt.system().isBlank()) {
            request.system(system(card, prompt));
        }
        if (!prompt.labels().isEmpty()) {
            request.requestMetadata(prompt.labels());
        }
        if (prompt.mayEscalate() && card.can(Ability.STREAMING_TOOLS)) {
            request.toolConfig(EscalationTool.configuration());
        }
        if (card.thinking() == Thinking.OPTIONAL) {
            request.additionalModelRequestFields(NO_THINKING);
        }
        return request.build();
    }

    /// The rules are the same for every question, so they are worth a cache point of their own
    /// where they are long enough.
    private static List<SystemContentBlock> system(ModelCard card, Prompt prompt) {
        var rules = SystemContentBlock.fromText(prompt.system());
        return isCached(card, Tokens.estimate(prompt.system()))
                ? List.of(rules, SystemContentBlock.fromCachePoint(CACHE_POINT))
                : List.of(rules);
    }

    private static boolean isCached(ModelCard card, int tokens) {
        return card.cacheFrom() > 0 && tokens >= card.cacheFrom();
    }

    private static List<Prompt.Message> prefixed(ModelCard card, Prompt prompt) {
        var messages = new ArrayList<>(prompt.messages());
        var first = messages.getFirst();
        boolean cites = cites(card, first);
        messages.set(
                0,
                new Prompt.Message(
                        first.role(),
                        cites ? first.documents() : List.of(),
                        prompt.system().strip()
                                + "\n\n"
                                + (cites ? first.text() : first.writtenOut()),
                        first.files()));
        return messages;
    }

    /// All but the last word will stand at the beginning of the next request, too: behind it is a
    /// cache point.
    private static List<Message> messages(ModelCard card, Prompt prompt, boolean prefixed) {
        var messages = prefixed ? prefixed(card, prompt) : prompt.messages();
        int settled = messages.size() - 1;
        int tokens = prompt.tokens() - prompt.messages().getLast().tokens();
        boolean cached = settled > 0 && isCached(card, tokens);
        var all = new ArrayList<Message>();
        for (int i = 0; i < messages.size(); i++) {
            var blocks = content(card, messages.get(i));
            if (cached && i == settled - 1) {
                blocks.add(ContentBlock.fromCachePoint(CACHE_POINT));
            }
            all.add(message(messages.get(i).role(), blocks));
        }
        return all;
    }

    private static Message message(Prompt.Role role, List<ContentBlock> content) {
        return Message.builder()
                .role(
                        switch (role) {
                            case USER -> ConversationRole.USER;
                            case ASSISTANT -> ConversationRole.ASSISTANT;
                        })
                .content(content)
                .build();
    }

    /// Documents and files before the words about them, as Anthropic advises for long ones.
    private static List<ContentBlock> content(ModelCard card, Prompt.Message message) {
        var blocks = new ArrayList<ContentBlock>();
        boolean searchResults = cites(card, message);
        if (searchResults) {
            message.documents().forEach(passage -> blocks.add(SearchResults.block(passage)));
        }
        for (int i = 0; i < message.files().size(); i++) {
            blocks.add(block(card, message.files().get(i), i + 1));
        }
        blocks.add(ContentBlock.fromText(searchResults ? message.text() : message.writtenOut()));
        return blocks;
    }

    /// The documents that the model is to cite itself, in the order of their numbers; none where it
    /// is told them as words.
    static List<Passage> cited(ModelCard card, Prompt prompt) {
        var last = prompt.messages().getLast();
        return cites(card, last) ? last.documents() : List.of();
    }

    private static boolean cites(ModelCard card, Prompt.Message message) {
        return card.can(Ability.CITATIONS) && !message.documents().isEmpty();
    }

    private static ContentBlock block(ModelCard card, Enclosure.Read file, int number) {
        if (file.kind().isPlain() && !card.can(Ability.DOCUMENTS)) {
            var words = new String(file.content().bytes(), StandardCharsets.UTF_8);
            return ContentBlock.fromText("File " + number + ":\n" + words);
        }
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
                .temperature(card.can(Ability.TEMPERATURE) ? TEMPERATURE : null)
                .build();
    }
}
