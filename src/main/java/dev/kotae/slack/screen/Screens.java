package dev.kotae.slack.screen;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.block.Kit;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Shows what is drawn: in a modal, on App Home, or in a note for one person's eyes. Every method
/// blocks and throws [dev.kotae.slack.api.SlackRefusal].
///
/// @param api how Slack is called
/// @param clock bounds the patience with Slack
public record Screens(SlackApi api, InstantSource clock) {
    /// A `trigger_id` lives for three seconds (docs.slack.dev, "Modals", read September 2026).
    private static final Duration TRIGGER = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Later than that a word that nobody asked for helps nobody any more.
    private static final Duration SHORTLY = Duration.ofSeconds(5);

    /// A modal that stands before somebody.
    ///
    /// @param workspace where it was opened
    /// @param id Slack's name of it
    /// @param hash Slack's name of what it shows
    public record Opened(String workspace, String id, String hash) {}

    /// Opens a modal for whoever has just clicked.
    public Opened open(Interaction click, JsonObject view) {
        var opened =
                api.call(
                                SlackMethod.VIEWS_OPEN,
                                SlackPlace.anywhereIn(click.workspace()),
                                Map.of("trigger_id", click.trigger(), "view", view.toString()),
                                clock.instant().plus(TRIGGER))
                        .at("view");
        return new Opened(click.workspace(), opened.text("id"), opened.text("hash"));
    }

    /// Shows something else in a modal, for which there is no hurry.
    public void update(Opened modal, JsonObject view) {
        api.call(
                SlackMethod.VIEWS_UPDATE,
                SlackPlace.anywhereIn(modal.workspace()),
                Map.of("view_id", modal.id(), "hash", modal.hash(), "view", view.toString()),
                clock.instant().plus(PATIENCE));
    }

    /// Shows somebody's App Home.
    public void publish(String workspace, String person, JsonObject view) {
        api.call(
                SlackMethod.VIEWS_PUBLISH,
                SlackPlace.anywhereIn(workspace),
                Map.of("user_id", person, "view", view.toString()),
                clock.instant().plus(PATIENCE));
    }

    /// Takes away what the URL was given with.
    public void remove(URI responseUrl) {
        var removal = new JsonObject();
        removal.addProperty("delete_original", true);
        api.respond(responseUrl, removal, clock.instant().plus(PATIENCE));
    }

    /// Says something for one person's eyes where nothing was clicked.
    ///
    /// @param buttons what stands below it to be clicked
    public void whisper(SlackPlace place, String person, String words, List<JsonObject> buttons) {
        var blocks = Kit.array(List.of(Kit.section(Kit.escaped(words))));
        if (!buttons.isEmpty()) {
            blocks.add(Kit.actions(buttons));
        }
        api.whisper(place, person, Kit.escaped(words), blocks, clock.instant().plus(SHORTLY));
    }

    /// Says something for one person's eyes where we are in the channel, else by way of the URL.
    public void whisper(SlackPlace place, String person, URI otherwise, String words) {
        try {
            whisper(place, person, words, List.of());
        } catch (SlackRefusal refusal) {
            if (refusal.fate() != SlackRefusal.Fate.FINAL) {
                throw refusal;
            }
            whisper(otherwise, words);
        }
    }

    /// Says something for the eyes of whoever the URL was given for.
    public void whisper(URI responseUrl, String words) {
        whisper(responseUrl, words, Kit.array(List.of(Kit.section(Kit.escaped(words)))));
    }

    /// Says something of our own, in Slack's markup, for the same eyes.
    public void say(URI responseUrl, String mrkdwn) {
        whisper(responseUrl, mrkdwn, Kit.array(List.of(Kit.section(mrkdwn))));
    }

    /// Shows something for the eyes of whoever the URL was given for.
    ///
    /// @param words what notifications and screen readers get
    public void whisper(URI responseUrl, String words, JsonArray blocks) {
        respond(responseUrl, words, blocks, false);
    }

    /// Shows something in the place of what the URL was given with.
    ///
    /// @param words what notifications and screen readers get
    public void replace(URI responseUrl, String words, JsonArray blocks) {
        respond(responseUrl, words, blocks, true);
    }

    private void respond(URI responseUrl, String words, JsonArray blocks, boolean inPlace) {
        var note = new JsonObject();
        note.addProperty("response_type", "ephemeral");
        note.addProperty("replace_original", inPlace);
        note.addProperty("text", Kit.escaped(words));
        note.add("blocks", blocks);
        api.respond(responseUrl, note, clock.instant().plus(PATIENCE));
    }
}
