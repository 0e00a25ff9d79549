package dev.kotae.model;

import java.util.regex.Pattern;

/// What has to be known of a model to ask it well. [Catalogue] has the cards.
///
/// @param id what Bedrock is asked for: a model id, an inference profile or an ARN
/// @param name for people, such as `Claude Haiku 5.5`
/// @param contextTokens how much it reads at most
/// @param outputTokens how much it writes at most, thinking included
/// @param sampling whether it takes `temperature`; newer Claude models answer 400 to it
/// @param thinking how it thinks before it writes
/// @param price what it costs, which may be unknown
public record ModelCard(
        String id,
        String name,
        int contextTokens,
        int outputTokens,
        boolean sampling,
        Thinking thinking,
        Price price) {
    /// Room for thoughts, which count as written tokens: with less, deep models are cut before they
    /// have said much. Bedrock reserves quota for it, and counts what was used.
    private static final int THOUGHT_TOKENS = 8_192;

    /// The families that look at pictures, as the model cards of AWS tell (November 2026).
    private static final Pattern SEEING =
            Pattern.compile(
                    "claude-(?!instant|v?2)|nova-(?!micro)|llama4|llama3-2-(11|90)b|pixtral"
                            + "|mistral-large-3|ministral-3|magistral-small-2509|gpt-[56]|gemma-3");

    /// Whether the model looks at pictures. One that is only known by an ARN is taken to.
    public boolean sees() {
        return SEEING.matcher(id).find()
                || (id.startsWith("arn:") && !id.contains("foundation-model/"));
    }

    /// How many tokens the model may write to answer a prompt, its thoughts included.
    public int mostWritten(Prompt prompt) {
        int thought =
                switch (thinking) {
                    case ALWAYS -> THOUGHT_TOKENS;
                    case NONE, OPTIONAL -> 0;
                };
        return Math.min(prompt.maxTokens() + thought, outputTokens);
    }

    /// How a model thinks before it writes.
    public enum Thinking {
        /// Not at all, or only when told to.
        NONE,
        /// It decides itself, and can be told not to.
        OPTIONAL,
        /// It always does, or it is not known whether it does: it must be given room for thinking
        /// within `maxTokens`.
        ALWAYS
    }
}
