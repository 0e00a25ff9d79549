package dev.kotae.chaos.outside;

import dev.kotae.local.SlackTrouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// How Slack is today: how long its calls take, and what goes wrong with which. May be changed at
/// any time.
public final class SlackWeather {
    private final List<Spell> spells = new CopyOnWriteArrayList<>();
    private final AtomicInteger troubles = new AtomicInteger();
    private volatile Latency latency = new Latency(Duration.ZERO, Duration.ZERO, new Random(1));
    private volatile Function<SlackCall, Optional<SlackTrouble>> always = call -> Optional.empty();

    private record Latency(Duration there, Duration back, RandomGenerator chance) {}

    private record Spell(Predicate<SlackCall> which, SlackTrouble trouble, AtomicInteger left) {}

    /// How long a call takes at most until it is done, and from then until its answer is there. The
    /// time varies from nothing to that, as chance has it.
    public void latency(Duration most, Duration mostBack, RandomGenerator chance) {
        latency = new Latency(most, mostBack, chance);
    }

    /// The next so many calls of a kind meet a trouble.
    public void trouble(int times, Predicate<SlackCall> which, SlackTrouble trouble) {
        spells.add(new Spell(which, trouble, new AtomicInteger(times)));
    }

    /// What befalls all other calls.
    public void trouble(Function<SlackCall, Optional<SlackTrouble>> which) {
        always = which;
    }

    /// The troubles are over; latencies stay.
    public void clear() {
        spells.clear();
        always = call -> Optional.empty();
    }

    /// How many calls met a trouble.
    public int troubles() {
        return troubles.get();
    }

    /// What befalls this call.
    Optional<SlackTrouble> of(SlackCall call) {
        var trouble =
                spells.stream()
                        .filter(spell -> spell.which().test(call))
                        .filter(spell -> spell.left().getAndDecrement() > 0)
                        .map(Spell::trouble)
                        .findFirst()
                        .or(() -> always.apply(call));
        trouble.ifPresent(one -> troubles.incrementAndGet());
        return trouble;
    }

    void waitBefore() throws InterruptedException {
        pause(latency.there());
    }

    void waitAfter() throws InterruptedException {
        pause(latency.back());
    }

    private void pause(Duration most) throws InterruptedException {
        if (most.isPositive()) {
            Thread.sleep(Duration.ofNanos(latency.chance().nextLong(most.toNanos())));
        }
    }
}
