package dev.kotae.chat;

import java.util.List;
import java.util.Objects;

/// How documents were looked for: for whose eyes, and what was missing.
///
/// @param readers who was taken to read the answer, as [Audience#code]; empty where nothing was
///   looked for
/// @param confidential whether a collection was read that not everybody may read: then the answer
///   is for these eyes only
/// @param withheld how many more passages the asker alone might have been given, as the others who
///   read may not see them
/// @param collections what the collections are called that nothing fitting was found in; empty
///   where something was
/// @param nearest the titles of what came nearest to it
/// @param owner the platform's id of the person or channel that answers for these documents, or
///   empty
public record Search(
        String readers,
        boolean confidential,
        int withheld,
        List<String> collections,
        List<String> nearest,
        String owner) {
    /// Nothing was looked for.
    public static final Search NONE = new Search("", false, 0, List.of(), List.of(), "");

    public Search {
        collections = List.copyOf(collections);
        nearest = List.copyOf(nearest);
        owner = Objects.requireNonNullElse(owner, "");
    }

    /// The same for an answer that names a source: something was there after all.
    public Search found() {
        return new Search(readers, confidential, withheld, List.of(), List.of(), "");
    }

    /// Whether nobody but the asker sees the answer, or nobody knows who does.
    public boolean isForFew() {
        return readers.isEmpty() || readers.startsWith(Audience.ASKER);
    }

    /// Whether every full member of the company may see the answer and all that it rests on.
    public boolean isForAll() {
        return readers.equals(Audience.WORKSPACE) && !confidential;
    }

    /// Whether it brought nothing that fits.
    public boolean missed() {
        return !collections.isEmpty();
    }

    /// The decision about who may read what, for the books: `members-12`, and behind it
    /// `,confidential`, `,withheld-3` and `,missed` where that is so.
    public String code() {
        return readers
                + (confidential ? ",confidential" : "")
                + (withheld > 0 ? ",withheld-" + withheld : "")
                + (missed() ? ",missed" : "");
    }
}
