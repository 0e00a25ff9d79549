package dev.kotae.chat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Those who will see an answer, which bounds what may be read for it.
///
/// @param address where the answer will stand
/// @param asker who asked
/// @param readers who sees it
public record Audience(Address address, Reader asker, Readers readers) {
    static final String ASKER = "asker";
    static final String WORKSPACE = "workspace";

    /// Who sees what is shown at an address.
    public sealed interface Readers {
        /// Nobody but who asked.
        record Asker() implements Readers {}

        /// These people and no others: all who are in a private channel, the asker among them.
        record Members(List<Reader> members) implements Readers {
            public Members {
                members = List.copyOf(members);
                if (members.isEmpty()) {
                    throw new IllegalArgumentException("nobody reads");
                }
            }
        }

        /// Every full member of the workspace: a public channel.
        record Workspace() implements Readers {}

        /// Nobody can say who: only what everybody may read is read for them.
        record Unsure(Doubt doubt) implements Readers {}

        /// Other companies, too: nothing is read for them, and nothing answered.
        ///
        /// @param asking whether it is one of them who asks
        record Outsiders(boolean asking) implements Readers {}
    }

    /// Why nobody can say who reads.
    public enum Doubt {
        /// The platform does not tell.
        UNKNOWN,
        /// Nobody was asked, as it makes no difference.
        INDIFFERENT,
        /// There are too many to look each of them up.
        MANY,
        /// The channel is shared with another company, and the settings allow that.
        SHARED
    }

    /// Whether nobody but the asker reads the answer.
    public boolean isAskerAlone() {
        return readers instanceof Readers.Asker;
    }

    /// Whether the asker may read more at this place where nobody else reads it: not where somebody
    /// from outside is about.
    public boolean mayBecomePrivate() {
        return switch (readers) {
            case Readers.Members(_), Readers.Workspace() -> true;
            case Readers.Unsure(var doubt) -> doubt != Doubt.SHARED;
            case Readers.Asker(), Readers.Outsiders(_) -> false;
        };
    }

    /// The same place, where only the asker would read.
    public Audience askerAlone() {
        return new Audience(address, asker, new Readers.Asker());
    }

    /// The groups to which all belong who read; none where it is not known who does.
    public Set<String> groups() {
        return switch (readers) {
            case Readers.Asker() -> asker.groups();
            case Readers.Members(var members) -> common(members);
            case Readers.Workspace(), Readers.Unsure(_), Readers.Outsiders(_) -> Set.of();
        };
    }

    private static Set<String> common(List<Reader> members) {
        var common = new HashSet<String>();
        members.stream().findFirst().map(Reader::groups).ifPresent(common::addAll);
        members.forEach(member -> common.retainAll(member.groups()));
        return Set.copyOf(common);
    }

    /// Who was taken to read, for the books: `asker`, `members-12`, `workspace`, `unknown`,
    /// `indifferent`, `many`, `shared` or `outsiders`; with `-guest` behind it where a guest asks.
    public String code() {
        var code =
                switch (readers) {
                    case Readers.Asker() -> ASKER;
                    case Readers.Members(var members) -> "members-" + members.size();
                    case Readers.Workspace() -> WORKSPACE;
                    case Readers.Unsure(var doubt) -> doubt.name().toLowerCase(Locale.ROOT);
                    case Readers.Outsiders(_) -> "outsiders";
                };
        return asker.standing() == Reader.Standing.GUEST ? code + "-guest" : code;
    }
}
