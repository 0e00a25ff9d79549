package dev.kotae.local.slack.web;

import dev.kotae.local.slack.SlackError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// The `trigger_id` of what people do: each opens one modal within [#LIFE] (docs.slack.dev,
/// "Handling user interaction", read September 2026). Safe to use from many threads.
public final class Triggers {
    private static final Duration LIFE = Duration.ofSeconds(3);
    private static final int KEPT = 1_000;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Trigger> triggers = new LinkedHashMap<>();

    /// None has been given out yet.
    public Triggers(InstantSource clock) {
        this.clock = clock;
    }

    /// Makes one for something that somebody does.
    public String grant(String user) {
        lock.lock();
        try {
            if (triggers.size() >= KEPT) {
                triggers.remove(triggers.keySet().iterator().next());
            }
            var id = UUID.randomUUID().toString();
            triggers.put(id, new Trigger(user, clock.instant().plus(LIFE), false));
            return id;
        } finally {
            lock.unlock();
        }
    }

    /// Uses one up.
    ///
    /// @return whose it is
    /// @throws SlackError `invalid_trigger_id`, `exchanged_trigger_id`, `expired_trigger_id`
    String use(String id) {
        lock.lock();
        try {
            var trigger = triggers.get(id);
            if (trigger == null) {
                throw new SlackError("invalid_trigger_id");
            }
            if (trigger.used()) {
                throw new SlackError("exchanged_trigger_id");
            }
            if (clock.instant().isAfter(trigger.until())) {
                throw new SlackError("expired_trigger_id");
            }
            triggers.put(id, new Trigger(trigger.user(), trigger.until(), true));
            return trigger.user();
        } finally {
            lock.unlock();
        }
    }

    private record Trigger(String user, Instant until, boolean used) {}
}
