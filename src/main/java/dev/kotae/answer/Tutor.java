package dev.kotae.answer;

import dev.kotae.chat.Turn;
import dev.kotae.chat.Wish;
import dev.kotae.memory.Lessons;
import dev.kotae.memory.Lessons.Lesson;
import dev.kotae.memory.StoreFailure;
import dev.kotae.routing.Basis;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what answers may teach the router. An answer is not worth less where that fails. What is
/// answered anew on a wish, which may be somebody else's, teaches nothing.
public final class Tutor implements TurnListener {
    private static final Logger log = LoggerFactory.getLogger(Tutor.class);

    private final Lessons lessons;
    private final InstantSource clock;

    /// One that keeps it there.
    public Tutor(Lessons lessons, InstantSource clock) {
        this.lessons = lessons;
        this.clock = clock;
    }

    @Override
    public void on(TurnEvent event) {
        if (event instanceof TurnEvent.Answered(var turn, Basis.Words words)
                && turn.asked().wish() != Wish.AGAIN) {
            aside(turn, () -> keep(turn, words));
        } else if (event instanceof TurnEvent.Claimed(var turn, var attempt, _)
                && attempt == 1
                && turn.asked().wish() == Wish.DEEPER) {
            var asked = turn.asked();
            aside(turn, () -> lessons.outdone(asked.address().tenant(), asked.replaces()));
        }
    }

    private void keep(Turn turn, Basis.Words words) {
        var tenant = turn.asked().address().tenant();
        lessons.keep(
                new Lesson(
                        tenant,
                        turn.id(),
                        clock.instant(),
                        Basis.layout(),
                        words.tier().word(),
                        words.chance(),
                        words.lack(),
                        words.traits()),
                words.outdone());
    }

    private static void aside(Turn turn, Runnable work) {
        Thread.ofVirtual()
                .name("tutor")
                .start(() -> {
                    try {
                        work.run();
                    } catch (StoreFailure failure) {
                        log.info("turn={} lesson=not-kept: {}", turn.id(), failure.getMessage());
                    }
                });
    }
}
