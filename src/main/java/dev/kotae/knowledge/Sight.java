package dev.kotae.knowledge;

import dev.kotae.chat.Audience;

/// Whether a collection gives everybody the same.
public sealed interface Sight {
    /// It does.
    Sight SAME = new Same();

    /// Whether there may be something in it for an audience; where there is not, it is not asked.
    boolean opensFor(Audience audience);

    /// It does.
    record Same() implements Sight {
        @Override
        public boolean opensFor(Audience audience) {
            return true;
        }
    }

    /// It is told who asks, and leaves out what that person may not read. Such a collection is
    /// asked only where nobody else reads the answer.
    record OfAsker() implements Sight {
        @Override
        public boolean opensFor(Audience audience) {
            return audience.isAskerAlone();
        }
    }

    /// Each document lists the groups that may read it; one that lists none is read by nobody.
    ///
    /// @param key the attribute that has the list
    record OfGroups(String key) implements Sight {
        @Override
        public boolean opensFor(Audience audience) {
            return !audience.groups().isEmpty();
        }
    }
}
