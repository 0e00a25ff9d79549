package dev.kotae.slack.oauth;

import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.Installations.Term;
import dev.kotae.memory.StoreFailure;
import dev.kotae.slack.api.Renewal;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renews tokens of twelve hours two hours before they end, in the background, and at once where
/// nobody called for so long that one has ended. What buys the next token is good once, so one
/// process alone may do it; it uses what it bought, and does not rest until the store has it.
public final class TokenRenewal implements Renewal {
    private static final Logger log = LoggerFactory.getLogger(TokenRenewal.class);

    /// As Slack's own SDKs have it.
    private static final Duration EARLY = Duration.ofHours(2);

    /// Nobody begins a call with a token that ends within it.
    private static final Duration CALL = Duration.ofSeconds(30);

    /// Longer than an exchange and its keeping take.
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Installations installations;
    private final Grants grants;
    private final InstantSource clock;
    private final BiConsumer<String, String> lost;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /// What the store does not have yet, by tenant.
    private final Map<String, Bought> bought = new ConcurrentHashMap<>();

    private record Bought(Secret spent, Installation young) {}

    /// @param lost told tenant and error code when a token cannot be renewed any more; must return
    ///   at once
    public TokenRenewal(
            Installations installations,
            Grants grants,
            InstantSource clock,
            BiConsumer<String, String> lost) {
        this.installations = installations;
        this.grants = grants;
        this.clock = clock;
        this.lost = lost;
    }

    @Override
    public Installation fresh(Installation installation) {
        var latest = latest(installation);
        if (!endsBefore(latest, clock.instant().plus(EARLY))) {
            return latest;
        }
        if (!endsBefore(latest, clock.instant().plus(CALL))) {
            inBackground(latest.tenant());
            return latest;
        }
        return atOnce(latest.tenant());
    }

    private Installation latest(Installation stored) {
        var held = bought.get(stored.tenant());
        return held != null && held.spent().equals(stored.token()) ? held.young() : stored;
    }

    private static boolean endsBefore(Installation installation, Instant moment) {
        return switch (installation.term()) {
            case Term.Lasting() -> false;
            case Term.Until(var end, var refresh) -> end.isBefore(moment);
        };
    }

    /// Who waits for it may be interrupted; the exchange and its keeping are not.
    private void inBackground(String tenant) {
        if (underWay.add(tenant)) {
            Thread.ofVirtual()
                    .name("slack-renewal")
                    .start(() -> {
                        try {
                            renew(tenant);
                        } catch (StoreFailure failure) {
                            log.warn(
                                    "slack=token_not_renewed tenant={} why=store", tenant, failure);
                        } finally {
                            underWay.remove(tenant);
                        }
                    });
        }
    }

    private Installation atOnce(String tenant) {
        var deadline = clock.instant().plus(PATIENCE);
        do {
            inBackground(tenant);
            var now = installations.find(tenant).map(this::latest);
            if (now.isPresent() && !endsBefore(now.get(), clock.instant().plus(CALL))) {
                return now.get();
            }
            // Somebody else renews it at this moment, or Slack did not answer.
        } while (slept(LOOK) && clock.instant().isBefore(deadline));
        throw new StoreFailure(
                "renew the token of " + tenant, new TimeoutException("not renewed yet"));
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Does nothing where somebody else has the right to, or has done it. A try that failed keeps
    /// the right until the lease ends, which is the pause before the next.
    private void renew(String tenant) {
        installations
                .reserve(tenant, LEASE)
                .filter(current -> endsBefore(current, clock.instant().plus(EARLY)))
                .ifPresent(current -> {
                    if (current.term() instanceof Term.Until(var end, var refresh)) {
                        trade(current, refresh);
                    }
                });
    }

    private void trade(Installation old, Secret refresh) {
        try {
            keep(old.token(), grants.renewed(old, refresh));
            log.info("slack=token_renewed tenant={}", old.tenant());
        } catch (Grants.Refused refused) {
            log.error(
                    "slack=token_not_renewed tenant={} why={}", old.tenant(), refused.getMessage());
            lost.accept(old.tenant(), String.valueOf(refused.getMessage()));
        } catch (SlackRefusal silent) {
            log.warn("slack=token_not_renewed tenant={} why=\"{}\"", old.tenant(), silent.what());
        }
    }

    /// What bought it is spent: what is not kept is lost, and the workspace with it. Goes on until
    /// it is worth nothing any more.
    private void keep(Secret spent, Installation young) {
        bought.put(young.tenant(), new Bought(spent, young));
        try {
            var pause = LOOK;
            while (!kept(young) && !endsBefore(young, clock.instant()) && slept(pause)) {
                var longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            }
        } finally {
            bought.remove(young.tenant());
        }
    }

    /// Whoever installed us anew meanwhile has granted more than was bought.
    private boolean kept(Installation young) {
        try {
            var later =
                    installations.find(young.tenant()).filter(now -> now.at().isAfter(young.at()));
            if (later.isEmpty()) {
                installations.keep(young);
            }
            return true;
        } catch (StoreFailure failure) {
            log.error("slack=token_not_kept tenant={} why=store", young.tenant(), failure);
            return false;
        }
    }
}
