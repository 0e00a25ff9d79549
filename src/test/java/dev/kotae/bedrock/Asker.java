package dev.kotae.bedrock;

import dev.kotae.chat.Chunk;
import dev.kotae.chat.Passage;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion;
import dev.kotae.model.ModelCard;
import dev.kotae.model.Prompt;
import dev.kotae.model.Prompt.Message;
import dev.kotae.model.Prompt.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Asks Haiku and keeps what it says.
record Asker(BedrockClients clients, List<Chunk> chunks) {
    static final ModelCard HAIKU = Catalogue.card("jp.anthropic.claude-haiku-5-5");

    Asker(BedrockClients clients) {
        this(clients, new ArrayList<>());
    }

    Completion ask() {
        return ask("How much leave?");
    }

    Completion ask(String question) {
        return ask(question, inTwentySeconds(), chunks::add);
    }

    Completion ask(ChatModel.Listener out) {
        return ask("How much leave?", inTwentySeconds(), out);
    }

    Completion ask(List<Passage> documents) {
        var message = new Message(Role.USER, documents, "How much leave?", List.of());
        return ask(message, inTwentySeconds(), chunks::add);
    }

    Completion ask(String question, Instant deadline, ChatModel.Listener out) {
        return ask(new Message(Role.USER, question), deadline, out);
    }

    private Completion ask(Message message, Instant deadline, ChatModel.Listener out) {
        var prompt = new Prompt("You are Kotae.", List.of(message), 1_000);
        return new ConverseModel(clients, InstantSource.system())
                .converse(HAIKU, prompt, deadline, out);
    }

    /// All text so far.
    String text() {
        var text = new StringBuilder();
        for (var chunk : chunks) {
            if (chunk instanceof Chunk.Text(String piece)) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    private static Instant inTwentySeconds() {
        return Instant.now().plusSeconds(20);
    }
}
