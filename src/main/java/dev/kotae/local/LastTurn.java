package dev.kotae.local;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps the calls since the last question, for the playground's inspector: at most the newest
/// [#KEPT]; and what the newest answers rest on, also those of earlier questions. Made by the room
/// `app`, which hands it to every stand-in as its tap.
public final class LastTurn implements WireTap {
    /// How many calls are kept.
    public static final int KEPT = 300;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<WireCall> calls = new ArrayDeque<>();
    private final Foundations foundations = new Foundations();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Instant begun;

    /// @param clock the one that the stand-ins stamp their calls with
    public LastTurn(InstantSource clock) {
        this.clock = clock;
        this.begun = clock.instant();
    }

    /// A question is asked: what was heard before is forgotten.
    public void begin() {
        lock.lock();
        try {
            calls.clear();
            begun = clock.instant();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public void heard(WireCall call) {
        foundations.heard(call);
        lock.lock();
        try {
            if (!call.started().isBefore(begun)) {
                calls.add(call);
            }
            if (calls.size() > KEPT) {
                calls.remove();
            }
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    /// Called whenever there is something new; must return at once.
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /// The calls in the order in which they ended.
    public Heard heard() {
        lock.lock();
        try {
            return new Heard(begun, List.copyOf(calls));
        } finally {
            lock.unlock();
        }
    }

    /// What the answers of this and of earlier turns rest on.
    Foundations foundations() {
        return foundations;
    }

    /// What was heard of one turn.
    ///
    /// @param begun when the question was asked
    public record Heard(Instant begun, List<WireCall> calls) {
        public Heard {
            calls = List.copyOf(calls);
        }
    }
}
