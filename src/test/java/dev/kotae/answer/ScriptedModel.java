package dev.kotae.answer;

import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A model that says its lines: words, or a failure, or nothing until it is interrupted.
final class ScriptedModel implements ChatModel {
    private static final int PIECE = 5;

    final List<Prompt> prompts = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final CountDownLatch hanging = new CountDownLatch(1);
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

    sealed interface Line {
        record Says(String text, Completion.Ending ending) implements Line {}

        /// A prompt router that has another model say words.
        record Routed(String text, String invoked) implements Line {}

        /// Says words of which nobody tells what they cost.
        record Uncounted(String text) implements Line {}

        record Fails(String wordsBefore, ModelFailure failure) implements Line {}

        record Hangs() implements Line {}

        /// Says words, and then nothing until it is interrupted.
        record Trails(String words) implements Line {}

        /// Waits for the gate and says words then.
        record Waits(CountDownLatch gate, String text) implements Line {}

        /// As [Waits], and does not hear of an interrupt.
        record Deaf(CountDownLatch gate, String text) implements Line {}
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
            ModelCard card, Prompt prompt, Instant deadline, ChatModel.Listener out) {
        prompts.add(prompt);
        asked.add(card.id());
        return switch (lines.remove()) {
            case Line.Says(var text, var ending) -> say(text, ending, out);
            case Line.Routed(var text, var invoked) -> {
                var said = say(text, Completion.Ending.WHOLE, out);
                yield new Completion(said.ending(), said.usage(), Optional.of(invoked));
            }
            case Line.Uncounted(var text) -> {
                out.accept(new Chunk.Text(text));
                yield new Completion(Completion.Ending.WHOLE, Usage.NONE);
            }
            case Line.Fails(var words, var failure) -> {
                if (!words.isEmpty()) {
                    out.accept(new Chunk.Text(words));
                }
                throw failure;
            }
            case Line.Hangs() -> hang();
            case Line.Trails(var words) -> {
                out.accept(new Chunk.Text(words));
                yield hang();
            }
            case Line.Waits(var gate, var text) -> {
                hanging.countDown();
                await(gate);
                yield say(text, Completion.Ending.WHOLE, out);
            }
            case Line.Deaf(var gate, var text) -> {
                hanging.countDown();
                awaitDeaf(gate);
                yield say(text, Completion.Ending.WHOLE, out);
            }
        };
    }

    private static Completion say(String text, Completion.Ending ending, ChatModel.Listener out) {
        out.accept(new Chunk.Thinking(1));
        for (int at = 0; at < text.length(); at += PIECE) {
            var end = Math.min(text.length(), at + PIECE);
            out.accept(new Chunk.Text(text.substring(at, end)));
        }
        return new Completion(ending, new Usage(1_000, 100, 0, 0));
    }

    private Completion hang() {
        hanging.countDown();
        await(new CountDownLatch(1));
        throw new AssertionError("waited for ever");
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
            throw new ModelFailure.Interrupted("interrupted");
        }
    }

    private static void awaitDeaf(CountDownLatch gate) {
        boolean interrupted = false;
        while (true) {
            try {
                gate.await();
                break;
            } catch (InterruptedException unheard) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
