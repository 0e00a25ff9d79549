package dev.kotae.memory.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Claim;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.TestedStore;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// What the contracts of the ports have in common.
@Timeout(60)
public abstract class PortsContract {
    protected static final Duration LEASE = Duration.ofSeconds(60);

    protected final HandClock clock = new HandClock();
    private @Nullable TestedStore store;

    /// Whether this contract is about one that forgets.
    protected boolean forgetful() {
        return false;
    }

    @BeforeEach
    void begin(Opening.Opener opener) {
        store = opener.open(clock, forgetful());
    }

    @AfterEach
    void end() {
        store().close();
    }

    protected final TestedStore store() {
        return requireNonNull(store);
    }

    protected final Ports ports() {
        return store().ports();
    }

    protected final Inbox inbox() {
        return ports().inbox();
    }

    /// Ends the process that uses the store, and begins the next.
    protected final void reopen() {
        store().reopen();
    }

    protected final Turn kept(Asked asked) {
        return switch (inbox().accept(asked)) {
            case Acceptance.Kept(var turn) -> turn;
            case Acceptance.Repeated(var turn) ->
                    throw new AssertionError(asked + " was taken for " + turn);
        };
    }

    protected final Claim claimed() {
        return claim().orElseThrow(() -> new AssertionError("nothing is due"));
    }

    protected final Optional<Claim> claim() {
        return inbox().claim("test", LEASE, Duration.ZERO);
    }

    protected final void settled(Claim claim, Settlement settlement) {
        assertThat(inbox().settle(claim, settlement)).as("%s", settlement).isTrue();
    }

    protected static String text(Claim claim) {
        return claim.turn().asked().text();
    }
}
