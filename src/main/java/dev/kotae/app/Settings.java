package dev.kotae.app;

import dev.kotae.answer.Instructions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// All settings, checked.
///
/// @param values the scalar ones; a key without a value is absent
/// @param knowledge where documents come from
/// @param instructions the company's own words to the assistant
record Settings(Map<Key, String> values, List<Source> knowledge, Instructions instructions) {
    /// Nothing is set.
    static final Settings NONE = new Settings(Map.of(), List.of(), Instructions.NONE);

    Settings {
        values = Map.copyOf(values);
        knowledge = List.copyOf(knowledge);
    }

    /// A collection of documents, and the channels in which it may be read (`*` for every place).
    sealed interface Source {
        Set<String> channels();

        /// A folder on this machine.
        ///
        /// @param link the URL under which people open the folder's files, or empty
        record Folder(String path, String link, Set<String> channels) implements Source {}

        /// A Bedrock Knowledge Base.
        record Base(String id, Set<String> channels) implements Source {}
    }

    /// Which keys are set; the values are nobody's business.
    @Override
    public String toString() {
        return "settings:" + new TreeSet<>(values.keySet());
    }

    /// What is set, or the key's default.
    Optional<String> value(Key key) {
        var value = values.getOrDefault(key, key.fallback());
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /// What is set, or the key's default, which it must have.
    String text(Key key) {
        return value(key).orElseThrow(() -> new IllegalStateException(key.path() + " is not set"));
    }

    int port() {
        return Integer.parseInt(text(Key.HTTP_PORT));
    }

    /// The same settings with some values replaced.
    Settings with(Map<Key, String> replaced) {
        var all = new EnumMap<Key, String>(Key.class);
        all.putAll(values);
        all.putAll(replaced);
        return new Settings(all, knowledge, instructions);
    }

    /// The same settings with one folder in place of all documents.
    Settings withDocuments(Path folder) throws SettingsProblem {
        if (!Files.isDirectory(folder)) {
            throw new SettingsProblem(List.of(Words.say("docs.missing", folder)));
        }
        return withKnowledge(List.of(new Source.Folder(folder.toString(), "", Set.of("*"))));
    }

    /// The same settings with other documents.
    Settings withKnowledge(List<Source> sources) {
        return new Settings(values, sources, instructions);
    }
}
