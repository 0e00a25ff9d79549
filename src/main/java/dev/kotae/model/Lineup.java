package dev.kotae.model;

/// The company's model for each tier.
///
/// @param quick for a short question: cheap, and fast to its first word
/// @param balanced for an ordinary one
/// @param deep for a hard one
public record Lineup(ModelCard quick, ModelCard balanced, ModelCard deep) {
    /// The model of a tier.
    public ModelCard card(Tier tier) {
        return switch (tier) {
            case QUICK -> quick;
            case BALANCED -> balanced;
            case DEEP -> deep;
        };
    }
}
