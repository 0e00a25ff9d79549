package dev.kotae.slack.manifest;

import dev.kotae.chat.Wording;
import dev.kotae.slack.manifest.Yaml.Mapping;
import dev.kotae.slack.manifest.Yaml.Sequence;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Writes the manifest of an app that has these features. The fields, their limits and which of
/// them Socket Mode does without are those of Slack's schema (slackapi/manifest-schema, version 2,
/// July 2026).
///
/// @param features what it does
/// @param origin where Slack reaches it, such as `https://kotae.example.com`, without a slash
/// @param socket whether Slack sends through a socket that we open, and needs no URL
/// @param many whether any workspace may install it through our own pages
/// @param organisation whether a whole organisation may install it at once
/// @param locale the language of what people read in Slack
public record Manifest(
        Set<Feature> features,
        String origin,
        boolean socket,
        boolean many,
        boolean organisation,
        Locale locale) {
    /// Where Slack sends what happens.
    public static final String EVENTS = "/slack/events";

    /// Where a workspace begins to install.
    public static final String INSTALL = "/slack/install";

    /// Where Slack sends the browser back after that.
    public static final String REDIRECT = "/slack/oauth_redirect";

    private static final List<Wording> TITLES =
            List.of(
                    Wording.PROMPT_FIND_TITLE,
                    Wording.PROMPT_EXPLAIN_TITLE,
                    Wording.PROMPT_DRAFT_TITLE);
    private static final List<Wording> MESSAGES =
            List.of(Wording.PROMPT_FIND, Wording.PROMPT_EXPLAIN, Wording.PROMPT_DRAFT);

    /// The manifest as YAML.
    public String yaml() {
        var root =
                new Mapping()
                        .put("_metadata", new Mapping().put("major_version", 2))
                        .put("display_information", display())
                        .put("features", offered())
                        .put("oauth_config", oauth())
                        .put("settings", settings());
        return Yaml.write(root);
    }

    private Mapping display() {
        return new Mapping()
                .put("name", "Kotae")
                .put("description", say(Wording.APP_DESCRIPTION))
                .put("background_color", "#1d3557");
    }

    private Mapping offered() {
        var offered =
                new Mapping()
                        .put(
                                "app_home",
                                new Mapping()
                                        .put("home_tab_enabled", features.contains(Feature.HOME))
                                        .put("messages_tab_enabled", true)
                                        .put("messages_tab_read_only_enabled", false))
                        .put(
                                "bot_user",
                                new Mapping()
                                        .put("display_name", "Kotae")
                                        .put("always_online", true));
        if (features.contains(Feature.AGENT)) {
            offered.put(
                    "agent_view",
                    new Mapping()
                            .put("agent_description", say(Wording.APP_DESCRIPTION))
                            .put("suggested_prompts", prompts()));
        }
        if (features.contains(Feature.ASSISTANT)) {
            offered.put(
                    "assistant_view",
                    new Mapping()
                            .put("assistant_description", say(Wording.APP_DESCRIPTION))
                            .put("suggested_prompts", prompts()));
        }
        if (features.contains(Feature.COMMANDS)) {
            offered.put("slash_commands", commands()).put("shortcuts", shortcuts());
        }
        return offered;
    }

    private Sequence prompts() {
        var prompts = new Sequence();
        for (int i = 0; i < TITLES.size(); i++) {
            prompts.add(
                    new Mapping()
                            .put("title", say(TITLES.get(i)))
                            .put("message", say(MESSAGES.get(i))));
        }
        return prompts;
    }

    private Sequence commands() {
        return new Sequence()
                .add(command("/ask", Wording.COMMAND_ASK, Wording.COMMAND_ASK_HINT))
                .add(command("/kotae", Wording.COMMAND_KOTAE, Wording.COMMAND_KOTAE_HINT));
    }

    private Mapping command(String name, Wording description, Wording hint) {
        var command = new Mapping().put("command", name);
        if (!socket) {
            command.put("url", origin + EVENTS);
        }
        return command.put("description", say(description))
                .put("usage_hint", say(hint))
                .put("should_escape", true);
    }

    private Sequence shortcuts() {
        return new Sequence()
                .add(shortcut("global", "ask", Wording.SHORTCUT_ASK))
                .add(shortcut("message", "ask_about_message", Wording.SHORTCUT_ABOUT))
                .add(shortcut("message", "summarise_thread", Wording.SHORTCUT_SUMMARISE))
                .add(shortcut("message", "translate_message", Wording.SHORTCUT_TRANSLATE));
    }

    private Mapping shortcut(String type, String id, Wording name) {
        return new Mapping()
                .put("name", say(name))
                .put("type", type)
                .put("callback_id", id)
                .put("description", say(name));
    }

    private Mapping oauth() {
        var scopes = new Sequence();
        Feature.scopes(features).forEach(scope -> scopes.add(scope.wireName(), scope.why()));
        var oauth = new Mapping();
        if (many) {
            oauth.put("redirect_urls", new Sequence().add(Yaml.text(origin + REDIRECT)));
        }
        return oauth.put("scopes", new Mapping().put("bot", scopes));
    }

    private Mapping settings() {
        var events = new Sequence();
        Feature.events(features).forEach(event -> events.add(event.wireName(), event.why()));
        var subscriptions = new Mapping();
        var interactivity = new Mapping().put("is_enabled", true);
        if (!socket) {
            subscriptions.put("request_url", origin + EVENTS);
            interactivity.put("request_url", origin + EVENTS);
        }
        return new Mapping()
                .put("event_subscriptions", subscriptions.put("bot_events", events))
                .put("interactivity", interactivity)
                .put("org_deploy_enabled", organisation)
                .put("socket_mode_enabled", socket)
                .put("token_rotation_enabled", many);
    }

    private String say(Wording wording) {
        return wording.in(locale);
    }
}
