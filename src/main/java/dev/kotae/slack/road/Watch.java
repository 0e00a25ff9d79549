package dev.kotae.slack.road;

import dev.kotae.memory.Sightings;
import dev.kotae.memory.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes when each kind of thing came in, to the minute and in the background: nothing that comes
/// in waits for it.
public final class Watch {
    /// What the kinds of Slack begin with.
    public static final String PREFIX = "slack/";

    /// The moment at which we began to listen last.
    public static final String LISTENING = PREFIX + "listening";

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private static final Duration GRAIN = Duration.ofMinutes(1);
    private static final int MOST_KINDS = 200;
    private static final int LONGEST = 80;

    private final Sightings sightings;
    private final InstantSource clock;
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();
    private volatile Instant last;

    public Watch(Sightings sightings, InstantSource clock) {
        this.sightings = sightings;
        this.clock = clock;
        this.last = clock.instant();
    }

    /// From now on somebody listens.
    public void listens() {
        last = clock.instant();
        note(LISTENING, last);
    }

    /// For how long nothing has come in, or nobody has listened yet.
    public Duration silence() {
        return Duration.between(last, clock.instant());
    }

    /// Returns at once and never throws.
    ///
    /// @param kind such as `event/message.im`
    void saw(String kind) {
        var now = clock.instant();
        last = now;
        var before = noted.get(kind);
        if (before != null && now.isBefore(before.plus(GRAIN))) {
            return;
        }
        if (kind.length() <= LONGEST && (before != null || noted.size() < MOST_KINDS)) {
            noted.put(kind, now);
            note(PREFIX + kind, now);
        }
    }

    private void note(String kind, Instant now) {
        Thread.ofVirtual()
                .name("slack-watch")
                .start(() -> {
                    try {
                        sightings.note(Map.of(kind, now));
                    } catch (StoreFailure failure) {
                        log.debug("slack=sighting_not_noted kind={}", kind, failure);
                    }
                });
    }
}
