package dev.kotae.chat;

/// What a model read and wrote, in tokens. The true size of the prompt is the sum of the three
/// inputs: Bedrock's `inputTokens` leaves out what was read from or written to the prompt cache.
public record Usage(
        long inputTokens, long outputTokens, long cacheReadTokens, long cacheWriteTokens) {
    /// Nothing was read or written.
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    /// The true size of the prompt.
    public long promptTokens() {
        return inputTokens + cacheReadTokens + cacheWriteTokens;
    }

    /// Both together.
    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cacheReadTokens + other.cacheReadTokens,
                cacheWriteTokens + other.cacheWriteTokens);
    }
}
