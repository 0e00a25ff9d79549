package dev.kotae.local.slack.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// How often a workspace may be called: each method so often a minute by its tier, and posts about
/// once a second in a channel (docs.slack.dev, "Rate limits" and the methods' own pages, read
/// September 2026). A minute's worth may come at once, since Slack says that it tolerates bursts.
/// Safe to use from many threads.
public final class Tiers {
    private static final int SECOND = 20;
    private static final int THIRD = 50;
    private static final int FOURTH = 100;
    private static final int POSTS = 300;
    private static final int STATUS = 60;
    private static final int AUTH = 300;

    /// How many posts in a channel may come at once.
    private static final int POSTS_AT_ONCE = 3;

    private static final Map<String, Integer> PER_MINUTE =
            Map.ofEntries(
                    Map.entry("auth.test", AUTH),
                    Map.entry("agents.sessions.setStatus", THIRD),
                    Map.entry("agents.sessions.rename", THIRD),
                    Map.entry("assistant.threads.setStatus", STATUS),
                    Map.entry("assistant.threads.setTitle", FOURTH),
                    Map.entry("assistant.threads.setSuggestedPrompts", FOURTH),
                    Map.entry("chat.postMessage", POSTS),
                    Map.entry("chat.postEphemeral", FOURTH),
                    Map.entry("chat.getPermalink", POSTS),
                    Map.entry("chat.update", THIRD),
                    Map.entry("chat.delete", THIRD),
                    Map.entry("chat.startStream", SECOND),
                    Map.entry("chat.appendStream", FOURTH),
                    Map.entry("chat.stopStream", SECOND),
                    Map.entry("conversations.history", THIRD),
                    Map.entry("conversations.replies", THIRD),
                    Map.entry("conversations.info", THIRD),
                    Map.entry("conversations.members", FOURTH),
                    Map.entry("conversations.open", THIRD),
                    Map.entry("files.info", FOURTH),
                    Map.entry("reactions.add", THIRD),
                    Map.entry("reactions.get", THIRD),
                    Map.entry("reactions.remove", SECOND),
                    Map.entry("usergroups.users.list", SECOND),
                    Map.entry("users.info", FOURTH),
                    Map.entry("users.list", SECOND),
                    Map.entry("views.open", FOURTH),
                    Map.entry("views.push", FOURTH),
                    Map.entry("views.update", FOURTH),
                    Map.entry("views.publish", FOURTH));

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Bucket> buckets = new HashMap<>();
    private volatile boolean held;

    /// Nothing is held at first.
    public Tiers(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether too many calls are refused; at first they are not.
    public void hold(boolean newHeld) {
        lock.lock();
        try {
            buckets.clear();
            held = newHeld;
        } finally {
            lock.unlock();
        }
    }

    /// Counts a call.
    ///
    /// @param workspace whose call it is, such as its token
    /// @param place what the method counts by itself besides: the channel or the thread
    /// @return how long to wait where it is one too many, else zero
    public Duration tooMany(String workspace, String method, String place) {
        if (!held) {
            return Duration.ZERO;
        }
        lock.lock();
        try {
            var now = clock.instant();
            if (method.equals("chat.postMessage")) {
                var key = workspace + method + place;
                var wait = taken(key, new Bucket(POSTS_AT_ONCE, 1.0, POSTS_AT_ONCE, now), now);
                if (wait.isPositive()) {
                    return wait;
                }
            }
            int perMinute = PER_MINUTE.getOrDefault(method, SECOND);
            boolean own = method.equals("assistant.threads.setStatus");
            var key = workspace + method + (own ? place : "") + "*";
            return taken(key, new Bucket(perMinute, perMinute / 60.0, perMinute, now), now);
        } finally {
            lock.unlock();
        }
    }

    private Duration taken(String key, Bucket full, Instant now) {
        var bucket = buckets.getOrDefault(key, full).at(now);
        if (bucket.tokens() < 1) {
            double seconds = (1 - bucket.tokens()) / bucket.perSecond();
            return Duration.ofSeconds((long) Math.ceil(seconds));
        }
        buckets.put(key, bucket.less());
        return Duration.ZERO;
    }

    private record Bucket(double most, double perSecond, double tokens, Instant since) {
        Bucket at(Instant now) {
            double seconds = Duration.between(since, now).toNanos() / 1e9;
            return new Bucket(most, perSecond, Math.min(most, tokens + seconds * perSecond), now);
        }

        Bucket less() {
            return new Bucket(most, perSecond, tokens - 1, since);
        }
    }
}
