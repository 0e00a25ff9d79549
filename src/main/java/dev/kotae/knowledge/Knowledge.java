package dev.kotae.knowledge;

import dev.kotae.chat.Passage;
import java.util.List;
import java.util.Locale;

/// One collection of documents that can be searched.
public interface Knowledge {
    /// What people call it: a folder's name, a knowledge base's id.
    String name();

    /// The passages that fit best, best first. Blocks.
    ///
    /// @param text the question, or the words to look for; may be in any language
    /// @param limit how many at most, from 1
    /// @return an empty list where nothing fits
    /// @throws KnowledgeFailure when the collection cannot be asked
    List<Passage> find(String text, int limit);

    /// The same for those who will see the answer; a collection that knows who may read what leaves
    /// out what they may not.
    ///
    /// @throws KnowledgeFailure when the collection cannot be asked
    default List<Passage> find(Query query) {
        return find(query.text(), query.limit());
    }

    /// Whether it has documents in a language in which they are found by that language's words
    /// alone. A collection that is searched by meaning has none.
    ///
    /// @param language English or Japanese
    default boolean speaks(Locale language) {
        return false;
    }

    /// The documents of it that cannot be found, though they are there.
    default List<Unread> unread() {
        return List.of();
    }
}
