package dev.kotae.knowledge;

import dev.kotae.chat.Passage;
import java.util.List;
import java.util.Locale;

/// One collection of documents that can be searched.
public interface Knowledge {
    /// Words of everyday work in English and Japanese, of which hardly any collection has none.
    List<String> COMMON_WORDS =
            List.of("work", "日", "day", "人", "time", "業務", "new", "use", "年", "information", "1");

    /// What people call it: the name that it was given, else a folder's own, or a base's id.
    String name();

    /// The passages that fit best, best first. Blocks.
    ///
    /// @param text the question, or the words to look for; may be in any language
    /// @param limit how many at most, from 1
    /// @return an empty list where nothing fits
    /// @throws KnowledgeFailure when the collection cannot be asked
    List<Passage> find(String text, int limit);

    /// The same for those who will see the answer; a collection that knows who may read what leaves
    /// out what they may not, and one that [#costs] says on the query's bill what it did.
    ///
    /// @throws KnowledgeFailure when the collection cannot be asked
    default List<Passage> find(Query query) {
        return find(query.text(), query.limit());
    }

    /// Whether a search of it may have to be paid, besides what keeps the collection.
    default boolean costs() {
        return false;
    }

    /// Whether nothing in it is found by any of the [#COMMON_WORDS], one after the other: what is
    /// searched by meaning gives what comes nearest to the first, and what is searched by words has
    /// to hold one. Words such as "the" are not looked for everywhere. Blocks.
    ///
    /// @throws KnowledgeFailure when the collection cannot be asked
    default boolean isEmpty() {
        return COMMON_WORDS.stream().allMatch(word -> find(word, 1).isEmpty());
    }

    /// Whether it has documents in a language in which they are found by that language's words
    /// alone. A collection that is searched by meaning has none.
    ///
    /// @param language English or Japanese
    default boolean speaks(Locale language) {
        return false;
    }

    /// Whether it gives everybody the same.
    default Sight sight() {
        return Sight.SAME;
    }

    /// Whether what it gives depends on who reads it, besides the rule for the whole of it.
    default boolean tellsReadersApart() {
        return !(sight() instanceof Sight.Same);
    }

    /// Whether a passage that it gave is likely to say something about what was asked, as against
    /// being the nearest of what does not.
    default boolean fits(Passage passage) {
        return passage.score() > 0;
    }

    /// The documents of it that cannot be found, though they are there.
    default List<Unread> unread() {
        return List.of();
    }
}
