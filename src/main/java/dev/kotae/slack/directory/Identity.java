package dev.kotae.slack.directory;

import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who we are in the workspace, asked of Slack in the background until it says so. Nothing waits
/// for it: events name our user themselves, and this fills in where one does not.
public final class Identity implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Identity.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final SlackApi api;
    private final InstantSource clock;
    private final Thread asking;
    private volatile String user = "";
    private volatile String workspace = "";

    public Identity(SlackApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
        this.asking = Thread.ofVirtual().name("slack-identity").unstarted(this::askUntilKnown);
    }

    /// Begins to ask. Returns at once.
    public void start() {
        asking.start();
    }

    /// Our user id; empty as long as it is not known.
    public String user() {
        return user;
    }

    /// The workspace of the settings' token; empty as long as it is not known.
    public String workspace() {
        return workspace;
    }

    @Override
    public void close() {
        asking.interrupt();
    }

    private void askUntilKnown() {
        try {
            for (var pause = FIRST_PAUSE; !known(); pause = longer(pause)) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean known() {
        try {
            var answer =
                    api.call(
                            SlackMethod.AUTH_TEST,
                            SlackPlace.anywhereIn(""),
                            Map.of(),
                            clock.instant());
            workspace = answer.text("team_id");
            user = answer.text("user_id");
            log.info("slack=connected team={} bot={}", workspace, user);
            return true;
        } catch (SlackRefusal refusal) {
            if (!Thread.currentThread().isInterrupted()) {
                log.warn(
                        "slack=not_connected why=\"{}\" fix=\"{}\"",
                        refusal.what(),
                        refusal.fate() == SlackRefusal.Fate.FINAL
                                ? "check slack.bot-token"
                                : "check slack.api-url and the way out; trying again");
            }
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
