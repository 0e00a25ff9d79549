package dev.kotae.bedrock;

import dev.kotae.chat.Reader;
import dev.kotae.knowledge.Filter;
import dev.kotae.knowledge.Filter.Comparison;
import dev.kotae.knowledge.Filter.Value;
import dev.kotae.knowledge.Filter.Where;
import java.util.Set;

/// For whom a base is asked.
///
/// @param asker whom Bedrock is told, or empty for nobody
/// @param filter what may be given to them
record Eyes(String asker, Filter filter) {
    /// For nobody in particular.
    static final Eyes ANY = new Eyes("", Filter.EVERYTHING);

    /// For one person, of whom Bedrock knows what it may show.
    static Eyes of(Reader asker) {
        return new Eyes(asker.id(), Filter.EVERYTHING);
    }

    /// For those who are in all of these groups.
    ///
    /// @param key the attribute in which a document lists its groups
    static Eyes of(String key, Set<String> groups) {
        var any =
                groups.stream()
                        .sorted()
                        .<Filter>map(group ->
                                new Where(key, Comparison.LIST_CONTAINS, new Value.Text(group)))
                        .toList();
        return new Eyes("", new Filter.Any(any));
    }
}
