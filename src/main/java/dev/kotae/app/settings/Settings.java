package dev.kotae.app.settings;

import dev.kotae.answer.Instructions;
import dev.kotae.answer.Unsupported;
import dev.kotae.bedrock.BaseSettings;
import dev.kotae.doctor.Secret;
import dev.kotae.knowledge.Rule;
import dev.kotae.manners.Rules;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Preferences.Wishes;
import dev.kotae.model.ModelCard;
import dev.kotae.outbound.Proxy;
import dev.kotae.routing.Terms;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/// All settings, checked.
///
/// @param values the scalar ones; a key without a value is absent
/// @param knowledge where documents come from
/// @param groups who belongs to the groups that may read some of them, by the group's name: the
///   platform's ids of people and of its own groups
/// @param instructions the company's own words to the assistant
/// @param limits how much may be asked and spent
/// @param channels how Kotae behaves in a channel, by the platform's channel id
/// @param models those that can be called by a word, by the word
/// @param terms which models may answer in a channel, and at what price, by the channel's id
public record Settings(
        Map<Key, String> values,
        List<Source> knowledge,
        Map<String, Set<String>> groups,
        Instructions instructions,
        List<Limit> limits,
        Map<String, Wishes> channels,
        SequencedMap<String, ModelCard> models,
        Map<String, Terms> terms) {
    /// Nothing is set.
    public static final Settings NONE =
            new Settings(
                    Map.of(),
                    List.of(),
                    Map.of(),
                    Instructions.NONE,
                    List.of(),
                    Map.of(),
                    new LinkedHashMap<>(),
                    Map.of());

    /// Owns what it is given.
    public Settings {
        values = Map.copyOf(values);
        knowledge = List.copyOf(knowledge);
        groups = Map.copyOf(groups);
        limits = List.copyOf(limits);
        channels = Map.copyOf(channels);
        models = new LinkedHashMap<>(models);
        terms = Map.copyOf(terms);
    }

    /// A collection of documents.
    public sealed interface Source {
        /// Who may read it.
        Rule rule();

        /// The platform's id of the person or channel that answers for it, or empty.
        String owner();

        /// A folder on this machine.
        ///
        /// @param name what people call it; empty for the folder's own name
        /// @param link the URL under which people open the folder's files, or empty
        record Folder(String name, String path, String link, Rule rule, String owner)
                implements Source {}

        /// A Bedrock Knowledge Base.
        record Base(BaseSettings base, Rule rule, String owner) implements Source {}
    }

    /// Which keys are set; the values are nobody's business.
    @Override
    public String toString() {
        return "settings:" + new TreeSet<>(values.keySet());
    }

    /// What is set, or the key's default.
    public Optional<String> value(Key key) {
        var value = values.getOrDefault(key, key.fallback());
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /// What is set, or the key's default, which it must have.
    public String text(Key key) {
        return value(key).orElseThrow(() -> new IllegalStateException(key.path() + " is not set"));
    }

    /// All that is set of a key that may have several values, in their order.
    public List<String> texts(Key key) {
        return value(key).map(Settings::several).orElse(List.of());
    }

    static List<String> several(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /// A port; 0 for any that is free.
    public int port(Key key) {
        return Integer.parseInt(text(key));
    }

    /// How long the words of conversations are kept; zero for no longer than their turn. Where
    /// workspaces of others install the app, Slack's terms allow no more than that (API terms of
    /// service, 2025-05-29): there it holds unless something else is set.
    public Duration content() {
        if (!values.containsKey(Key.RETENTION_CONTENT) && values.containsKey(Key.SLACK_CLIENT_ID)) {
            return Duration.ZERO;
        }
        return Period.read(text(Key.RETENTION_CONTENT)).orElseThrow();
    }

    /// What calls out of the house go through, and which do not.
    public Optional<Proxy> proxy() {
        return value(Key.OUTBOUND_PROXY)
                .map(url -> new Proxy(URI.create(url), texts(Key.OUTBOUND_NO_PROXY)));
    }

    /// How Kotae behaves where others are present.
    public Rules manners() {
        return new Rules(MannersReader.listening(text(Key.MANNERS_DEFAULT)), channels);
    }

    /// What becomes of sentences that rest on no document.
    public Unsupported unsupported() {
        return switch (text(Key.GROUNDING)) {
            case "judge" -> Unsupported.JUDGE;
            case "remove" -> Unsupported.REMOVE;
            case "off" -> Unsupported.KEEP;
            default -> Unsupported.MARK;
        };
    }

    /// The keys that encrypt tokens, in Base64, the one to encrypt with first; none where none is
    /// set.
    public List<Secret> storeKeys() {
        return value(Key.STORE_KEY).map(Keys::read).orElse(List.of());
    }

    /// The same settings with some values replaced.
    public Settings with(Map<Key, String> replaced) {
        var all = new EnumMap<Key, String>(Key.class);
        all.putAll(values);
        all.putAll(replaced);
        return new Settings(all, knowledge, groups, instructions, limits, channels, models, terms);
    }

    /// The same settings with one folder in place of all documents.
    public Settings withDocuments(Path folder) {
        return withKnowledge(
                List.of(new Source.Folder("", folder.toString(), "", Rule.EVERYBODY, "")));
    }

    /// The same settings with other documents.
    public Settings withKnowledge(List<Source> sources) {
        return new Settings(values, sources, groups, instructions, limits, channels, models, terms);
    }

    /// The same settings with other groups.
    public Settings withGroups(Map<String, Set<String>> others) {
        return new Settings(
                values, knowledge, others, instructions, limits, channels, models, terms);
    }

    /// The same settings with other limits.
    public Settings withLimits(List<Limit> others) {
        return new Settings(
                values, knowledge, groups, instructions, others, channels, models, terms);
    }

    /// The same settings with other models that can be called.
    public Settings withModels(SequencedMap<String, ModelCard> called) {
        return new Settings(
                values, knowledge, groups, instructions, limits, channels, called, terms);
    }
}
