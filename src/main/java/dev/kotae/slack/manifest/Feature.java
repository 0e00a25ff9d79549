package dev.kotae.slack.manifest;

import static java.util.stream.Collectors.toCollection;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Something that Kotae does in Slack, with the rights and the events that it takes and no more
/// (docs.slack.dev, the pages of the methods and events, read September 2026).
public enum Feature {
    /// Answers, wherever they are asked for.
    ANSWERS(List.of(Scope.CHAT_WRITE), List.of()),
    /// A mention in a channel.
    MENTIONS(List.of(Scope.APP_MENTIONS_READ), List.of(Event.APP_MENTION)),
    /// Follow-ups in a thread, what was said there before, edits and deletions.
    THREADS(
            List.of(Scope.CHANNELS_HISTORY, Scope.GROUPS_HISTORY, Scope.MPIM_HISTORY),
            List.of(Event.MESSAGE_CHANNELS, Event.MESSAGE_GROUPS, Event.MESSAGE_MPIM)),
    /// Direct messages.
    DIRECT(List.of(Scope.IM_HISTORY), List.of(Event.MESSAGE_IM)),
    /// The asker's language, and what people are called.
    PEOPLE(List.of(Scope.USERS_READ), List.of()),
    /// Who may read what, by user groups.
    GROUPS(List.of(Scope.USERGROUPS_READ), List.of()),
    /// What channels are called, who made them, and who is in them.
    ROOMS(List.of(Scope.CHANNELS_READ, Scope.GROUPS_READ, Scope.MPIM_READ), List.of()),
    /// Slash commands and shortcuts.
    COMMANDS(List.of(Scope.COMMANDS), List.of()),
    /// Emoji under answers.
    REACTIONS(List.of(Scope.REACTIONS_READ), List.of(Event.REACTION_ADDED, Event.REACTION_REMOVED)),
    /// Images and documents in questions.
    FILES(List.of(Scope.FILES_READ), List.of()),
    /// The app's Home tab.
    HOME(List.of(), List.of(Event.APP_HOME_OPENED)),
    /// The agent's view of the Messages tab.
    AGENT(
            List.of(Scope.ASSISTANT_WRITE),
            List.of(
                    Event.APP_HOME_OPENED,
                    Event.APP_CONTEXT_CHANGED,
                    Event.AGENT_SESSION_STOPPED,
                    Event.AGENT_SESSION_TITLE_CHANGED)),
    /// The pane that the agent's view replaces.
    ASSISTANT(
            List.of(Scope.ASSISTANT_WRITE),
            List.of(Event.ASSISTANT_THREAD_STARTED, Event.ASSISTANT_THREAD_CONTEXT_CHANGED)),
    /// Forgetting a workspace that leaves.
    LEAVING(List.of(), List.of(Event.APP_UNINSTALLED, Event.TOKENS_REVOKED));

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes no other than immutable ones
    private final List<Scope> scopes;

    @SuppressWarnings("ImmutableEnumChecker") // the same
    private final List<Event> events;

    Feature(List<Scope> scopes, List<Event> events) {
        this.scopes = scopes;
        this.events = events;
    }

    /// Its name in words and settings, such as `threads`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it takes this right.
    public boolean needs(Scope scope) {
        return scopes.contains(scope);
    }

    /// The rights that these features take together.
    public static Set<Scope> scopes(Set<Feature> features) {
        return features.stream()
                .flatMap(feature -> feature.scopes.stream())
                .collect(toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    /// The events that these features take together.
    public static Set<Event> events(Set<Feature> features) {
        return features.stream()
                .flatMap(feature -> feature.events.stream())
                .collect(toCollection(() -> EnumSet.noneOf(Event.class)));
    }
}
