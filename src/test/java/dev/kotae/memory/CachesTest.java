package dev.kotae.memory;

import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.chat.Turn;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Caches.Figures;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.Settlement.Done;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// How old what a copy says may be.
final class CachesTest {
    private final HandClock clock = new HandClock();
    private final Ports ports = new InMemoryStore(clock).ports();
    private final AtomicLong nanos = new AtomicLong();
    private final Caches caches = new Caches(100_000, Duration.ofMinutes(1), nanos::get);

    @Test
    void a_conversation_that_went_on_elsewhere_is_read_again() {
        var cached = caches.conversations(ports.conversations());
        answered("1", "a");
        assertThat(cached.recall(thread("T1", "1"), 1).recent()).hasSize(1);
        answered("1", "b");

        assertThat(cached.recall(thread("T1", "1"), 2).recent()).hasSize(2);
        assertThat(cached.recall(thread("T1", "1"), 2).recent()).hasSize(2);
        assertThat(caches.figures()).containsEntry("conversations", new Figures(1, 2));
    }

    @Test
    void an_installation_that_changed_elsewhere_is_known_after_half_a_minute() {
        var cached = caches.installations(ports.installations());
        cached.keep(installation("xoxb-1"));
        assertThat(token(cached)).contains(new Secret("xoxb-1"));
        ports.installations().keep(installation("xoxb-2"));
        assertThat(token(cached)).contains(new Secret("xoxb-1"));

        pass(Duration.ofSeconds(30));

        assertThat(token(cached)).contains(new Secret("xoxb-2"));
    }

    @Test
    void an_installation_that_was_missing_is_looked_for_again_after_a_second() {
        var cached = caches.installations(ports.installations());
        assertThat(token(cached)).isEmpty();
        ports.installations().keep(installation("xoxb-1"));
        assertThat(token(cached)).isEmpty();

        pass(Duration.ofSeconds(1));

        assertThat(token(cached)).contains(new Secret("xoxb-1"));
    }

    @Test
    void a_hint_and_a_change_here_are_heard_at_once() {
        var cached = caches.installations(ports.installations());
        assertThat(token(cached)).isEmpty();
        cached.keep(installation("xoxb-1"));
        assertThat(token(cached)).contains(new Secret("xoxb-1"));

        ports.installations().keep(installation("xoxb-2"));
        caches.installationChanged("slack/T1");
        assertThat(token(cached)).contains(new Secret("xoxb-2"));

        cached.remove("slack/T1");
        assertThat(token(cached)).isEmpty();
    }

    @Test
    void what_was_read_before_a_change_is_not_kept_after_it() throws Exception {
        var slow = new Slow(ports.installations());
        var cached = caches.installations(slow);
        ports.installations().keep(installation("xoxb-1"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = threads.submit(() -> token(cached));
            slow.read.await();
            ports.installations().keep(installation("xoxb-2"));
            var told = threads.submit(() -> caches.installationChanged("slack/T1"));
            // Who waits for the reader is not done yet; who does not wait is.
            Thread.sleep(100);
            slow.goOn.countDown();
            reading.get();
            told.get();
        }

        assertThat(token(cached)).contains(new Secret("xoxb-2"));
    }

    @Test
    void a_new_token_of_an_organisation_is_known_to_its_workspaces_at_once() {
        var cached = caches.installations(ports.installations());
        cached.join("slack/T1", "slack/E1");
        cached.keep(organisation("xoxb-1"));
        assertThat(token(cached)).contains(new Secret("xoxb-1"));

        cached.keep(organisation("xoxb-2"));
        assertThat(token(cached)).contains(new Secret("xoxb-2"));
        cached.remove("slack/E1");

        assertThat(token(cached)).isEmpty();
    }

    @Test
    void a_store_that_does_not_answer_is_not_taken_for_an_empty_one() {
        var broken =
                new PassingInstallations(ports.installations()) {
                    @Override
                    public Optional<Installation> find(String tenant) {
                        throw new StoreFailure("find", new IOException("gone"));
                    }
                };
        var cached = caches.installations(broken);

        assertThatThrownBy(() -> cached.find("slack/T1")).isInstanceOf(StoreFailure.class);
        assertThatThrownBy(() -> cached.find("slack/T1")).isInstanceOf(StoreFailure.class);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Turn answered(String thread, String text) {
        ports.inbox().accept(question(thread, text));
        var claim = ports.inbox().claim("test", Duration.ofMinutes(1), Duration.ZERO).orElseThrow();
        ports.inbox().posted(claim, "post " + thread);
        ports.inbox().settle(claim, recorded(claim, "answer"));
        ports.inbox().settle(claim, new Done());
        return claim.turn();
    }

    private static Installation installation(String token) {
        return new Installation("slack/T1", new Secret(token), "UBOT", Set.of(), Instant.EPOCH);
    }

    private static Installation organisation(String token) {
        return new Installation("slack/E1", new Secret(token), "UBOT", Set.of(), Instant.EPOCH);
    }

    private static Optional<Secret> token(Installations installations) {
        return installations.find("slack/T1").map(Installation::token);
    }

    /// Reads at once and answers late, the first time.
    private static final class Slow extends PassingInstallations {
        private final CountDownLatch read = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        private Slow(Installations store) {
            super(store);
        }

        @Override
        public Optional<Installation> find(String tenant) {
            var found = super.find(tenant);
            read.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return found;
        }
    }
}
