package dev.kotae.model;

import dev.kotae.chat.Usage;
import java.util.Optional;

/// How a model's answer ended.
///
/// @param ending why it stopped
/// @param usage tokens read and written, as the service counted them
/// @param invoked the id of the model that answered, where a prompt router of Bedrock was asked
public record Completion(Ending ending, Usage usage, Optional<String> invoked) {
    /// By the model that was asked.
    public Completion(Ending ending, Usage usage) {
        this(ending, usage, Optional.empty());
    }

    /// Why a model stopped writing.
    public enum Ending {
        /// It had said everything.
        WHOLE,
        /// It reached `maxTokens`, or the end of its context.
        CUT,
        /// The service or its guardrail would not let it go on.
        WITHHELD,
        /// It leaves the question to a better model, as [Prompt#mayEscalate] allowed it to. What it
        /// said before, if anything, is no answer.
        ESCALATED
    }
}
