package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeadLettersTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<Phrase> told = new CopyOnWriteArrayList<>();

    @Test
    void the_owner_hears_of_a_dead_letter_at_once() throws Exception {
        try (var letters = new DeadLetters(told::add, HOUR)) {
            letters.on(dead("turn1", true));
            Soon.holds(() -> told.size() == 1);
        }
        assertThat(told).containsExactly(Phrase.of(Wording.OWNER_DEAD, "turn1", "fault"));
    }

    @Test
    void an_asker_who_could_not_be_told_is_mentioned() throws Exception {
        try (var letters = new DeadLetters(told::add, HOUR)) {
            letters.on(dead("turn1", false));
            Soon.holds(() -> told.size() == 1);
        }
        assertThat(told).containsExactly(Phrase.of(Wording.OWNER_DEAD_UNTOLD, "turn1", "fault"));
    }

    @Test
    void those_that_follow_are_counted_and_told_together() throws Exception {
        var heard = new Semaphore(0);
        Owner slow =
                notice -> {
                    told.add(notice);
                    heard.acquireUninterruptibly();
                };
        try (var letters = new DeadLetters(slow, Duration.ofMillis(10))) {
            letters.on(dead("turn1", true));
            Soon.holds(() -> told.size() == 1);
            letters.on(dead("turn2", true));
            letters.on(dead("turn3", false));
            letters.on(dead("turn4", true));
            heard.release(3);
            Soon.holds(() -> told.size() == 2);
            letters.on(dead("turn5", true));
            Soon.holds(() -> told.size() == 3);
        }
        assertThat(told.get(1))
                .isEqualTo(Phrase.of(Wording.OWNER_DEAD_MORE, "3", "1", "turn4", "fault"));
        assertThat(told.get(2)).isEqualTo(Phrase.of(Wording.OWNER_DEAD, "turn5", "fault"));
    }

    @Test
    void what_is_left_is_told_before_the_house_closes() throws Exception {
        try (var letters = new DeadLetters(told::add, HOUR)) {
            letters.on(dead("turn1", true));
            Soon.holds(() -> told.size() == 1);
            letters.on(dead("turn2", true));
            assertThat(told).as("no more often than that").hasSize(1);
        }
        assertThat(told).hasSize(2);
    }

    @Test
    void an_owner_who_cannot_be_told_hurts_nobody() throws Exception {
        Owner deaf =
                notice -> {
                    told.add(notice);
                    throw new IllegalStateException("channel_not_found");
                };
        try (var letters = new DeadLetters(deaf, Duration.ofMillis(50))) {
            letters.on(dead("turn1", true));
            Soon.holds(() -> told.size() == 1);
            letters.on(dead("turn2", true));
            Soon.holds(() -> told.size() == 2);
        }
    }

    @Test
    void other_events_are_none_of_the_owners() throws Exception {
        try (var letters = new DeadLetters(told::add, Duration.ofMillis(10))) {
            letters.on(new TurnEvent.Repeated("turn1"));
            letters.on(dead("turn2", true));
            Soon.holds(() -> !told.isEmpty());
        }
        assertThat(told).containsExactly(Phrase.of(Wording.OWNER_DEAD, "turn2", "fault"));
    }

    private static TurnEvent dead(String id, boolean heard) {
        var turn = new Turn(id, Questions.question(id, "T", "U1", "Where?"));
        return new TurnEvent.Dead(turn, "fault", heard);
    }
}
