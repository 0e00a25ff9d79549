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

/// Reads `manners.channels`: for each channel when Kotae listens there, or that and more.
final class MannersReader {
    private static final Set<String> KEYS = Set.of("listening", "language", "model");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPANESE);

    /// What may be said of listening.
    static final List<String> LISTENINGS =
            Arrays.stream(Listening.values()).map(Branch::word).toList();

    private MannersReader() {}

    /// The way to listen that is spelled so.
    static Listening listening(String word) {
        return Listening.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static Map<String, Wishes> read(Branch manners) {
        if (!manners.node().isObject()) {
            manners.wrong("settings.manners-wanted");
            return Map.of();
        }
        var channels = new HashMap<String, Wishes>();
        manners.named()
                .forEach((id, channel) -> {
                    Ids.at(manners).channel(id);
                    channels.put(id, channel(channel));
                });
        return channels;
    }

    private static Wishes channel(Branch channel) {
        if (channel.node().isValueNode()) {
            return Wishes.NONE.listening(listening(channel));
        }
        if (!channel.node().isObject()) {
            channel.wrong("settings.manners-wanted");
            return Wishes.NONE;
        }
        channel.only(KEYS);
        return new Wishes(
                channel.at("language")
                        .written()
                        .flatMap(language -> language.choice(LANGUAGES, Locale::getLanguage)),
                channel.at("model").written().flatMap(MannersReader::model),
                listening(channel.at("listening")),
                Optional.empty());
    }

    private static Optional<Listening> listening(Branch listening) {
        return listening.written().flatMap(written -> written.choice(Listening.values()));
    }

    /// Whether there is such a one is seen when all is read.
    private static Optional<String> model(Branch model) {
        var word = model.text().toLowerCase(Locale.ROOT);
        if (!ModelsReader.isWord(word)) {
            model.wrong("settings.no-model", word);
            return Optional.empty();
        }
        return Optional.of(word);
    }
}
