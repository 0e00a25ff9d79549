package dev.kotae.slack.face;

import com.google.gson.JsonObject;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wish;
import dev.kotae.chat.Wording;
import dev.kotae.memory.StoreFailure;
import dev.kotae.slack.block.Act;
import dev.kotae.slack.home.Home;
import dev.kotae.slack.screen.Afterwards;
import dev.kotae.slack.screen.Callback;
import dev.kotae.slack.screen.Interaction;
import dev.kotae.slack.screen.Readers;
import dev.kotae.slack.screen.Screens;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where clicks, modals and shortcuts arrive. Called on Slack's request, which waits three seconds:
/// nothing here calls Slack.
public final class Faces {
    private static final Logger log = LoggerFactory.getLogger(Faces.class);

    private final Buttons buttons;
    private final Shortcuts shortcuts;
    private final Courtesies courtesies;
    private final Home home;
    private final Screens screens;
    private final Readers readers;
    private final Afterwards afterwards;

    Faces(
            Buttons buttons,
            Shortcuts shortcuts,
            Courtesies courtesies,
            Home home,
            Screens screens,
            Readers readers,
            Afterwards afterwards) {
        this.buttons = buttons;
        this.shortcuts = shortcuts;
        this.courtesies = courtesies;
        this.home = home;
        this.screens = screens;
        this.readers = readers;
        this.afterwards = afterwards;
    }

    /// Takes in what somebody did. What we do not know is no error: it may come from a message that
    /// a later version posted.
    ///
    /// @return what to answer Slack with besides that all is well; empty for nothing
    public Optional<JsonObject> take(Interaction interaction) {
        if (interaction.workspace().isEmpty() || interaction.person().isEmpty()) {
            return Optional.empty();
        }
        try {
            switch (interaction.type()) {
                case "block_actions" -> interaction.act().ifPresent(act -> did(act, interaction));
                case "view_submission" -> {
                    var modal = Callback.of(interaction.callback());
                    if (modal.isPresent() && !submitted(modal.get(), interaction)) {
                        return sorry(interaction);
                    }
                }
                case "message_action", "shortcut" ->
                        Callback.of(interaction.callback())
                                .ifPresent(shortcut -> chose(shortcut, interaction));
                default -> {
                    // A modal that was closed, or something of another day.
                }
            }
            return Optional.empty();
        } catch (StoreFailure failure) {
            log.error("slack=interaction_not_kept why=\"{}\"", failure.getMessage());
            return sorry(interaction);
        }
    }

    private void did(Act act, Interaction click) {
        switch (act) {
            case RATE -> buttons.rate(click);
            case DEEPER -> buttons.again(click, Wish.DEEPER);
            case AGAIN -> buttons.again(click, Wish.AGAIN);
            case WHY -> buttons.why(click);
            case SHARE -> buttons.share(click, false);
            case SHARE_SURELY -> buttons.share(click, true);
            case KEEP -> courtesies.keep(click);
            case ASK_OWNER -> buttons.askOwner(click);
            case PRIVATELY -> buttons.privately(click);
            case LANGUAGE -> home.language(click);
            case MODEL -> home.model(click);
            case CHANNEL -> home.openRoom(click);
            case FORGET_ME -> home.forgetPerson(click);
            case FORGET_HERE -> home.forgetConversation(click);
            case OFFER_TAKE -> courtesies.take(click);
            case OFFER_DECLINE -> courtesies.decline(click);
            case MUTE -> courtesies.mute(click, true);
            case UNMUTE -> courtesies.mute(click, false);
            case FAULTS, WORDS, QUESTION, WHERE, LISTENING, ROOM_LANGUAGE -> {
                // Comes with the modal when it is sent.
            }
        }
    }

    /// False where nothing can come of it.
    private boolean submitted(Callback modal, Interaction submitted) {
        switch (modal) {
            case QUESTION -> {
                return shortcuts.ask(submitted);
            }
            case ABOUT -> shortcuts.askAbout(submitted);
            case WRONG -> buttons.complain(submitted);
            case ROOM -> home.keepRoom(submitted);
            case SUMMARY, TRANSLATION, WHY, WAIT -> {
                // Nothing that could be sent.
            }
        }
        return true;
    }

    private void chose(Callback shortcut, Interaction click) {
        switch (shortcut) {
            case QUESTION -> shortcuts.open(click);
            case ABOUT -> shortcuts.openAbout(click);
            case SUMMARY -> shortcuts.summarise(click);
            case TRANSLATION -> shortcuts.translate(click);
            case WRONG, ROOM, WHY, WAIT -> {
                // No shortcuts.
            }
        }
    }

    /// Slack does not deliver a click again, so the person must know.
    private Optional<JsonObject> sorry(Interaction interaction) {
        if (interaction.type().equals("view_submission")) {
            return Optional.of(refusal(interaction));
        }
        var words = notKept(interaction);
        interaction
                .responseUrl()
                .ifPresent(
                        url -> afterwards.run("say_not_kept", () -> screens.whisper(url, words)));
        return Optional.empty();
    }

    private String notKept(Interaction interaction) {
        var languages = readers.known(interaction.workspace(), interaction.person());
        return Readers.words(Phrase.of(Wording.CLICK_NOT_KEPT), languages);
    }

    /// A modal that stays open and says why.
    private JsonObject refusal(Interaction submitted) {
        var words = notKept(submitted);
        var errors = new JsonObject();
        submitted.view().at("state").at("values").object().keySet().stream()
                .findFirst()
                .ifPresent(block -> errors.addProperty(block, words));
        var refusal = new JsonObject();
        refusal.addProperty("response_action", "errors");
        refusal.add("errors", errors);
        return refusal;
    }
}
