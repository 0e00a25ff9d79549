package dev.kotae.store.engine;

import dev.kotae.memory.StoreListener;
import dev.kotae.store.commit.Heard;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.hint.Hints;
import java.time.Duration;
import java.time.InstantSource;

/// What the ports of the store run on.
///
/// @param hints what others commit is known by
/// @param clock measures leases and delays, the same for everybody who works on the store
/// @param trust for how long to rely on hints before looking without one
/// @param alone whether nobody else can work on the store, so that a lease held at the start is a
///   dead process's
public record Engine(
        Transactions transactions, Hints hints, InstantSource clock, Duration trust, boolean alone)
        implements AutoCloseable {
    /// The same with somebody who hears what the transactions do.
    public Engine heardBy(StoreListener listener) {
        return new Engine(new Heard(transactions, listener), hints, clock, trust, alone);
    }

    @Override
    public void close() {
        hints.close();
        transactions.close();
    }
}
