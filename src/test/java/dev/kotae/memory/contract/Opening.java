package dev.kotae.memory.contract;

import dev.kotae.memory.HandClock;
import dev.kotae.memory.TestedStore;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Tells the contracts that are nested in a test which store they are about.
public record Opening(Opener opener) implements ParameterResolver {
    /// Opens a store.
    public interface Opener {
        /// An empty one.
        ///
        /// @param forgetful whether the words of a turn go when it ends
        TestedStore open(HandClock clock, boolean forgetful);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Opener.class;
    }

    @Override
    public Opener resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return opener;
    }
}
