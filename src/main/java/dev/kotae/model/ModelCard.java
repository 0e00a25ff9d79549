package dev.kotae.model;

import dev.kotae.chat.Usage;
import java.util.EnumSet;
import java.util.Set;

/// What has to be known of a model to ask it well. [Catalogue] has the cards, and the settings may
/// say otherwise.
///
/// @param id what Bedrock is asked for: a model id, an inference profile or an ARN
/// @param name for people, such as `Claude Haiku 5.5`
/// @param tier what it is good for: who stands in for it is looked for there
/// @param contextTokens how much it reads at most
/// @param outputTokens how much it writes at most, thinking included
/// @param abilities what it can
/// @param thinking how it thinks before it writes
/// @param cacheFrom from how many tokens on the beginning of a prompt is cached; 0 where nothing is
/// @param price what it costs, which may be unknown
/// @param quoted where the price is from, and of when; empty where it is unknown
public record ModelCard(
        String id,
        String name,
        Tier tier,
        int contextTokens,
        int outputTokens,
        Set<Ability> abilities,
        Thinking thinking,
        int cacheFrom,
        Price price,
        String quoted) {
    /// Room for thoughts, which count as written tokens: with less, deep models are cut before they
    /// have said much. Bedrock reserves quota for it, and counts what was used.
    private static final int THOUGHT_TOKENS = 8_192;

    public ModelCard {
        if (contextTokens < 1 || outputTokens < 1 || cacheFrom < 0) {
            throw new IllegalArgumentException(
                    id + " reads " + contextTokens + " and writes " + outputTokens + " tokens");
        }
        abilities = Set.copyOf(abilities);
    }

    /// Whether it can something.
    public boolean can(Ability ability) {
        return abilities.contains(ability);
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

    /// What an answer to a prompt costs at most, in millionths of a US dollar; 0 where the price is
    /// unknown. A prompt that is written to the cache may cost more than one that is read.
    public long most(Prompt prompt) {
        var read = new Usage(prompt.tokens(), mostWritten(prompt), 0, 0);
        var cached = new Usage(0, mostWritten(prompt), 0, prompt.tokens());
        long most = price.microUsd(read);
        return cacheFrom == 0 ? most : Math.max(most, price.microUsd(cached));
    }

    /// Whether a prompt that was written for another model can be put to this one: it is not too
    /// long, and it can all that the files of the prompt need. Plain documents need nothing: their
    /// words can be told.
    public boolean takes(Prompt prompt) {
        var needed = EnumSet.noneOf(Ability.class);
        for (var message : prompt.messages()) {
            for (var file : message.files()) {
                if (!file.kind().isPlain()) {
                    needed.add(file.kind().isImage() ? Ability.IMAGES : Ability.DOCUMENTS);
                }
            }
        }
        return abilities.containsAll(needed)
                && prompt.tokens() + mostWritten(prompt) <= contextTokens;
    }

    /// The same model under another id.
    public ModelCard as(String other) {
        return of(other, price);
    }

    /// The same model at another price.
    public ModelCard at(Price other) {
        return of(id, other);
    }

    private ModelCard of(String otherId, Price otherPrice) {
        return new ModelCard(
                otherId,
                name,
                tier,
                contextTokens,
                outputTokens,
                abilities,
                thinking,
                cacheFrom,
                otherPrice,
                quoted);
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
