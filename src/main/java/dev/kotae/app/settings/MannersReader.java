package dev.kotae.app.settings;

import dev.kotae.memory.Preferences.Listening;
import dev.kotae.memory.Preferences.Wishes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads `manners.channels`: for each channel when Kotae listens there, or that and more.
record MannersReader(Texts texts, KnownPaths known, Problems problems) {
    private static final Set<String> KEYS = Set.of("listening", "language", "model");
    private static final List<String> LANGUAGES = List.of("en", "ja");

    /// What may be said of listening.
    static final List<String> LISTENINGS =
            Arrays.stream(Listening.values()).map(MannersReader::name).toList();

    /// How a way to listen is spelled in the settings.
    private static String name(Listening listening) {
        return listening.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The way to listen that is spelled so.
    static Listening listening(String name) {
        return Listening.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Map<String, Wishes> read(JsonNode node) {
        if (!node.isObject()) {
            problems.add("settings.manners-wanted", "manners.channels");
            return Map.of();
        }
        var channels = new HashMap<String, Wishes>();
        for (var entry : node.properties()) {
            new Ids(problems).channel("manners.channels", entry.getKey());
            var path = "manners.channels." + entry.getKey();
            channels.put(entry.getKey(), channel(path, entry.getValue()));
        }
        return channels;
    }

    private Wishes channel(String path, JsonNode node) {
        if (node.isValueNode()) {
            return Wishes.NONE.listening(
                    choice(path, node, LISTENINGS).map(MannersReader::listening));
        }
        if (!node.isObject()) {
            problems.add("settings.manners-wanted", path);
            return Wishes.NONE;
        }
        known.only(path, node.propertyNames(), KEYS);
        return new Wishes(
                choice(path + ".language", node.path("language"), LANGUAGES)
                        .map(Locale::forLanguageTag),
                model(path + ".model", node.path("model")),
                choice(path + ".listening", node.path("listening"), LISTENINGS)
                        .map(MannersReader::listening),
                Optional.empty());
    }

    /// Whether there is such a one is seen when all is read.
    private Optional<String> model(String path, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        var word = texts.in(path, node).toLowerCase(Locale.ROOT);
        if (!ModelsReader.isWord(word)) {
            problems.add("settings.no-model", path, word);
            return Optional.empty();
        }
        return Optional.of(word);
    }

    private Optional<String> choice(String path, JsonNode node, List<String> choices) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        var text = texts.in(path, node);
        if (!choices.contains(text)) {
            problems.add("settings.choice-wanted", path, text, String.join(", ", choices));
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
