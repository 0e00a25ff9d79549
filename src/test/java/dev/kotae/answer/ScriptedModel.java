package dev.kotae.answer;

import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// A model that says its lines: words, or a failure, or nothing until it is interrupted.
final class ScriptedModel implements ChatModel {
    private static final int PIECE = 5;

    final List<Prompt> prompts = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final CountDownLatch hanging = new CountDownLatch(1);
    private final Queue<Line> lines = new ArrayDeque<>();

    sealed interface Line {
        record Says(String text, Completion.Ending ending) implements Line {}

        record Fails(String wordsBefore, ModelFailure failure) implements Line {}

        record Hangs() implements Line {}
    }

    ScriptedModel then(Line line) {
        lines.add(line);
        return this;
    }

    static ScriptedModel saying(String... texts) {
        var model = new ScriptedModel();
        for (var text : texts) {
            model.then(new Line.Says(text, Completion.Ending.WHOLE));
        }
        return model;
    }

    @Override
    public Completion converse(
            ModelCard card, Prompt prompt, Instant deadline, Consumer<Chunk> out) {
        prompts.add(prompt);
        asked.add(card.id());
        return switch (lines.remove()) {
            case Line.Says(var text, var ending) -> {
                out.accept(new Chunk.Thinking());
                for (int at = 0; at < text.length(); at += PIECE) {
                    var end = Math.min(text.length(), at + PIECE);
                    out.accept(new Chunk.Text(text.substring(at, end)));
                }
                yield new Completion(ending, new Usage(1_000, 100, 0, 0));
            }
            case Line.Fails(var words, var failure) -> {
                if (!words.isEmpty()) {
                    out.accept(new Chunk.Text(words));
                }
                throw failure;
            }
            case Line.Hangs() -> hang();
        };
    }

    private Completion hang() {
        try {
            hanging.countDown();
            Thread.sleep(Long.MAX_VALUE);
            throw new AssertionError("slept for ever");
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
            throw new ModelFailure.Interrupted("interrupted");
        }
    }
}
