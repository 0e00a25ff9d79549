package dev.kotae.slack.directory;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who belongs to which of the groups that the settings name. The user groups among them are asked
/// of Slack once in ten minutes.
public final class Groups {
    private static final Logger log = LoggerFactory.getLogger(Groups.class);

    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Remembered<Set<String>> known;
    private final SlackApi api;
    private final Map<String, Set<String>> named;
    private final InstantSource clock;

    /// @param named the ids of people (`U…`, `W…`) and of user groups (`S…`) in each group, by its
    ///   name
    public Groups(SlackApi api, Map<String, Set<String>> named, InstantSource clock) {
        this.known = new Remembered<>(clock);
        this.api = api;
        this.named = Map.copyOf(named);
        this.clock = clock;
    }

    /// The names of the groups that somebody belongs to; of those only of which it is known. May
    /// call Slack.
    public Set<String> of(String workspace, String user) {
        return named.entrySet().stream()
                .filter(group -> isIn(group.getValue(), workspace, user))
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
    }

    private boolean isIn(Set<String> group, String workspace, String user) {
        return group.contains(user)
                || group.stream()
                        .filter(id -> id.startsWith("S"))
                        .anyMatch(id -> users(workspace, id).contains(user));
    }

    private Set<String> users(String workspace, String group) {
        var key = workspace + "/" + group;
        return known.fresh(key).orElseGet(() -> ask(key, workspace, group));
    }

    private Set<String> ask(String key, String workspace, String group) {
        try {
            var answer =
                    api.call(
                            SlackMethod.USERGROUPS_USERS,
                            SlackPlace.anywhereIn(workspace),
                            // Asked for with the token of a whole organisation.
                            Map.of("usergroup", group, "team_id", workspace),
                            clock.instant().plus(PATIENCE));
            return known.keep(key, Set.copyOf(answer.texts("users")), KNOWN_FOR);
        } catch (SlackRefusal refusal) {
            log.warn("slack=group_unknown group={} why=\"{}\"", group, refusal.what());
            return known.untold(key, Set.of());
        }
    }
}
