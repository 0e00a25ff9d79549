package dev.kotae.slack.face;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.chat.Address;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Preferences.Scope;
import dev.kotae.memory.Preferences.Wishes;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.block.Act;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.home.Choices;
import dev.kotae.slack.home.HomePage;
import dev.kotae.slack.home.Kept;
import dev.kotae.slack.home.Quiet;
import dev.kotae.slack.screen.Afterwards;
import dev.kotae.slack.screen.Readers;
import dev.kotae.slack.screen.Screens;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The command `/kotae`: what somebody wants of us that is no question. Its answer is for this
/// person's eyes. What it changes for that person is changed before it is acknowledged; of what
/// concerns others Slack is asked first who may.
public final class KotaeCommand {
    private enum Verb {
        HELP("help", "ヘルプ", "使い方", ""),
        MODEL("model", "モデル"),
        USAGE("usage", "利用状況", "使用量"),
        MUTE("mute", "ミュート", "静かに"),
        UNMUTE("unmute", "ミュート解除"),
        FORGET("forget", "忘れて", "忘却", "削除", "消去"),
        LANGUAGE("language", "lang", "言語"),
        WHY("why", "理由", "なぜ");

        @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
        private final Set<String> words;

        Verb(String... words) {
            this.words = Set.of(words);
        }
    }

    private final Quiet quiet;
    private final Kept kept;
    private final HomePage page;
    private final Screens screens;
    private final Readers readers;
    private final Afterwards afterwards;

    KotaeCommand(
            Quiet quiet,
            Kept kept,
            HomePage page,
            Screens screens,
            Readers readers,
            Afterwards afterwards) {
        this.quiet = quiet;
        this.kept = kept;
        this.page = page;
        this.screens = screens;
        this.readers = readers;
        this.afterwards = afterwards;
    }

    /// Does what was said, and tells the person in a moment. Calls nobody before that.
    ///
    /// @throws dev.kotae.memory.StoreFailure when it was not kept
    public void take(Spoken spoken) {
        var text = Normalizer.normalize(spoken.text(), Normalizer.Form.NFKC).strip();
        var words = text.split("\\s+", 2);
        var said = words[0].toLowerCase(Locale.ROOT);
        var more = words.length > 1 ? words[1].strip().toLowerCase(Locale.ROOT) : "";
        for (var verb : Verb.values()) {
            if (verb.words.contains(said)) {
                take(verb, more, spoken);
                return;
            }
        }
        tell(spoken, reader -> sections(say(Wording.KOTAE_UNKNOWN, reader, said), help(reader)));
    }

    private void take(Verb verb, String more, Spoken spoken) {
        switch (verb) {
            case HELP -> tell(spoken, reader -> sections(help(reader)));
            case MODEL -> model(spoken, more);
            case LANGUAGE -> language(spoken, more);
            case USAGE -> tell(spoken, reader -> sections(usage(spoken, reader)));
            case MUTE -> mute(spoken, true);
            case UNMUTE -> mute(spoken, false);
            case FORGET -> tell(spoken, reader -> forget(spoken, reader));
            case WHY -> tell(spoken, reader -> why(spoken, reader));
        }
    }

    private static String help(Locale reader) {
        return say(Wording.KOTAE_HELP, reader);
    }

    private void model(Spoken spoken, String more) {
        var chosen = tier(more);
        if (!chosen.isEmpty()) {
            wish(
                    spoken,
                    wishes -> wishes.onTier(new Choices(Locale.ROOT, page.offers()).tier(chosen)));
        }
        boolean unknown = !more.isEmpty() && chosen.isEmpty();
        tell(
                spoken,
                reader -> {
                    var menu = page.model(tenant(spoken), spoken.person(), reader);
                    return unheard(unknown, more, menu, reader);
                });
    }

    private void wish(Spoken spoken, UnaryOperator<Wishes> how) {
        kept.preferences().change(tenant(spoken), Scope.PERSON, spoken.person(), how);
    }

    private String tier(String word) {
        return switch (word) {
            case "fast", "haiku", "速い" -> "quick";
            case "sonnet" -> "balanced";
            case "opus" -> "deep";
            case "auto", "default", "自動", "おまかせ" -> Choices.NONE;
            default -> page.offers().called().containsKey(word) ? word : labelled(word);
        };
    }

    /// The value of the kind of model that is called so, in any language, in the menu.
    private String labelled(String word) {
        return Stream.of(Locale.ENGLISH, Locale.JAPANESE)
                .flatMap(reader -> new Choices(reader, page.offers()).tiers().stream())
                .filter(option -> isCalled(option.label(), word))
                .map(Kit.Option::value)
                .findFirst()
                .orElse("");
    }

    /// The model behind it may be left out.
    private static boolean isCalled(String label, String word) {
        var plain = Normalizer.normalize(label, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return plain.equals(word) || (!word.isEmpty() && plain.startsWith(word + " ("));
    }

    private void language(Spoken spoken, String more) {
        var chosen =
                switch (more) {
                    case "en", "english", "英語" -> "en";
                    case "ja", "japanese", "日本語" -> "ja";
                    case "auto", "default", "自動" -> Choices.NONE;
                    default -> "";
                };
        if (!chosen.isEmpty()) {
            wish(spoken, wishes -> wishes.inLanguage(Choices.language(chosen)));
        }
        boolean unknown = !more.isEmpty() && chosen.isEmpty();
        tell(
                spoken,
                reader -> {
                    var menu = page.language(tenant(spoken), spoken.person(), reader);
                    return unheard(unknown, more, menu, reader);
                });
    }

    /// That a word stands for no choice, before what there is to choose from.
    private static JsonArray unheard(boolean unknown, String word, JsonObject menu, Locale reader) {
        var blocks =
                unknown ? sections(say(Wording.KOTAE_NO_CHOICE, reader, word)) : new JsonArray();
        blocks.add(menu);
        return blocks;
    }

    private String usage(Spoken spoken, Locale reader) {
        var zone = readers.zone(spoken.workspace(), spoken.person());
        return page.used().byPerson(tenant(spoken), spoken.person(), zone, reader);
    }

    /// A command is typed into a channel and never into a thread: it is about the channel.
    private void mute(Spoken spoken, boolean muted) {
        if (spoken.channel().startsWith("D")) {
            tell(spoken, reader -> sections(say(Wording.KOTAE_MUTED_DIRECT, reader)));
            return;
        }
        var channel = new Address(Platform.SLACK, spoken.workspace(), spoken.channel(), "");
        var wish = new Arrival.Muted(channel, spoken.person(), muted);
        tell(spoken, reader -> sections(say(quiet.keep(wish, reader), reader)));
    }

    private static JsonArray forget(Spoken spoken, Locale reader) {
        var sure =
                spoken.channel().startsWith("D")
                        ? Wording.FORGET_DIRECT_SURE
                        : Wording.FORGET_CONVERSATION_SURE;
        var here =
                Kit.dangerous(
                        Act.FORGET_HERE,
                        say(Wording.FORGET_CONVERSATION, reader),
                        "here",
                        say(sure, reader),
                        say(Wording.MODAL_CANCEL, reader));
        var blocks = sections(say(Wording.KOTAE_FORGET, reader));
        blocks.add(Kit.actions(List.of(here, HomePage.forget(reader))));
        return blocks;
    }

    private JsonArray why(Spoken spoken, Locale reader) {
        return kept.answers()
                .latest(tenant(spoken), spoken.person(), spoken.channel())
                .map(Answers.KeptAnswer::answer)
                .map(answer -> why(answer, reader))
                .orElseGet(() -> sections(say(Wording.KOTAE_NO_ANSWER, reader)));
    }

    /// With the turn, which is what people are asked to name.
    private static JsonArray why(Answer answer, Locale reader) {
        var paragraphs = new Why(reader).paragraphs(Optional.of(answer));
        var blocks = sections(paragraphs.toArray(String[]::new));
        blocks.add(Kit.context(List.of(say(Wording.WHY_TURN, reader, answer.receipt().turn()))));
        return blocks;
    }

    private void tell(Spoken spoken, Function<Locale, JsonArray> drawn) {
        afterwards.run(
                "answer_command",
                () -> {
                    var reader = readers.of(spoken.workspace(), spoken.person());
                    var blocks = drawn.apply(reader);
                    screens.whisper(spoken.responseUrl(), spokenWords(blocks), blocks);
                });
    }

    /// What is read aloud in place of the blocks.
    private static String spokenWords(JsonArray blocks) {
        var words = new StringBuilder();
        for (var block : blocks) {
            var text = new SlackJson(block.getAsJsonObject()).at("text").text("text");
            words.append(words.isEmpty() || text.isEmpty() ? "" : "\n").append(text);
        }
        return words.toString();
    }

    private static JsonArray sections(String... paragraphs) {
        var blocks = new JsonArray();
        for (var paragraph : paragraphs) {
            blocks.add(Kit.section(paragraph));
        }
        return blocks;
    }

    private static String tenant(Spoken spoken) {
        return SlackTokens.tenant(spoken.workspace());
    }

    private static String say(Wording wording, Locale reader, String... arguments) {
        var harmless = Arrays.stream(arguments).map(Kit::escaped).toList();
        return new Phrase(wording, harmless).in(reader);
    }
}
