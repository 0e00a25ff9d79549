package dev.kotae.slack.face;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.chat.Wording;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.directory.Latest;
import dev.kotae.slack.directory.Rooms;
import dev.kotae.slack.home.Home;
import dev.kotae.slack.screen.Afterwards;
import dev.kotae.slack.screen.Readers;
import dev.kotae.slack.screen.Screens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What somebody sees who opens us: App Home, or questions that could be asked. Gives conversations
/// of the agent view their titles.
///
/// Everything here is decoration: it happens after the event is acknowledged, and where Slack does
/// not take it, nothing is tried again.
public final class Greeter {
    private static final int LONGEST_TITLE = 60;
    private static final int MOST_NOTED = 1_000;
    private static final int MOST_OPENED = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// The app has no agent view, or Slack does not know the method yet: the older one does.
    private static final Set<String> NO_SESSION =
            Set.of("unknown_method", "not_allowed_token_type", "invalid_thread_ts", "not_an_agent");

    private static final String CHANNEL = "slack#/types/channel_id";

    private final Home home;
    private final Rooms rooms;
    private final Screens screens;
    private final Readers readers;
    private final Afterwards afterwards;

    /// Conversations of the older surface in which nothing was asked yet.
    private final Latest<SlackPlace, Boolean> begun = new Latest<>(MOST_NOTED);

    /// Conversations that somebody gave a title.
    private final Latest<SlackPlace, Boolean> renamed = new Latest<>(MOST_NOTED);

    /// The direct message of everybody who has opened us, by workspace and person: what somebody
    /// looks at later comes without it.
    private final Latest<String, String> opened = new Latest<>(MOST_OPENED);

    Greeter(Home home, Rooms rooms, Screens screens, Readers readers, Afterwards afterwards) {
        this.home = home;
        this.rooms = rooms;
        this.screens = screens;
        this.readers = readers;
        this.afterwards = afterwards;
    }

    /// `app_home_opened`: somebody opened one of our two tabs.
    ///
    /// @param agent whether the messages tab is an agent's, where questions can be suggested
    public void opened(String workspace, SlackJson event, boolean agent) {
        if (event.text("tab").equals("home")) {
            home.show(workspace, event.text("user"));
        } else if (agent) {
            opened.keep(person(workspace, event.text("user")), event.text("channel"));
            suggest(workspace, event, "");
        }
    }

    private static String person(String workspace, String user) {
        return workspace + "/" + user;
    }

    /// `app_context_changed`: somebody looks at something else while talking to us.
    ///
    /// @param person who, or empty where Slack does not tell
    public void looksAt(String workspace, String person, SlackJson event) {
        var told = event.text("channel");
        var seen = new JsonObject();
        seen.addProperty("user", person);
        seen.addProperty(
                "channel",
                told.isEmpty() ? opened.find(person(workspace, person)).orElse("") : told);
        seen.add("context", event.at("context").object());
        suggest(workspace, new SlackJson(seen), "");
    }

    /// `assistant_thread_started` and `assistant_thread_context_changed`: the same on the older
    /// surface, where each conversation is greeted.
    public void started(String workspace, SlackJson event, boolean first) {
        var thread = event.at("assistant_thread");
        var asEvent = new JsonObject();
        asEvent.addProperty("user", thread.text("user_id"));
        asEvent.addProperty("channel", thread.text("channel_id"));
        asEvent.add("context", entities(thread.at("context")));
        var place = new SlackPlace(workspace, thread.text("channel_id"), thread.text("thread_ts"));
        if (first) {
            begun.keep(place, true);
            afterwards.run("greet", () -> greet(place, thread.text("user_id")));
        }
        suggest(workspace, new SlackJson(asEvent), place.thread());
    }

    /// `agent_session_title_changed`: somebody gave a conversation a title. It has ours no more,
    /// not even when its first question is put otherwise. Another replica may have heard of it.
    public void renamed(String workspace, SlackJson event) {
        renamed.keep(
                new SlackPlace(workspace, event.text("channel"), event.text("thread_ts")), true);
    }

    /// Whether this conversation of the older surface was begun and nothing was asked in it yet;
    /// once for each. Another replica may know of it, and then it stays without a title.
    boolean asksFirst(SlackPlace place) {
        return begun.take(place).isPresent();
    }

    private static JsonObject entities(SlackJson context) {
        var looksAt = new JsonObject();
        var entities = new JsonArray();
        if (!context.text("channel_id").isEmpty()) {
            var entity = new JsonObject();
            entity.addProperty("type", CHANNEL);
            entity.addProperty("value", context.text("channel_id"));
            entities.add(entity);
        }
        looksAt.add("entities", entities);
        return looksAt;
    }

    private void greet(SlackPlace place, String person) {
        var words = Wording.GREETING.in(readers.of(place.workspace(), person));
        var form = new LinkedHashMap<String, String>();
        form.put("channel", place.channel());
        form.put("thread_ts", place.thread());
        form.put("text", Kit.escaped(words));
        call(SlackMethod.POST_MESSAGE, place, form);
    }

    private void suggest(String workspace, SlackJson event, String thread) {
        var channel = event.text("channel");
        var person = event.text("user");
        if (channel.isEmpty() || person.isEmpty()) {
            return;
        }
        afterwards.run(
                "suggest",
                () -> {
                    var reader = readers.of(workspace, person);
                    var form = new LinkedHashMap<String, String>();
                    form.put("channel_id", channel);
                    if (!thread.isEmpty()) {
                        form.put("thread_ts", thread);
                    }
                    form.put("title", Wording.GREETING.in(reader));
                    form.put("prompts", prompts(lookedAt(workspace, event), reader).toString());
                    var place = new SlackPlace(workspace, channel, thread);
                    call(SlackMethod.SUGGEST, place, form);
                });
    }

    /// The name of the channel that somebody looks at; empty where it is none, or not known.
    private String lookedAt(String workspace, SlackJson event) {
        return event.at("context").list("entities").stream()
                .filter(entity -> entity.text("type").equals(CHANNEL))
                .map(entity -> rooms.name(workspace, entity.text("value")))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// Four at most (docs.slack.dev, "assistant.threads.setSuggestedPrompts", read September 2026).
    private static JsonArray prompts(String channel, Locale reader) {
        var prompts = new ArrayList<JsonObject>();
        if (!channel.isEmpty()) {
            prompts.add(
                    prompt(Wording.PROMPT_CHANNEL_TITLE, Wording.PROMPT_CHANNEL, channel, reader));
        }
        prompts.add(prompt(Wording.PROMPT_FIND_TITLE, Wording.PROMPT_FIND, "", reader));
        prompts.add(prompt(Wording.PROMPT_EXPLAIN_TITLE, Wording.PROMPT_EXPLAIN, "", reader));
        prompts.add(prompt(Wording.PROMPT_DRAFT_TITLE, Wording.PROMPT_DRAFT, "", reader));
        return Kit.array(prompts);
    }

    private static JsonObject prompt(Wording title, Wording said, String argument, Locale reader) {
        var prompt = new JsonObject();
        prompt.addProperty("title", title.in(reader, argument));
        prompt.addProperty("message", said.in(reader, argument));
        return prompt;
    }

    /// Gives a conversation of the agent view its title: how its first question begins.
    ///
    /// @param place the conversation, its thread the first question's message
    public void title(SlackPlace place, String question) {
        var line = question.strip().lines().findFirst().orElse("");
        if (line.isEmpty() || renamed.find(place).isPresent()) {
            return;
        }
        var form = new LinkedHashMap<String, String>();
        form.put("channel_id", place.channel());
        form.put("thread_ts", place.thread());
        form.put("title", Kit.clipped(line, LONGEST_TITLE));
        afterwards.run(
                "title",
                () -> {
                    try {
                        call(SlackMethod.RENAME_SESSION, place, form);
                    } catch (SlackRefusal refusal) {
                        if (!NO_SESSION.contains(refusal.code())) {
                            throw refusal;
                        }
                        call(SlackMethod.SET_TITLE, place, form);
                    }
                });
    }

    private void call(SlackMethod method, SlackPlace place, Map<String, String> form) {
        screens.api().call(method, place, form, screens.clock().instant().plus(PATIENCE));
    }
}
