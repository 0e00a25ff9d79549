package dev.kotae.slack.home;

import com.google.gson.JsonObject;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Preferences.Scope;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.block.Act;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.block.Offers;
import dev.kotae.slack.screen.Readers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// App Home: how to use us, what one has chosen, what one has used, the channels, and how to be
/// forgotten.
///
/// @param kept what is remembered
/// @param used what was used
/// @param readers whose language it is in
/// @param rights who sees what the workspace has used
/// @param offers the models
public record HomePage(Kept kept, Used used, Readers readers, Rights rights, Offers offers) {
    /// Draws it for one person. May call Slack.
    public JsonObject drawn(String workspace, String person) {
        var reader = readers.of(workspace, person);
        var blocks = new ArrayList<JsonObject>();
        blocks.add(Kit.header(say(Wording.HOME_WELCOME, reader)));
        blocks.add(Kit.section(say(Wording.HOME_HOW, reader)));
        blocks.add(Kit.divider());
        blocks.addAll(settings(SlackTokens.tenant(workspace), person, reader));
        blocks.add(Kit.divider());
        blocks.add(Kit.header(say(Wording.HOME_USAGE, reader)));
        blocks.add(Kit.section(usage(workspace, person, reader)));
        blocks.add(Kit.divider());
        blocks.add(Kit.header(say(Wording.HOME_CHANNELS, reader)));
        var channels = Kit.channels(Act.CHANNEL, say(Wording.HOME_CHANNELS_CHOOSE, reader));
        blocks.add(Kit.section(say(Wording.HOME_CHANNELS_HOW, reader), channels));
        blocks.add(Kit.divider());
        blocks.add(Kit.header(say(Wording.HOME_PRIVACY, reader)));
        blocks.add(Kit.section(say(Wording.HOME_PRIVACY_HOW, reader), forget(reader)));
        blocks.add(Kit.context(List.of(say(Wording.HOME_DISCLAIMER, reader))));
        var view = new JsonObject();
        view.addProperty("type", "home");
        view.add("blocks", Kit.array(blocks));
        return view;
    }

    private List<JsonObject> settings(String tenant, String person, Locale reader) {
        var present = kept.preferences().of(tenant, Scope.PERSON, person);
        var choices = new Choices(reader, offers);
        return List.of(
                Kit.header(say(Wording.HOME_SETTINGS, reader)),
                Kit.section(
                        say(Wording.HOME_LANGUAGE, reader),
                        Kit.select(
                                Act.LANGUAGE,
                                choices.languages(Wording.LANGUAGE_AUTO),
                                Choices.value(present.language()))),
                Kit.section(
                        say(Wording.HOME_MODEL, reader),
                        Kit.select(
                                Act.MODEL, choices.tiers(), present.tier().orElse(Choices.NONE))));
    }

    /// Who answers somebody, with a menu to choose anew.
    public JsonObject model(String tenant, String person, Locale reader) {
        var tiers = new Choices(reader, offers).tiers();
        var present =
                kept.preferences().of(tenant, Scope.PERSON, person).tier().orElse(Choices.NONE);
        var label = Kit.escaped(Choices.label(tiers, present));
        return Kit.section(
                Phrase.of(Wording.KOTAE_MODEL, label).in(reader),
                Kit.select(Act.MODEL, tiers, present));
    }

    /// The language of somebody's buttons and notices, with a menu to choose anew.
    public JsonObject language(String tenant, String person, Locale reader) {
        var languages = new Choices(reader, offers).languages(Wording.LANGUAGE_AUTO);
        var present = Choices.value(kept.preferences().of(tenant, Scope.PERSON, person).language());
        var label = Kit.escaped(Choices.label(languages, present));
        return Kit.section(
                Phrase.of(Wording.KOTAE_LANGUAGE, label).in(reader),
                Kit.select(Act.LANGUAGE, languages, present));
    }

    private String usage(String workspace, String person, Locale reader) {
        var tenant = SlackTokens.tenant(workspace);
        var zone = readers.zone(workspace, person);
        var own = used.byPerson(tenant, person, zone, reader);
        return rights.runsWorkspace(workspace, person)
                ? own + "\n\n" + used.byAll(tenant, zone, reader)
                : own;
    }

    public static JsonObject forget(Locale reader) {
        return Kit.dangerous(
                Act.FORGET_ME,
                say(Wording.FORGET_PERSON, reader),
                "me",
                say(Wording.FORGET_PERSON_SURE, reader),
                say(Wording.MODAL_CANCEL, reader));
    }

    private static String say(Wording wording, Locale reader) {
        return wording.in(reader);
    }
}
