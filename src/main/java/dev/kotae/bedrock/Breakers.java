package dev.kotae.bedrock;

import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leaves a model alone for a while that failed too often of late: nobody waits for it then, and it
/// gets no more to do. Each id has a circuit breaker of its own, and an id names the model and, by
/// its profile, the regions; after the rest one request tries whether it is well again, and during
/// it only those of whom nobody else is left to ask. One that said when to come back is asked by
/// nobody before.
public final class Breakers implements ChatModel {
    private static final Logger log = LoggerFactory.getLogger(Breakers.class);

    /// Half of the last ten requests, of which there were five at least.
    private static final int WINDOW = 10;

    private static final int LEAST = 5;
    private static final float HALF = 50;

    private static final Duration REST = Duration.ofSeconds(20);

    /// How long an answer takes says nothing of a model's health: one that thinks takes minutes.
    private static final Duration NEVER_SLOW = Duration.ofDays(1);

    private final ChatModel model;
    private final InstantSource clock;
    private final CircuitBreakerRegistry breakers;
    private final Map<String, Peace> inPeace = new ConcurrentHashMap<>();

    /// @param model whose failures are counted
    public Breakers(ChatModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
        this.breakers =
                CircuitBreakerRegistry.of(
                        CircuitBreakerConfig.custom()
                                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                                .slidingWindowSize(WINDOW)
                                .minimumNumberOfCalls(LEAST)
                                .failureRateThreshold(HALF)
                                .slowCallDurationThreshold(NEVER_SLOW)
                                .waitDurationInOpenState(REST)
                                .permittedNumberOfCallsInHalfOpenState(1)
                                .currentTimestampFunction(
                                        _ -> clock.millis(), TimeUnit.MILLISECONDS)
                                .clock(clock.withZone(java.time.ZoneOffset.UTC))
                                .build());
    }

    /// Until when a model wants to be left in peace.
    private record Peace(Instant until, ModelFailure.Busy said) {}

    @Override
    public Completion converse(ModelCard card, Prompt prompt, Instant deadline, Listener out) {
        leaveInPeace(card);
        var breaker = breakers.circuitBreaker(card.id());
        if (!breaker.tryAcquirePermission()) {
            throw new ModelFailure.Resting("model=" + card.id() + " is left alone for a while");
        }
        return counted(breaker, card, prompt, deadline, out);
    }

    /// Ends the rest where it succeeds.
    @Override
    public Completion insist(ModelCard card, Prompt prompt, Instant deadline, Listener out) {
        leaveInPeace(card);
        var breaker = breakers.circuitBreaker(card.id());
        if (breaker.tryAcquirePermission()) {
            return counted(breaker, card, prompt, deadline, out);
        }
        try {
            var completion = model.insist(card, prompt, deadline, out);
            breaker.transitionToClosedState();
            log.info("model={} breaker={}", breaker.getName(), breaker.getState());
            return completion;
        } catch (ModelFailure.Busy busy) {
            notePeace(card, busy);
            throw busy;
        }
    }

    private void notePeace(ModelCard card, ModelFailure.Busy busy) {
        if (busy.after().isPositive()) {
            inPeace.put(card.id(), new Peace(clock.instant().plus(busy.after()), busy));
        }
    }

    private void leaveInPeace(ModelCard card) {
        var peace = inPeace.get(card.id());
        if (peace == null) {
            return;
        }
        var left = Duration.between(clock.instant(), peace.until());
        if (left.isPositive()) {
            throw new ModelFailure.Busy(
                    "model=" + card.id() + " said when to come back", peace.said(), left);
        }
        inPeace.remove(card.id(), peace);
    }

    private Completion counted(
            CircuitBreaker breaker, ModelCard card, Prompt prompt, Instant deadline, Listener out) {
        long began = clock.millis();
        try {
            var completion = model.converse(card, prompt, deadline, out);
            breaker.onSuccess(clock.millis() - began, TimeUnit.MILLISECONDS);
            return completion;
        } catch (ModelFailure failure) {
            heard(breaker, failure, clock.millis() - began);
            if (failure instanceof ModelFailure.Busy busy) {
                notePeace(card, busy);
            }
            throw failure;
        } catch (RuntimeException | Error own) {
            breaker.releasePermission();
            throw own;
        }
    }

    /// What is no fault of the model's does not count.
    private static void heard(CircuitBreaker breaker, ModelFailure failure, long millis) {
        switch (failure) {
            case ModelFailure.TooLong _,
                    ModelFailure.Unfit _,
                    ModelFailure.Interrupted _,
                    ModelFailure.Resting _ ->
                    breaker.releasePermission();
            case ModelFailure.Busy _,
                    ModelFailure.Broken _,
                    ModelFailure.Late _,
                    ModelFailure.Refused _ -> {
                var before = breaker.getState();
                breaker.onError(millis, TimeUnit.MILLISECONDS, failure);
                if (breaker.getState() != before) {
                    log.warn("model={} breaker={}", breaker.getName(), breaker.getState());
                }
            }
        }
    }
}
