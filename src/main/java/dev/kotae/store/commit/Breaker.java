package dev.kotae.store.commit;

import dev.kotae.memory.StoreFailure;
import dev.kotae.store.commit.Session.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A circuit breaker. After a write that failed because of the engine and not because of itself,
/// who can come again is refused at once until a write of our own has gone through; one such probe
/// is on its way at a time. Who cannot come again, such as a settlement, still gets to wait.
public final class Breaker implements Transactions {
    private static final Logger log = LoggerFactory.getLogger(Breaker.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Transactions transactions;
    private final Dialect dialect;
    private final AtomicReference<@Nullable Throwable> open = new AtomicReference<>();
    private volatile boolean closed;

    /// Trusts the engine to begin with.
    ///
    /// @param transactions closed with this
    public Breaker(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.dialect = dialect;
    }

    @Override
    public <T> T admit(String what, Duration patience, Work<T> work, Consumer<T> afterwards) {
        var cause = open.get();
        if (cause != null) {
            throw new StoreFailure(what, cause);
        }
        return write(what, patience, work, afterwards);
    }

    @Override
    public <T> T write(String what, Duration patience, Work<T> work, Consumer<T> afterwards) {
        try {
            return transactions.write(what, patience, work, afterwards);
        } catch (StoreFailure failure) {
            var cause = failure.getCause();
            if (cause != null && fromTheEngine(cause) && open.compareAndSet(null, cause)) {
                log.error("store door=shut cause=\"{}\"", failure.why());
                Thread.ofVirtual().name("store-probe").start(this::probeUntilWell);
            }
            throw failure;
        }
    }

    private boolean fromTheEngine(Throwable cause) {
        return switch (cause) {
            case TimeoutException _ -> !closed;
            case SQLException refused -> dialect.unwell(refused);
            default -> false;
        };
    }

    private void probeUntilWell() {
        while (!closed && !well()) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        log.info("store door=open");
        open.set(null);
    }

    private boolean well() {
        try {
            transactions.write("probe", PATIENCE, dialect::probe, done -> {});
            return true;
        } catch (StoreFailure | Error failure) {
            // An error such as that there is no thread to be had. Who probes is the only one who
            // opens the door again.
            log.debug("store probe failed", failure);
            return false;
        }
    }

    @Override
    public <T> T read(String what, Work<T> work) {
        return transactions.read(what, work);
    }

    @Override
    public boolean isShut() {
        return open.get() != null;
    }

    @Override
    public void close() {
        closed = true;
        transactions.close();
    }
}
