package dev.kotae.slack.home;

import com.google.gson.JsonObject;
import dev.kotae.answer.Faq;
import dev.kotae.chat.Address;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Preferences.Scope;
import dev.kotae.memory.Preferences.Wishes;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.block.Act;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.screen.Afterwards;
import dev.kotae.slack.screen.Callback;
import dev.kotae.slack.screen.Interaction;
import dev.kotae.slack.screen.Modal;
import dev.kotae.slack.screen.Readers;
import dev.kotae.slack.screen.Screens;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// What somebody chooses on App Home, and in the modal with a channel's settings. A choice is kept
/// before it is acknowledged; the page is drawn anew after it.
public final class Home {
    /// How the conversations begin that somebody has with us by commands.
    private static final String COMMANDS = "/ask:";

    private final Kept kept;
    private final HomePage page;
    private final Screens screens;
    private final Readers readers;
    private final Rights rights;
    private final Faq faq;
    private final Afterwards afterwards;

    public Home(
            Kept kept,
            HomePage page,
            Screens screens,
            Readers readers,
            Rights rights,
            Faq faq,
            Afterwards afterwards) {
        this.kept = kept;
        this.page = page;
        this.screens = screens;
        this.readers = readers;
        this.rights = rights;
        this.faq = faq;
        this.afterwards = afterwards;
    }

    /// Somebody opened App Home: it is drawn in a moment.
    public void show(String workspace, String person) {
        afterwards.run(
                "show_home",
                () -> screens.publish(workspace, person, page.drawn(workspace, person)));
    }

    /// Somebody chose a language.
    public void language(Interaction click) {
        var language = Choices.language(click.value());
        wish(click, wishes -> wishes.inLanguage(language), page::language);
    }

    /// Somebody chose a model.
    public void model(Interaction click) {
        var tier = new Choices(Locale.ROOT, page.offers()).tier(click.value());
        wish(click, wishes -> wishes.onTier(tier), page::model);
    }

    /// The menu that somebody chose from, as it stands now.
    private interface Menu {
        JsonObject drawn(String tenant, String person, Locale reader);
    }

    /// A menu in a note says what was chosen; on App Home the whole page is drawn anew.
    private void wish(Interaction click, UnaryOperator<Wishes> change, Menu menu) {
        kept.preferences().change(click.tenant(), Scope.PERSON, click.person(), change);
        click.responseUrl()
                .ifPresentOrElse(
                        url -> afterwards.run("show_choice", () -> redraw(click, url, menu)),
                        () -> show(click.workspace(), click.person()));
    }

    private void redraw(Interaction click, URI url, Menu menu) {
        var section = menu.drawn(click.tenant(), click.person(), readers.of(click));
        var words = new SlackJson(section).at("text").text("text");
        screens.replace(url, words, Kit.array(List.of(section)));
    }

    /// Somebody chose a channel to change its settings. Slack has to be asked who may, which can
    /// take longer than it waits for a modal: one that says so is opened before.
    public void openRoom(Interaction click) {
        var channel = click.value();
        if (channel.isEmpty()) {
            return;
        }
        afterwards.run(
                "open_room_settings",
                () -> {
                    var reader = readers.soon(click);
                    var present = kept.preferences().of(click.tenant(), Scope.ROOM, channel);
                    var modal = screens.open(click, moment(reader));
                    var right = rights.toSet(click.workspace(), click.person(), channel);
                    screens.update(
                            modal,
                            switch (right) {
                                case GIVEN -> room(channel, present, reader);
                                case DENIED -> mayNot(Wording.ROOM_MAY_NOT, reader);
                                case UNKNOWN -> mayNot(Wording.ROOM_UNSEEN, reader);
                            });
                });
    }

    private static JsonObject moment(Locale reader) {
        var words = Kit.section(Wording.MODAL_WAIT.in(reader));
        return new Modal(Callback.WAIT, Wording.ROOM_TITLE, "", List.of(words)).told(reader);
    }

    private JsonObject room(String channel, Wishes present, Locale reader) {
        var choices = new Choices(reader, page.offers());
        var blocks =
                List.of(
                        Kit.section(
                                Phrase.of(Wording.ROOM_ABOUT, "<#" + Kit.escaped(channel) + ">")
                                        .in(reader)),
                        Kit.input(
                                Wording.ROOM_LISTENING.in(reader),
                                Kit.select(
                                        Act.LISTENING,
                                        choices.listenings(),
                                        present.listening().map(Enum::name).orElse(Choices.NONE)),
                                false),
                        Kit.input(
                                Wording.ROOM_LANGUAGE.in(reader),
                                Kit.select(
                                        Act.ROOM_LANGUAGE,
                                        choices.languages(Wording.ROOM_LANGUAGE_AUTO),
                                        Choices.value(present.language())),
                                false));
        return new Modal(Callback.ROOM, Wording.ROOM_TITLE, channel, blocks)
                .asking(reader, Wording.MODAL_SAVE);
    }

    private static JsonObject mayNot(Wording why, Locale reader) {
        return told(Wording.ROOM_TITLE, why.in(reader), reader);
    }

    private static JsonObject told(Wording title, String words, Locale reader) {
        return new Modal(Callback.WHY, title, "", List.of(Kit.section(words))).told(reader);
    }

    /// Keeps a channel's settings. Only whom we showed the modal can send it.
    public void keepRoom(Interaction submitted) {
        var channel = submitted.view().text("private_metadata");
        var listening = Choices.listening(submitted.filled(Act.LISTENING));
        var language = Choices.language(submitted.filled(Act.ROOM_LANGUAGE));
        kept.preferences()
                .change(
                        submitted.tenant(),
                        Scope.ROOM,
                        channel,
                        wishes -> wishes.listening(listening).inLanguage(language));
    }

    /// Forgets everything that somebody said to us, and what was answered.
    public void forgetPerson(Interaction click) {
        kept.erasure().person(click.tenant(), click.person());
        forgotten(click, faq.isOpen() ? Wording.FORGOTTEN_BUT_REVIEWED : Wording.FORGOTTEN_PERSON);
    }

    /// Forgets what somebody asked us by commands and shortcuts in one channel; in the direct
    /// message with us everything, whichever threads it is in.
    public void forgetConversation(Interaction click) {
        var command =
                new Address(
                        Platform.SLACK,
                        click.workspace(),
                        click.channel(),
                        COMMANDS + click.person());
        kept.erasure().conversation(command);
        kept.erasure().conversations(click.tenant(), click.channel()).stream()
                .filter(one -> isOwn(one, command))
                .forEach(kept.erasure()::conversation);
        forgotten(click, Wording.FORGOTTEN_CONVERSATION);
    }

    /// What was asked about a message or a thread is a conversation beside that by commands.
    private static boolean isOwn(Address one, Address command) {
        return one.thread().startsWith(command.thread() + ":")
                || (one.channel().startsWith("D") && !one.thread().startsWith(COMMANDS));
    }

    /// Says so in the conversation, or in a modal where App Home is none.
    private void forgotten(Interaction click, Wording wording) {
        afterwards.run(
                "say_forgotten",
                () -> {
                    var reader = readers.soon(click);
                    var words = wording.in(reader);
                    click.responseUrl()
                            .ifPresentOrElse(
                                    url -> screens.whisper(url, words),
                                    () ->
                                            screens.open(
                                                    click,
                                                    told(Wording.HOME_PRIVACY, words, reader)));
                });
        if (click.responseUrl().isEmpty()) {
            show(click.workspace(), click.person());
        }
    }
}
