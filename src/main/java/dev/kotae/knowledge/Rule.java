package dev.kotae.knowledge;

import dev.kotae.chat.Address;
import dev.kotae.chat.Audience;
import dev.kotae.chat.Audience.Readers;
import dev.kotae.chat.Reader;
import java.util.Collections;
import java.util.Set;

/// Who may read a collection, and where. Where it is not known that all may who will see an answer,
/// nobody may.
///
/// @param channels the platform's ids of the channels in which it is read, or `*` for every place
/// @param people the platform's ids of those who may read it
/// @param groups the names of the groups whose people may; where neither people nor groups are
///   named, every full member of the company may
public record Rule(Set<String> channels, Set<String> people, Set<String> groups) {
    /// Everybody may read it, everywhere, guests among them.
    public static final Rule EVERYBODY = in(Set.of("*"));

    public Rule {
        channels = Set.copyOf(channels);
        people = Set.copyOf(people);
        groups = Set.copyOf(groups);
    }

    /// All who are there may read it in these channels.
    public static Rule in(Set<String> channels) {
        return new Rule(channels, Set.of(), Set.of());
    }

    /// Whether it restricts nobody.
    public boolean isOpen() {
        return channels.contains("*") && isForAllMembers();
    }

    private boolean isForAllMembers() {
        return people.isEmpty() && groups.isEmpty();
    }

    /// Whether it is read in a place, by whomever.
    boolean isReadIn(Address place) {
        return channels.contains("*") || channels.contains(place.channel());
    }

    /// Whether all who will see the answer are full members of the company who may read the
    /// collection, and in that place.
    boolean admits(Audience audience) {
        return isReadIn(audience.address())
                && audience.asker().belongs()
                && switch (audience.readers()) {
                    case Readers.Asker() -> admits(audience.asker());
                    case Readers.Members(var members) -> members.stream().allMatch(this::admits);
                    case Readers.Workspace() -> isForAllMembers();
                    case Readers.Unsure(_), Readers.Outsiders(_) -> false;
                };
    }

    private boolean admits(Reader reader) {
        return reader.belongs()
                && (isForAllMembers()
                        || people.contains(reader.id())
                        || !Collections.disjoint(groups, reader.groups()));
    }
}
