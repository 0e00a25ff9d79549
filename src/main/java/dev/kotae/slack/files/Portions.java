package dev.kotae.slack.files;

import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Portion;
import java.util.Collection;
import java.util.EnumMap;

/// How many files are worth being brought. Which model will read them is not known, and so of each
/// [Sort] there may be as many as a model takes if it takes no others.
final class Portions {
    private final EnumMap<Sort, Portion> portions = new EnumMap<>(Sort.class);

    /// @param brought what was brought already
    Portions(Collection<Enclosure> brought) {
        for (var enclosure : brought) {
            switch (enclosure) {
                case Enclosure.Read read -> take(Sort.of(read.kind()), read.content().length());
                case Enclosure.Unread _ -> {
                    // No model is given it.
                }
            }
        }
    }

    /// Takes one more, if there is room for it.
    boolean take(Sort sort, long size) {
        return portions.computeIfAbsent(sort, none -> new Portion())
                .take(sort == Sort.PICTURE, size);
    }
}
