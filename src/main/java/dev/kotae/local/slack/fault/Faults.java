package dev.kotae.local.slack.fault;

import dev.kotae.local.SlackFault;
import dev.kotae.local.SlackTrouble;
import dev.kotae.local.slack.events.Deliveries;
import dev.kotae.local.slack.web.Troubles;
import dev.kotae.local.slack.web.WebApi;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Which faults are switched on, and what they mean to the stand-in's parts.
public final class Faults {
    private static final Duration LATE = Duration.ofMillis(700);
    private static final Duration SHORT = Duration.ofSeconds(4);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int EVERY = 3;

    private final WebApi api;
    private final Troubles troubles;
    private final Deliveries deliveries;
    private final AtomicInteger writes = new AtomicInteger();
    private volatile Set<SlackFault> on = Set.of();

    /// None is on at first.
    public Faults(WebApi api, Troubles troubles, Deliveries deliveries) {
        this.api = api;
        this.troubles = troubles;
        this.deliveries = deliveries;
    }

    /// Those that are on.
    public Set<SlackFault> on() {
        return on;
    }

    /// Switches one.
    public synchronized void set(SlackFault fault, boolean wanted) {
        var now = on.isEmpty() ? EnumSet.noneOf(SlackFault.class) : EnumSet.copyOf(on);
        boolean changed = wanted ? now.add(fault) : now.remove(fault);
        on = Set.copyOf(now);
        if (changed) {
            apply(fault, wanted);
        }
    }

    private void apply(SlackFault fault, boolean wanted) {
        switch (fault) {
            case RETRY_STORM -> deliveries.repeatTaken(wanted);
            case LATE_TWIN -> deliveries.holdMentions(wanted ? LATE : Duration.ZERO);
            case TIERS -> api.limitRates(wanted);
            case SHORT_STREAMS -> api.streamLife(wanted ? SHORT : LONG);
            case THROTTLING, SLOWNESS -> troubles.follow(this::next);
        }
    }

    private Optional<SlackTrouble> next(String method) {
        if (on.contains(SlackFault.THROTTLING)
                && method.startsWith("chat.")
                && writes.incrementAndGet() % EVERY == 0) {
            return Optional.of(new SlackTrouble.Throttled(PAUSE));
        }
        return on.contains(SlackFault.SLOWNESS)
                ? Optional.of(new SlackTrouble.Slow(SLOW, Duration.ZERO))
                : Optional.empty();
    }
}
