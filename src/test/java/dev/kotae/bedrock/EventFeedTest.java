package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.bedrock.EventFeed.Signal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How long a reader waits for the next piece, told by the clock.
@Timeout(30)
class EventFeedTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);

    /// All but its last byte has not come.
    private static final ByteBuffer UNFINISHED = ByteBuffer.wrap(new byte[] {0, 0, 1, 0});

    @Test
    void a_short_wait_after_a_long_one_is_short() throws Exception {
        onAVirtualThread(feed -> {
            later(20, () -> feed.onNext(piece()));
            assertThat(feed.next(LONG)).isInstanceOf(Signal.Event.class);

            assertThat(millisOfSilence(feed, SHORT)).isBetween(200L, 5_000L);
        });
    }

    @Test
    void a_wait_after_a_shorter_one_lasts_to_its_own_end() throws Exception {
        onAVirtualThread(feed -> {
            later(20, () -> feed.onNext(piece()));
            assertThat(feed.next(SHORT)).isInstanceOf(Signal.Event.class);

            assertThat(millisOfSilence(feed, Duration.ofMillis(600))).isBetween(600L, 5_000L);
        });
    }

    @Test
    void a_part_of_a_message_is_a_sign_of_life() throws Exception {
        onAVirtualThread(feed -> {
            later(150, () -> feed.onNext(UNFINISHED.duplicate()));

            assertThat(millisOfSilence(feed, SHORT)).isBetween(350L, 5_000L);
        });
    }

    @Test
    void what_has_come_is_read_without_patience() throws Exception {
        onAVirtualThread(feed -> {
            feed.onNext(piece());
            feed.onComplete();

            assertThat(feed.next(Duration.ofSeconds(-1))).isInstanceOf(Signal.Event.class);
            assertThat(feed.next(Duration.ZERO)).isEqualTo(new Signal.Ended());
            assertThat(feed.next(Duration.ZERO)).isEqualTo(new Signal.Silence());
        });
    }

    @Test
    void an_interrupt_ends_a_wait_and_is_taken() throws Exception {
        onAVirtualThread(feed -> {
            var reader = Thread.currentThread();
            later(20, reader::interrupt);

            assertThatThrownBy(() -> feed.next(LONG)).isInstanceOf(InterruptedException.class);
            assertThat(reader.isInterrupted()).isFalse();
        });
    }

    private interface Reading {
        void read(EventFeed feed) throws Exception;
    }

    private static void onAVirtualThread(Reading reading) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> task =
                    () -> {
                        reading.read(new EventFeed());
                        return true;
                    };
            assertThat(threads.submit(task).get()).isTrue();
        }
    }

    private static long millisOfSilence(EventFeed feed, Duration patience) throws Exception {
        long began = System.nanoTime();
        assertThat(feed.next(patience)).isEqualTo(new Signal.Silence());
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static ByteBuffer piece() {
        var headers = java.util.Map.of(":event-type", "new", ":message-type", "event");
        return ByteBuffer.wrap(ScriptedBedrock.Wire.frameOf(headers, "{}"));
    }

    private static void later(long millis, Runnable then) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        Thread.sleep(millis);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    then.run();
                });
    }
}
