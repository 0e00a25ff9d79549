package dev.kotae.memory;

import dev.kotae.chat.Exchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A lane of the [InMemoryInbox].
final class InMemoryLane {
    final List<InMemoryTurn> open = new ArrayList<>();
    final List<Said> said = new ArrayList<>();
    Instant readyAt = Instant.MAX;
    Instant restedAt = Instant.MAX;
    long fence;
    long version;
    boolean held;

    /// @param fence less than any that a claim of it will bear
    InMemoryLane(long fence) {
        this.fence = fence;
    }

    InMemoryTurn head() {
        return open.stream().min(InMemoryTurn.ORDER).orElseThrow();
    }

    void add(InMemoryTurn turn, Instant now) {
        if (open.isEmpty()) {
            readyAt = now;
        }
        open.add(turn);
    }

    boolean free(Instant now) {
        held = false;
        if (open.isEmpty()) {
            restedAt = now;
        } else {
            var due = head().due;
            readyAt = due.isAfter(now) ? due : now;
        }
        return true;
    }

    boolean idleSince(Instant before) {
        return open.isEmpty() && said.isEmpty() && restedAt.isBefore(before);
    }

    /// An exchange, of the family with this root.
    record Said(String root, Exchange exchange, Instant at) {}

    void remember(Said said) {
        version++;
        int before = said(said.root());
        if (before < 0) {
            this.said.add(said);
        } else {
            this.said.set(before, said);
        }
    }

    void forget(String root) {
        if (said(root) >= 0) {
            version++;
            said.remove(said(root));
        }
    }

    private int said(String root) {
        return said.stream().map(Said::root).toList().indexOf(root);
    }
}
