package dev.kotae.model;

import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Usage;

/// A model that a search asks: it puts what was found in a better order, or tells what words mean
/// by numbers. [Catalogue] knows them.
///
/// @param id what Bedrock is asked for: a model id, an inference profile or an ARN
/// @param name for people, such as `Cohere Rerank 3.5`
/// @param price what a request costs, which may be unknown
public record SearchModel(String id, String name, Price price) {
    /// A request to it, as it is booked.
    ///
    /// @param region where it was made
    /// @param route what for: [Call#RERANK] or [Call#EMBED]
    public Call call(String region, String route, Usage usage) {
        return new Call(
                id, name, region, route, usage, new Cost(price.microUsd(usage), price.known()));
    }
}
