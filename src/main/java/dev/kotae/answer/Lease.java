package dev.kotae.answer;

import dev.kotae.memory.Claim;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.StoreFailure;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a claim alive while its turn is worked on, and interrupts the thread that made this lease
/// when the claim is lost: somebody else answers then.
final class Lease implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lease.class);

    private final Thread renewer;

    Lease(Inbox inbox, Claim claim, Duration length) {
        var worker = Thread.currentThread();
        this.renewer = Thread.ofVirtual().start(() -> renew(inbox, claim, length, worker));
    }

    private static void renew(Inbox inbox, Claim claim, Duration length, Thread worker) {
        try {
            while (true) {
                Thread.sleep(length.dividedBy(3));
                if (!renewed(inbox, claim, length)) {
                    log.warn("turn={} lost its lease", claim.turn().id());
                    worker.interrupt();
                    return;
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// A store that cannot be asked now may well be there for the next renewal, within the lease.
    private static boolean renewed(Inbox inbox, Claim claim, Duration length) {
        try {
            return inbox.renew(claim, length);
        } catch (StoreFailure failure) {
            log.warn("turn={} not renewed: {}", claim.turn().id(), failure.getMessage());
            return true;
        }
    }

    @Override
    public void close() {
        renewer.interrupt();
    }
}
