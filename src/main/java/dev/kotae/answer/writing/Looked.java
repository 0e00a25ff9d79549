package dev.kotae.answer.writing;

import dev.kotae.chat.Passage;
import dev.kotae.chat.Search;
import dev.kotae.knowledge.Found;
import dev.kotae.knowledge.Found.Missed;
import java.util.List;

/// What was looked up for an answer.
///
/// @param found the passages that the model is told
/// @param readers for whose eyes, as [dev.kotae.chat.Audience#code]
/// @param withheld how many more passages the asker alone might be given
public record Looked(Found found, String readers, int withheld) {
    /// Nothing was.
    ///
    /// @param confidential whether something may be in it that not everybody may read
    public static Looked nowhere(String readers, boolean confidential) {
        return new Looked(
                new Found(List.of(), List.of(), confidential, Missed.NOTHING), readers, 0);
    }

    /// The same with these of the passages only.
    public Looked reading(List<Passage> some) {
        return new Looked(found.with(some), readers, withheld);
    }

    /// The same where the answer may rest on what not everybody may read, by way of what was said
    /// before.
    public Looked confidentially() {
        return new Looked(found.confidentially(), readers, withheld);
    }

    /// What the receipt says of it.
    Search search() {
        var missed = found.missed();
        return new Search(
                readers,
                found.confidential(),
                withheld,
                missed.collections(),
                missed.nearest(),
                missed.owner());
    }
}
