package dev.kotae.answer;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.StoreFailure;
import dev.kotae.memory.TurnRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells those whose question must wait behind another that it is in line. A question that is taken
/// up at once, or answered together with the one before it, shows that by itself.
///
/// Hears what is accepted and what is taken up; one that nobody here took up, another replica may
/// have.
public final class Waiting implements TurnListener, AutoCloseable {
    /// Long enough for a turn to be claimed, or to join the burst that it belongs to.
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /// Who asks on and on in one conversation is told once.
    private static final Duration TOLD_FOR = Duration.ofSeconds(30);

    /// Where more are accepted than can be looked up, the rest are not told.
    private static final int MOST_DUE = 10_000;

    private static final Logger log = LoggerFactory.getLogger(Waiting.class);

    private final Inbox inbox;
    private final Whispers whispers;
    private final Map<String, Turn> untouched = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Due> due = new LinkedBlockingQueue<>(MOST_DUE);

    /// Who was told, and when, the first first. Of the watching thread.
    private final Map<String, Long> told = new LinkedHashMap<>();

    private final Thread thread;

    private record Due(String turn, long nanos) {}

    /// Listens from now on.
    ///
    /// @param inbox knows whether a question still waits
    /// @param whispers takes the word to the asker
    public Waiting(Inbox inbox, Whispers whispers) {
        this.inbox = inbox;
        this.whispers = whispers;
        this.thread = Thread.ofVirtual().name("waiting").start(this::watch);
    }

    @Override
    public void on(TurnEvent event) {
        switch (event) {
            case TurnEvent.Accepted(var turn) -> {
                untouched.put(turn.id(), turn);
                var soon = new Due(turn.id(), System.nanoTime() + PATIENCE.toNanos());
                if (!due.offer(soon)) {
                    untouched.remove(turn.id());
                }
            }
            case TurnEvent.Claimed claimed -> untouched.remove(claimed.turn().id());
            case TurnEvent.Ended ended -> untouched.remove(ended.turn().id());
            default -> {
                // Says nothing of who waits.
            }
        }
    }

    private void watch() {
        try {
            while (true) {
                var next = due.take();
                long left = next.nanos - System.nanoTime();
                if (left > 0) {
                    Thread.sleep(Duration.ofNanos(left));
                }
                var turn = untouched.remove(next.turn);
                if (turn != null && waits(turn)) {
                    tell(turn);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean waits(Turn turn) {
        try {
            return inbox.find(turn.id())
                    .filter(record -> record.state() == TurnRecord.State.WAITING)
                    .isPresent();
        } catch (StoreFailure failure) {
            log.warn("turn={} not looked up: {}", turn.id(), failure.getMessage());
            return false;
        }
    }

    private void tell(Turn turn) {
        var address = turn.asked().address();
        var asker = turn.asked().asker();
        var whom = address.tenant() + " " + address.lane() + " " + asker;
        long now = System.nanoTime();
        var times = told.values().iterator();
        while (times.hasNext() && now - times.next() > TOLD_FOR.toNanos()) {
            times.remove();
        }
        if (told.putIfAbsent(whom, now) == null) {
            whispers.tell(turn.asked(), Phrase.of(Wording.WAITING_IN_LINE));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
