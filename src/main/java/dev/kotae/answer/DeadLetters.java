package dev.kotae.answer;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the owner of dead letters: of the first at once, of those that follow no more often than
/// once a minute, counted.
public final class DeadLetters implements TurnListener, AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final Owner owner;
    private final Duration between;
    private final ReentrantLock lock = new ReentrantLock();
    private int count;
    private int untold;
    private TurnEvent.@Nullable Dead last;
    private volatile @Nullable Thread teller;

    /// @param owner who is told; called on a thread of ours
    public DeadLetters(Owner owner) {
        this(owner, BETWEEN);
    }

    DeadLetters(Owner owner, Duration between) {
        this.owner = owner;
        this.between = between;
    }

    @Override
    public void on(TurnEvent event) {
        if (event instanceof TurnEvent.Dead dead) {
            add(dead);
        }
    }

    private void add(TurnEvent.Dead dead) {
        lock.lock();
        try {
            count++;
            untold += dead.told() ? 0 : 1;
            last = dead;
            if (teller == null) {
                teller = Thread.ofVirtual().name("dead-letters").start(this::tellAll);
            }
        } finally {
            lock.unlock();
        }
    }

    private void tellAll() {
        try {
            for (var notice = next(); notice.isPresent(); notice = next()) {
                tell(notice.get());
                Thread.sleep(between);
            }
        } catch (InterruptedException closed) {
            next().ifPresent(this::tell);
            Thread.currentThread().interrupt();
        }
    }

    /// What there is to tell; where there is nothing, nobody tells any more.
    private Optional<Phrase> next() {
        lock.lock();
        try {
            var dead = last;
            if (dead == null) {
                teller = null;
                return Optional.empty();
            }
            var notice = notice(dead);
            count = 0;
            untold = 0;
            last = null;
            return Optional.of(notice);
        } finally {
            lock.unlock();
        }
    }

    private Phrase notice(TurnEvent.Dead dead) {
        var turn = dead.turn().id();
        if (count == 1) {
            var wording = dead.told() ? Wording.OWNER_DEAD : Wording.OWNER_DEAD_UNTOLD;
            return Phrase.of(wording, turn, dead.why());
        }
        return Phrase.of(
                Wording.OWNER_DEAD_MORE,
                String.valueOf(count),
                String.valueOf(untold),
                turn,
                dead.why());
    }

    private void tell(Phrase notice) {
        try {
            owner.tell(notice);
        } catch (RuntimeException failure) {
            log.warn("the owner was not told: {}", failure.getMessage());
        }
    }

    /// Tells what is left, and nothing more.
    @Override
    public void close() {
        var telling = teller;
        if (telling != null) {
            telling.interrupt();
            try {
                telling.join(LAST_WORD);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
