package dev.kotae.bedrock;

import dev.kotae.chat.Chunk;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Usage;
import dev.kotae.model.ChatModel.Listener;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.Tokens;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamTrace;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.PromptRouterTrace;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/// Reads the events of one answer: hands out what is to be seen and remembers how it ended. Events
/// that it does not know say nothing to it.
final class Transcript implements ConverseStreamResponseHandler.Visitor {
    private final Listener out;
    private final Marks marks;
    private final Aloud aloud = new Aloud();
    private Stage stage = Stage.BEFORE;
    private String stopReason = "";
    private @Nullable TokenUsage tokens;
    private @Nullable ConverseStreamTrace trace;
    private boolean spoken;
    private boolean escalated;

    /// Whether text was followed by something that is no text.
    private boolean apart;

    /// Whether the last text ended within a line.
    private boolean withinLine;

    /// @param cited the passages that the model was given as search results, in order
    Transcript(Listener out, List<Passage> cited) {
        this.out = out;
        this.marks = new Marks(cited);
    }

    /// How far an answer has come.
    enum Stage {
        /// Nothing of the answer was heard.
        BEFORE,
        /// Something of it was.
        UNDERWAY,
        /// The answer is whole; only its cost is still to come.
        STOPPED,
        /// Everything is there.
        COUNTED
    }

    Stage stage() {
        return stage;
    }

    /// Whether text was handed out.
    boolean spoken() {
        return spoken;
    }

    /// The service's word for why it stopped, empty before it did.
    String stopReason() {
        return stopReason;
    }

    /// Why the model stopped, once it has.
    ///
    /// @return empty where what it said is of no use
    Optional<Ending> ending() {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> Optional.of(Ending.CUT);
            case "guardrail_intervened", "content_filtered", "refusal" ->
                    Optional.of(Ending.WITHHELD);
            case "malformed_model_output", "malformed_tool_use" -> Optional.empty();
            default -> ended();
        };
    }

    private Optional<Ending> ended() {
        if (escalated) {
            return Optional.of(Ending.ESCALATED);
        }
        // Now and then a stream ends properly with nothing in it.
        return spoken ? Optional.of(Ending.WHOLE) : Optional.empty();
    }

    /// What was counted, or nothing where the count never came.
    Usage usage() {
        var counted = tokens;
        if (counted == null) {
            return Usage.NONE;
        }
        return new Usage(
                orZero(counted.inputTokens()),
                orZero(counted.outputTokens()),
                orZero(counted.cacheReadInputTokens()),
                orZero(counted.cacheWriteInputTokens()));
    }

    /// The model that answered, where a prompt router was asked and tells it.
    Optional<String> invoked() {
        return Optional.ofNullable(trace)
                .map(ConverseStreamTrace::promptRouter)
                .map(PromptRouterTrace::invokedModelId)
                .filter(id -> !id.isEmpty());
    }

    @Override
    public void visitMessageStart(MessageStartEvent event) {
        // Comes at once, also where nothing follows for long.
    }

    @Override
    public void visitContentBlockStart(ContentBlockStartEvent event) {
        heard();
        var begun = event.start();
        if (begun != null && begun.toolUse() != null) {
            apart = true;
            escalated |= EscalationTool.NAME.equals(begun.toolUse().name());
        }
    }

    @Override
    public void visitContentBlockDelta(ContentBlockDeltaEvent event) {
        heard();
        var delta = event.delta();
        if (delta == null) {
            return;
        }
        switch (delta.type()) {
            case TEXT -> hear(delta.text());
            case REASONING_CONTENT -> think(delta.reasoningContent().text());
            case TOOL_USE, TOOL_RESULT, IMAGE -> apart = true;
            case CITATION -> marks.named(delta.citation());
            case UNKNOWN_TO_SDK_VERSION -> {}
        }
    }

    /// What a block of text rests on is known at its end.
    @Override
    public void visitContentBlockStop(ContentBlockStopEvent event) {
        heard();
        marks.end().forEach(this::hand);
    }

    @Override
    public void visitMessageStop(MessageStopEvent event) {
        say(aloud.rest());
        marks.end().forEach(this::hand);
        stopReason = event.stopReasonAsString() == null ? "" : event.stopReasonAsString();
        stage = Stage.STOPPED;
    }

    @Override
    public void visitMetadata(ConverseStreamMetadataEvent event) {
        tokens = event.usage();
        trace = event.trace();
        out.counted(usage());
        if (stage == Stage.STOPPED) {
            stage = Stage.COUNTED;
        }
    }

    @Override
    public void visitDefault(ConverseStreamOutput event) {
        heard();
    }

    private void heard() {
        if (stage == Stage.BEFORE) {
            stage = Stage.UNDERWAY;
        }
    }

    private void hear(String text) {
        var said = aloud.said(text);
        if (aloud.hasThought() && !spoken) {
            think(text);
        }
        say(said);
    }

    private void say(String text) {
        if (text.isEmpty()) {
            return;
        }
        // Blocks of text that follow each other are one text; what stood before a thought and what
        // stands behind it are two paragraphs.
        boolean paragraph = apart && withinLine && !text.startsWith("\n");
        marks.text(paragraph ? "\n\n" + text : text).ifPresent(this::hand);
        spoken = true;
        apart = false;
        withinLine = !text.endsWith("\n");
    }

    private void hand(Chunk chunk) {
        out.accept(chunk);
    }

    /// What is not told, such as a signature, is a token.
    private void think(@Nullable String words) {
        apart = true;
        out.accept(new Chunk.Thinking(Math.max(1, words == null ? 0 : Tokens.estimate(words))));
    }

    private static long orZero(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
