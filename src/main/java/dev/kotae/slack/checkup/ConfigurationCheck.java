package dev.kotae.slack.checkup;

import com.google.gson.JsonElement;
import dev.kotae.doctor.Observation;
import dev.kotae.doctor.Secret;
import dev.kotae.slack.api.AppCalls;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.manifest.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether the app's real configuration subscribes to what it should, which a configuration token
/// can read (`apps.manifest.export`).
///
/// @param events what it should subscribe to
public record ConfigurationCheck(AppCalls calls, Set<Event> events) {
    /// Looks. Blocks, some seconds at most.
    ///
    /// @param bot a bot token of the app, by which its id is found
    /// @param configuration the token of whoever made the app (`xoxe.xoxp-…`)
    public List<Observation> look(Secret bot, Secret configuration) {
        try {
            var app = app(bot);
            var answer =
                    calls.call(
                            "apps.manifest.export",
                            "Bearer " + configuration.value(),
                            Map.of("app_id", app));
            return answer.error().isEmpty()
                    ? compared(answer.body().at("manifest"))
                    : List.of(Observation.unwell("slack-configuration-refused", answer.error()));
        } catch (SlackRefusal silent) {
            return List.of(Observation.unwell("slack-unreachable", silent.what()));
        }
    }

    private String app(Secret bot) {
        var authorization = "Bearer " + bot.value();
        var who = calls.call("auth.test", authorization, Map.of()).body().text("bot_id");
        return calls.call("bots.info", authorization, Map.of("bot", who))
                .body()
                .at("bot")
                .text("app_id");
    }

    private List<Observation> compared(SlackJson manifest) {
        var subscribed = subscribed(manifest);
        var missing =
                events.stream()
                        .map(Event::wireName)
                        .filter(event -> !subscribed.contains(event))
                        .collect(Collectors.joining(", "));
        var found = new ArrayList<Observation>();
        found.add(
                missing.isEmpty()
                        ? Observation.well("slack-subscriptions", subscribed.size())
                        : Observation.unwell("slack-subscriptions-missing", missing));
        if (!manifest.at("settings").at("interactivity").isTrue("is_enabled")) {
            found.add(Observation.unwell("slack-interactivity-off"));
        }
        return found;
    }

    private static List<String> subscribed(SlackJson manifest) {
        var events = manifest.at("settings").at("event_subscriptions").object().get("bot_events");
        return events == null || !events.isJsonArray()
                ? List.of()
                : events.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
    }
}
