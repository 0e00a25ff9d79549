package dev.kotae.bedrock;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;

/// Carries the bytes of one stream from the event loop, which must never wait, to the thread that
/// reads the events in them, which is the one that makes it. Asks for only as much as fits, so that
/// a slow reader slows the wire and not the heap down.
final class EventFeed implements Subscriber<ByteBuffer> {
    /// Pieces under way at most; each is what was read from the wire at once, mostly one event.
    private static final int WINDOW = 64;

    /// Holds at most [#WINDOW] pieces, because no more are asked for, and the ends.
    private final Queue<Part> parts = new ConcurrentLinkedQueue<>();

    private final Thread reader = Thread.currentThread();
    private volatile @Nullable Subscription subscription;
    private volatile boolean left;
    private volatile String request = "";

    // Of the reading thread.
    private final Frames frames = new Frames();
    private final Alarm alarm = new Alarm();

    private boolean ended;

    /// Pieces taken since the last time that some were asked for.
    private int taken;

    private sealed interface Part {
        record Bytes(ByteBuffer bytes) implements Part {}

        record End(Signal signal) implements Part {}
    }

    /// What can be heard on the line.
    sealed interface Signal {
        /// Something was said.
        record Event(ConverseStreamOutput event) implements Signal {}

        /// Nothing more will come. Says nothing about whether the answer is whole.
        record Ended() implements Signal {}

        /// The line broke.
        record Failed(Throwable cause) implements Signal {}

        /// Nothing came in time.
        record Silence() implements Signal {}
    }

    /// The service answers.
    ///
    /// @param id the request's, for the log
    void answers(String id) {
        request = id;
    }

    @Override
    public void onSubscribe(Subscription beginning) {
        subscription = beginning;
        if (left) {
            beginning.cancel();
        } else {
            beginning.request(WINDOW);
        }
    }

    @Override
    public void onNext(ByteBuffer bytes) {
        add(new Part.Bytes(bytes));
    }

    @Override
    public void onError(Throwable cause) {
        add(new Part.End(new Signal.Failed(cause)));
    }

    @Override
    public void onComplete() {
        add(new Part.End(new Signal.Ended()));
    }

    private void add(Part part) {
        parts.add(part);
        LockSupport.unpark(reader);
    }

    /// The call ended: with an answer, whose end is told by [#onComplete], or without.
    ///
    /// @param failure null where the SDK sees none
    void end(@Nullable Void nothing, @Nullable Throwable failure) {
        if (failure != null) {
            onError(failure);
        }
    }

    /// Nobody reads any more: what still comes is not wanted. Does nothing to a stream that has
    /// ended; else it closes the connection, by which the model stops working.
    void leave() {
        left = true;
        alarm.off();
        var source = subscription;
        if (source != null) {
            source.cancel();
        }
    }

    /// Whether the reader has heard that nothing more will come.
    boolean hasEnded() {
        return ended;
    }

    /// The next signal. Blocks for `patience` at most after each piece. Called by the reader only.
    Signal next(Duration patience) throws InterruptedException {
        while (true) {
            try {
                var frame = frames.next();
                if (frame.isPresent()) {
                    return new Signal.Event(StreamEvents.read(frame.get(), request));
                }
            } catch (RuntimeException broken) {
                return new Signal.Failed(broken);
            }
            switch (part(patience)) {
                case null -> {
                    return new Signal.Silence();
                }
                case Part.Bytes(var bytes) -> {
                    frames.add(bytes);
                    askForMore();
                }
                case Part.End(var signal) -> {
                    ended |= signal instanceof Signal.Ended;
                    return signal;
                }
            }
        }
    }

    /// Null when none came in time.
    private @Nullable Part part(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            var part = parts.poll();
            if (part != null || System.nanoTime() - until >= 0) {
                return part;
            }
            alarm.by(until);
            // Whoever sets the alarm may wait for a lock meanwhile, and so use up the wakening by a
            // part that has come since.
            if (parts.isEmpty()) {
                LockSupport.park(this);
            }
        }
    }

    private void askForMore() {
        taken++;
        var source = subscription;
        if (taken == WINDOW / 2 && source != null) {
            taken = 0;
            source.request(WINDOW / 2);
        }
    }
}
