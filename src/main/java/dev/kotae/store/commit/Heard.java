package dev.kotae.store.commit;

import dev.kotae.memory.StoreListener;
import dev.kotae.memory.StoreListener.Step;
import dev.kotae.store.commit.Session.Work;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Transactions of which somebody hears how long they took.
public final class Heard implements Transactions {
    private final Transactions transactions;
    private final StoreListener listener;

    /// @param transactions do the work
    /// @param listener told of each, on the thread that waited for it
    public Heard(Transactions transactions, StoreListener listener) {
        this.transactions = transactions;
        this.listener = listener;
    }

    @Override
    public <T> T admit(String what, Duration patience, Work<T> work, Consumer<T> afterwards) {
        return heard(what, true, () -> transactions.admit(what, patience, work, afterwards));
    }

    @Override
    public <T> T write(String what, Duration patience, Work<T> work, Consumer<T> afterwards) {
        return heard(what, true, () -> transactions.write(what, patience, work, afterwards));
    }

    @Override
    public <T> T read(String what, Work<T> work) {
        return heard(what, false, () -> transactions.read(what, work));
    }

    private <T> T heard(String what, boolean write, Supplier<T> transaction) {
        long begun = System.nanoTime();
        boolean done = false;
        try {
            var result = transaction.get();
            done = true;
            return result;
        } finally {
            var took = Duration.ofNanos(System.nanoTime() - begun);
            listener.on(new Step(what, write, took, done));
        }
    }

    @Override
    public boolean isShut() {
        return transactions.isShut();
    }

    @Override
    public void close() {
        transactions.close();
    }
}
