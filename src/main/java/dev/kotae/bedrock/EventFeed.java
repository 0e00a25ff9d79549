package dev.kotae.bedrock;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;

/// Carries the events of one stream from the event loop, which must never wait, to the thread that
/// reads them. Asks for only as many as fit, so that a slow reader slows the wire and not the heap
/// down.
final class EventFeed implements Subscriber<ConverseStreamOutput> {
    /// Events under way at most; a model sends about a hundred in a second.
    private static final int WINDOW = 64;

    /// Holds at most [#WINDOW] events, because no more are asked for, and the ends.
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    private volatile @Nullable Subscription subscription;

    /// Events taken since the last time that some were asked for. Of the reading thread.
    private int taken;

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

    @Override
    public void onSubscribe(Subscription beginning) {
        subscription = beginning;
        beginning.request(WINDOW);
    }

    @Override
    public void onNext(ConverseStreamOutput event) {
        signals.add(new Signal.Event(event));
    }

    @Override
    public void onError(Throwable cause) {
        signals.add(new Signal.Failed(cause));
    }

    /// Not yet the end: the call itself ends a moment later, and only then is its connection free.
    @Override
    public void onComplete() {}

    /// The call ended. Whatever it brought was handed over before.
    ///
    /// @param failure null where the SDK sees none
    void end(@Nullable Void nothing, @Nullable Throwable failure) {
        signals.add(failure == null ? new Signal.Ended() : new Signal.Failed(failure));
    }

    /// The next signal. Blocks for `patience` at most. Called by one thread only.
    Signal next(Duration patience) throws InterruptedException {
        var signal = signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (signal == null) {
            return new Signal.Silence();
        }
        if (signal instanceof Signal.Event) {
            askForMore();
        }
        return signal;
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
