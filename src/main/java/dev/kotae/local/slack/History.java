package dev.kotae.local.slack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The latest that happened, oldest first. Safe to use from many threads.
public final class History {
    private static final int KEPT = 10_000;

    private final Deque<Moment> moments = new ArrayDeque<>();
    private int most = KEPT;

    /// Takes note.
    public synchronized void note(Moment moment) {
        moments.addLast(moment);
        while (moments.size() > most) {
            moments.removeFirst();
        }
    }

    /// Changes how much is kept; at first the latest 10,000 moments.
    public synchronized void keep(int newMost) {
        most = newMost;
    }

    /// All that is kept, in the order in which it was noted: what is shown in the order in which it
    /// was seen, deliveries and calls when they ended.
    public synchronized List<Moment> moments() {
        return List.copyOf(moments);
    }
}
