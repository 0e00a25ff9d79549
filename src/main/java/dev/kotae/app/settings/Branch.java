package dev.kotae.app.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A place in the file of the settings: reads what is written there, with the environment's
/// variables filled in, and tells what is wrong with it.
///
/// @param path where it is, such as `knowledge[0].name`; empty for the whole file
/// @param node what is written there; missing where nothing is
/// @param environment the variables
/// @param problems told what is wrong
record Branch(String path, JsonNode node, Map<String, String> environment, Problems problems) {
    /// What stands here under a name, if anything does.
    Branch at(String name) {
        return beside(path.isEmpty() ? name : path + "." + name, node.path(name));
    }

    /// What stands here by its names, in the order of the file.
    Map<String, Branch> named() {
        var named = new LinkedHashMap<String, Branch>();
        node.propertyNames().forEach(name -> named.put(name, at(name)));
        return named;
    }

    /// What is listed here; of anything but a list nothing.
    List<Branch> listed() {
        return IntStream.range(0, node.isArray() ? node.size() : 0)
                .mapToObj(i -> beside(path + "[" + i + "]", node.get(i)))
                .toList();
    }

    /// The values of a list, of which is told where the list stands.
    Stream<Branch> each() {
        return node.valueStream().map(value -> beside(path, value));
    }

    private Branch beside(String place, JsonNode there) {
        return new Branch(place, there, environment, problems);
    }

    /// Whether not even the name stands in the file.
    boolean isMissing() {
        return node.isMissingNode();
    }

    /// This place, unless it is missing or left empty.
    Optional<Branch> written() {
        return isMissing() || node.isNull() ? Optional.empty() : Optional.of(this);
    }

    /// The value here, empty where there is none.
    String text() {
        return Substitution.in(
                node.asString(""), environment, name -> wrong("settings.unset", name));
    }

    /// The values of a list.
    List<String> texts() {
        return each().map(Branch::text).toList();
    }

    /// The one of these that is named here; that it is none of them is told.
    <E extends Enum<E>> Optional<E> choice(E[] choices) {
        return choice(List.of(choices), Branch::word);
    }

    /// The one of these that has the word that stands here; that none has is told.
    <E> Optional<E> choice(List<E> choices, Function<E, String> word) {
        var text = text();
        var chosen = choices.stream().filter(each -> word.apply(each).equals(text)).findFirst();
        if (chosen.isEmpty()) {
            var words = choices.stream().map(word).collect(Collectors.joining(", "));
            wrong("settings.choice-wanted", text, words);
        }
        return chosen;
    }

    /// How the settings spell it: `streaming-tools` is STREAMING_TOOLS.
    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Tells of every name here beside those that there may be.
    void only(Set<String> known) {
        var qualified = known.stream().map(each -> at(each).path()).collect(Collectors.toSet());
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.unknown(at(name).path(), qualified));
    }

    /// Tells of what is wrong here.
    ///
    /// @param key the line of the words; `{0}` in it is the file, `{1}` the path
    /// @param more what else the line is filled in with
    void wrong(String key, Object... more) {
        problems.add(key, path, more);
    }
}
