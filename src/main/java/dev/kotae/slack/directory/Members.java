package dev.kotae.slack.directory;

import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is in a channel. Asked of Slack once in ten minutes for each, and again where somebody asks
/// who has come since.
public final class Members {
    /// Of more than these nobody is asked who each of them is.
    public static final int MOST = 1_000;

    private static final Logger log = LoggerFactory.getLogger(Members.class);

    private static final int MOST_PAGES = 20;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Remembered<Set<String>> known;
    private final SlackApi api;
    private final InstantSource clock;

    public Members(SlackApi api, InstantSource clock) {
        this.known = new Remembered<>(clock);
        this.api = api;
        this.clock = clock;
    }

    /// The user ids of those who are in a channel; more than [#MOST] where there are too many, and
    /// none where Slack does not say. May call Slack.
    ///
    /// @param asker who was in the channel a moment ago: a list without them is too old
    public Set<String> of(String workspace, String channel, String asker) {
        var key = workspace + "/" + channel;
        return known.fresh(key)
                .filter(present -> !isWhole(present) || present.contains(asker))
                .orElseGet(() -> ask(key, workspace, channel));
    }

    private static boolean isWhole(Set<String> present) {
        return !present.isEmpty() && present.size() <= MOST;
    }

    private Set<String> ask(String key, String workspace, String channel) {
        try {
            return known.keep(key, read(workspace, channel), KNOWN_FOR);
        } catch (SlackRefusal refusal) {
            log.warn("slack=members_unknown why=\"{}\"", refusal.what());
            return known.untold(key, Set.of());
        }
    }

    private Set<String> read(String workspace, String channel) {
        var deadline = clock.instant().plus(PATIENCE);
        var place = SlackPlace.anywhereIn(workspace);
        var form = new LinkedHashMap<String, String>();
        form.put("channel", channel);
        form.put("limit", String.valueOf(MOST));
        var members = new HashSet<String>();
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = api.call(SlackMethod.CONVERSATIONS_MEMBERS, place, form, deadline);
            members.addAll(answer.texts("members"));
            var cursor = answer.at("response_metadata").text("next_cursor");
            if (cursor.isEmpty() || members.size() > MOST) {
                return members;
            }
            form.put("cursor", cursor);
        }
        // Whoever is on the pages behind these was not seen.
        throw SlackRefusal.last(SlackMethod.CONVERSATIONS_MEMBERS.wireName(), "too_many_pages");
    }
}
