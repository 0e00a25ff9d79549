package dev.kotae.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Address;
import dev.kotae.chat.Turn;
import dev.kotae.memory.contract.Agreement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// That the agreement finds out a store that does something else: each fault that is planted here
/// is one that a store in a database could well have.
final class AgreementTest {
    private static final int SEEDS = 40;
    private static final int STEPS = 200;

    @Test
    void two_that_do_the_same_agree() {
        assertThat(found(inbox -> inbox, false)).isZero();
    }

    @Test
    void a_store_that_forgets_is_no_store_that_keeps() {
        assertThat(found(inbox -> inbox, true)).isEqualTo(SEEDS);
    }

    @Test
    void every_planted_fault_is_found() {
        var faults = new TreeMap<String, UnaryOperator<Inbox>>();
        faults.put(
                "a hand-over counts as an attempt",
                inbox ->
                        settling(
                                inbox,
                                (claim, settlement) ->
                                        settlement instanceof Settlement.HandedOver
                                                ? new Settlement.Later(Instant.EPOCH, "handed-over")
                                                : settlement));
        faults.put(
                "a delay is not kept",
                inbox ->
                        settling(
                                inbox,
                                (claim, settlement) ->
                                        settlement instanceof Settlement.Later later
                                                ? new Settlement.Later(Instant.EPOCH, later.why())
                                                : settlement));
        faults.put("who was overtaken may still write", AgreementTest::unfenced);
        faults.put("nothing joins", inbox -> answering(inbox, "join", false));
        faults.put("a lease cannot be renewed", inbox -> renewingNothing(inbox));
        faults.put("a post is not kept", inbox -> answering(inbox, "posted", true));
        faults.put("what is dead stays dead", inbox -> answering(inbox, "redrive", false));
        faults.put(
                "what waits behind is out of order",
                inbox -> {
                    return changed(
                            inbox, "behind", (arguments, turns) -> ((List<?>) turns).reversed());
                });
        faults.put(
                "what joined is forgotten at the next claim",
                inbox ->
                        changed(
                                inbox,
                                "claim",
                                (arguments, claim) ->
                                        ((Optional<?>) claim)
                                                .map(one -> withoutJoined((Claim) one))));

        assertThat(faults)
                .allSatisfy((fault, plant) ->
                        assertThat(found(plant, false))
                                .as("in how many ways it is found")
                                .isPositive());
    }

    private interface Change {
        Object[] of(Object[] arguments);
    }

    private static long found(UnaryOperator<Inbox> plant, boolean forgetful) {
        return LongStream.range(0, SEEDS).filter(seed -> found(seed, plant, forgetful)).count();
    }

    private static boolean found(long seed, UnaryOperator<Inbox> plant, boolean forgetful) {
        var clock = new HandClock();
        var faulty = new InMemoryStore(clock, forgetful, plant);
        try {
            new Agreement(seed, clock, faulty, new InMemoryStore(clock), true).go(STEPS);
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }

    private static Inbox settling(Inbox inbox, BiFunction<Claim, Settlement, Settlement> change) {
        return changing(
                inbox,
                "settle",
                arguments ->
                        new Object[] {
                            arguments[0],
                            change.apply((Claim) arguments[0], (Settlement) arguments[1])
                        });
    }

    /// Takes every claim for the lane's latest.
    private static Inbox unfenced(Inbox inbox) {
        var latest = new HashMap<Address, Long>();
        var watched =
                changed(
                        inbox,
                        "claim",
                        (arguments, claim) -> {
                            ((Optional<?>) claim)
                                    .map(Claim.class::cast)
                                    .ifPresent(one ->
                                            latest.put(one.turn().asked().address(), one.fence()));
                            return claim;
                        });
        return changing(
                watched,
                "settle",
                arguments -> {
                    var claim = (Claim) arguments[0];
                    long fence = latest.getOrDefault(claim.turn().asked().address(), 0L);
                    return new Object[] {
                        new Claim(
                                claim.turn(),
                                claim.joined(),
                                claim.acceptedAt(),
                                claim.begunAt(),
                                fence,
                                claim.attempt(),
                                claim.resumed(),
                                claim.conversation(),
                                claim.progress()),
                        arguments[1]
                    };
                });
    }

    private static Claim withoutJoined(Claim claim) {
        return new Claim(
                claim.turn(),
                List.<Turn>of(),
                claim.acceptedAt(),
                claim.begunAt(),
                claim.fence(),
                claim.attempt(),
                claim.resumed(),
                claim.conversation(),
                claim.progress());
    }

    private static Inbox changing(Inbox inbox, String name, Change change) {
        return proxy((method, arguments) ->
                call(
                        inbox,
                        method,
                        method.getName().equals(name) ? change.of(arguments) : arguments));
    }

    private static Inbox changed(
            Inbox inbox, String name, BiFunction<Object[], Object, Object> change) {
        return proxy((method, arguments) -> {
            var answer = call(inbox, method, arguments);
            return method.getName().equals(name) ? change.apply(arguments, answer) : answer;
        });
    }

    private static Inbox answering(Inbox inbox, String name, Object answer) {
        return proxy((method, arguments) ->
                method.getName().equals(name) ? answer : call(inbox, method, arguments));
    }

    private static Inbox renewingNothing(Inbox inbox) {
        return changed(inbox, "renew", (arguments, lost) -> Set.copyOf((List<?>) arguments[0]));
    }

    private interface Calls {
        Object of(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static Inbox proxy(Calls calls) {
        return (Inbox)
                Proxy.newProxyInstance(
                        Inbox.class.getClassLoader(),
                        new Class<?>[] {Inbox.class},
                        (proxy, method, arguments) ->
                                calls.of(method, arguments == null ? new Object[0] : arguments));
    }

    private static Object call(Object target, Method method, Object[] arguments)
            throws ReflectiveOperationException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
