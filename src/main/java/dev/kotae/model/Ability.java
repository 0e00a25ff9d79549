package dev.kotae.model;

import java.util.EnumSet;
import java.util.Set;

/// What a model can, beyond reading and writing words. What it cannot is left out of its requests,
/// or put in the nearest form that it takes.
public enum Ability {
    /// It takes a system prompt. One that does not is told the same at the beginning of the first
    /// message.
    SYSTEM('s'),
    /// It takes `temperature`; newer Claude models answer 400 to it.
    TEMPERATURE('v'),
    /// It calls tools in a stream: how a quick model leaves a question to a better one.
    STREAMING_TOOLS('t'),
    /// It looks at pictures.
    IMAGES('i'),
    /// It reads documents. One that does not is told the words of plain ones.
    DOCUMENTS('d'),
    /// It is given passages as search results and says itself what rests on which. One that is not
    /// is told them as words, and writes their numbers.
    CITATIONS('c');

    private final char letter;

    Ability(char letter) {
        this.letter = letter;
    }

    /// The abilities that letters stand for, such as `sti`.
    ///
    /// @throws IllegalArgumentException when one stands for none
    static Set<Ability> of(String letters) {
        var abilities = EnumSet.noneOf(Ability.class);
        for (var ability : values()) {
            if (letters.indexOf(ability.letter) >= 0) {
                abilities.add(ability);
            }
        }
        if (abilities.size() != letters.length()) {
            throw new IllegalArgumentException("abilities: " + letters);
        }
        return abilities;
    }
}
