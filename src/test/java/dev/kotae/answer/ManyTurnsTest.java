package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Many turns at once, while a model lets them wait.
@Timeout(120)
class ManyTurnsTest {
    private static final int MANY = 2_000;
    private static final long HEAP_EACH = 100_000;

    @TempDir Path folder;

    private final Screen screen = new Screen();
    private final CountDownLatch waiting = new CountDownLatch(MANY);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();

    @Test
    void two_thousand_turns_wait_at_once_without_a_thread_of_the_system_each() throws Exception {
        var settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("kotae.db"));
        try (var store = Store.open(settings, InstantSource.system(), new Random(1))) {
            for (int i = 0; i < MANY; i++) {
                Questions.ask(store.ports().inbox(), "e" + i, "T" + i, "How many days of leave?");
            }
            var workshop = new Workshop(Kit.of(store.ports()), new Patient(), screen);
            workshop.inFlight = MANY;
            workshop.drain = Duration.ofSeconds(60);
            long heap = heap();
            int threads = Thread.getAllStackTraces().size();
            try (var _ = workshop.open()) {
                assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
                assertThat(Thread.getAllStackTraces().size() - threads).isLessThan(50);
                assertThat((heap() - heap) / MANY).isLessThan(HEAP_EACH);
                gate.countDown();
                Soon.holds(() -> screen.ends.size() == MANY);
            }
        }
        assertThat(screen.ends.stream().distinct()).hasSize(MANY);
    }

    @Test
    void what_was_interrupted_is_taken_up_within_the_same_bounds() throws Exception {
        var settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("kotae.db"));
        try (var store = Store.open(settings, InstantSource.system(), new Random(1))) {
            for (int i = 0; i < 40; i++) {
                Questions.ask(store.ports().inbox(), "e" + i, "T" + i, "How many days of leave?");
            }
            for (int i = 0; i < 40; i++) {
                assertThat(
                                store.ports()
                                        .inbox()
                                        .claim("dead", Duration.ofMinutes(1), Duration.ZERO))
                        .isPresent();
            }
        }
        gate.countDown();
        var counting = new Counting();
        try (var store = Store.open(settings, InstantSource.system(), new Random(2))) {
            var workshop = new Workshop(Kit.of(store.ports()), counting, screen);
            workshop.inFlight = 7;
            try (var _ = workshop.open()) {
                Soon.holds(() -> screen.ends.size() == 40);
            }
        }
        assertThat(counting.most.get()).isBetween(2, 7);
    }

    private static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static Completion say(ChatModel.Listener out) {
        out.accept(new Chunk.Text("Twenty."));
        return new Completion(Completion.Ending.WHOLE, new Usage(1_000, 100, 0, 0));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new ModelFailure.Interrupted("interrupted");
        }
    }

    private final class Patient implements ChatModel {
        @Override
        public Completion converse(
                ModelCard card, Prompt prompt, Instant deadline, ChatModel.Listener out) {
            waiting.countDown();
            await(gate);
            return say(out);
        }
    }

    private final class Counting implements ChatModel {
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public Completion converse(
                ModelCard card, Prompt prompt, Instant deadline, ChatModel.Listener out) {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                Thread.sleep(20);
                return say(out);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new ModelFailure.Interrupted("interrupted");
            } finally {
                atOnce.decrementAndGet();
            }
        }
    }
}
