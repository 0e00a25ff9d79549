package dev.kotae.chat;

import java.util.Set;

/// Somebody who will see an answer, as far as that bounds what may be read for it. Prints a hash in
/// place of an id.
///
/// @param id the platform's id of the person
/// @param standing what this person is to the company
/// @param groups the names of the groups that this person belongs to, of those that the settings
///   name
public record Reader(String id, Standing standing, Set<String> groups) {
    public Reader {
        groups = Set.copyOf(groups);
    }

    /// What somebody is to the company.
    public enum Standing {
        /// One of its people.
        MEMBER,
        /// Asked into some of its channels.
        GUEST,
        /// Somebody of another company, or of whom nobody knows.
        OUTSIDER
    }

    /// One of the company's people, in no group.
    public static Reader member(String id) {
        return new Reader(id, Standing.MEMBER, Set.of());
    }

    /// Whether it is one of the company's people.
    public boolean belongs() {
        return standing == Standing.MEMBER;
    }

    @Override
    public String toString() {
        return "reader:" + Integer.toHexString(id.hashCode());
    }
}
