package dev.kotae.slack.directory;

import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The list of everybody in a workspace, which tells in one call of hundreds what would take as
/// many calls. It is read to its end whoever waits for it, one reading at a time.
final class Roll {
    private static final Logger log = LoggerFactory.getLogger(Roll.class);

    private static final int PAGE = 500;
    private static final int MOST_PAGES = 100;

    /// For a page, when those of a minute are used up.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SlackApi api;
    private final Map<String, Thread> readings = new ConcurrentHashMap<>();

    Roll(SlackApi api) {
        this.api = api;
    }

    /// Reads it, unless it is being read. Blocks until it is read, or for a while.
    ///
    /// @param each is given everybody, on another thread; a refusal of its own ends the reading
    void read(String workspace, Consumer<SlackJson> each, Duration patience) {
        var reading =
                readings.compute(
                        workspace,
                        (_, present) ->
                                present != null && present.isAlive()
                                        ? present
                                        : Thread.ofVirtual()
                                                .name("slack-roll")
                                                .start(() -> readAll(workspace, each)));
        try {
            reading.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll(String workspace, Consumer<SlackJson> each) {
        var form = new LinkedHashMap<String, String>();
        form.put("include_locale", "true");
        form.put("limit", String.valueOf(PAGE));
        // Asked for with the token of a whole organisation.
        form.put("team_id", workspace);
        try {
            for (int page = 0; page < MOST_PAGES; page++) {
                var answer =
                        api.call(
                                SlackMethod.USERS_LIST,
                                SlackPlace.anywhereIn(workspace),
                                form,
                                api.after(PATIENCE));
                answer.list("members").forEach(each);
                var cursor = answer.at("response_metadata").text("next_cursor");
                if (cursor.isEmpty()) {
                    return;
                }
                form.put("cursor", cursor);
            }
        } catch (SlackRefusal refusal) {
            log.warn("slack=people_unlisted why=\"{}\"", refusal.what());
        }
    }
}
