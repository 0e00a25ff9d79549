package dev.kotae.slack.home;

import dev.kotae.chat.Wording;
import dev.kotae.memory.Preferences.Listening;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.block.Offers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be chosen, and what a choice means.
///
/// @param reader whose language the labels are in
/// @param offers the models
public record Choices(Locale reader, Offers offers) {
    /// The value of the choice that nothing is chosen.
    public static final String NONE = "auto";

    /// The languages.
    ///
    /// @param otherwise what holds where none is chosen
    public List<Kit.Option> languages(Wording otherwise) {
        return List.of(
                option(otherwise, NONE),
                new Kit.Option("English", "en"),
                new Kit.Option("日本語", "ja"));
    }

    /// The kinds of models.
    public List<Kit.Option> tiers() {
        var tiers = new ArrayList<Kit.Option>();
        tiers.add(option(Wording.MODEL_AUTO, NONE));
        tiers.add(tier(Wording.MODEL_QUICK, "quick", offers.quick()));
        tiers.add(tier(Wording.MODEL_BALANCED, "balanced", offers.balanced()));
        tiers.add(tier(Wording.MODEL_DEEP, "deep", offers.deepest()));
        offers.called().forEach((word, name) -> tiers.add(new Kit.Option(name, word)));
        return List.copyOf(tiers);
    }

    private Kit.Option tier(Wording wording, String value, String model) {
        var label = wording.in(reader);
        return new Kit.Option(model.isEmpty() ? label : label + " (" + model + ")", value);
    }

    /// When to take part in a channel.
    public List<Kit.Option> listenings() {
        return List.of(
                option(Wording.LISTENING_DEFAULT, NONE),
                option(Wording.LISTENING_OFF, Listening.OFF.name()),
                option(Wording.LISTENING_MENTION, Listening.MENTION.name()),
                option(Wording.LISTENING_THREAD, Listening.THREAD.name()),
                option(Wording.LISTENING_ASK_FIRST, Listening.ASK_FIRST.name()));
    }

    private Kit.Option option(Wording wording, String value) {
        return new Kit.Option(wording.in(reader), value);
    }

    /// The language that a value stands for.
    public static Optional<Locale> language(String value) {
        return switch (value) {
            case "en" -> Optional.of(Locale.ENGLISH);
            case "ja" -> Optional.of(Locale.JAPANESE);
            default -> Optional.empty();
        };
    }

    /// The value that stands for a language.
    public static String value(Optional<Locale> language) {
        return language.map(Locale::getLanguage).orElse(NONE);
    }

    /// The kind of model, or the one model, that a value stands for.
    public Optional<String> tier(String value) {
        return switch (value) {
            case "quick", "balanced", "deep" -> Optional.of(value);
            default -> offers.called().containsKey(value) ? Optional.of(value) : Optional.empty();
        };
    }

    /// The time to take part that a value stands for.
    public static Optional<Listening> listening(String value) {
        for (var listening : Listening.values()) {
            if (listening.name().equals(value)) {
                return Optional.of(listening);
            }
        }
        return Optional.empty();
    }

    /// What one of these options is called. A choice that there is no more is none: the first says
    /// so.
    public static String label(List<Kit.Option> options, String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .map(Kit.Option::label)
                .orElseGet(() -> options.getFirst().label());
    }
}
