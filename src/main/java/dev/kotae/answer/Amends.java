package dev.kotae.answer;

import dev.kotae.answer.writing.Apologies;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Person;
import dev.kotae.chat.Reply;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Answers.KeptAnswer;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Progress;
import dev.kotae.memory.StoreFailure;
import dev.kotae.memory.TurnRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts right what a change of ours has spoilt that was on its way when its lane was lost: it may
/// stand in place of what somebody else has shown meanwhile. No look at the lease can be so late
/// that nothing comes between it and the platform.
///
/// When the turn is over, what is recorded of it is shown once more, in the same post, unless the
/// house closes before.
final class Amends implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /// Longer than any turn is worked on.
    private static final int MOST_LOOKS = 3_600;

    private static final Logger log = LoggerFactory.getLogger(Amends.class);

    private final Inbox inbox;
    private final Answers answers;
    private final BiFunction<Turn, Channel, Person> asker;
    private final Set<Thread> underWay = ConcurrentHashMap.newKeySet();

    /// @param asker who asked, in whose language it is shown
    Amends(Inbox inbox, Answers answers, BiFunction<Turn, Channel, Person> asker) {
        this.inbox = inbox;
        this.answers = answers;
        this.asker = asker;
    }

    /// Returns at once.
    void make(Turn turn, Channel channel) {
        Thread.ofVirtual()
                .name("amends-" + turn.id())
                .start(() -> {
                    underWay.add(Thread.currentThread());
                    try {
                        makeSoon(turn, channel);
                    } finally {
                        underWay.remove(Thread.currentThread());
                    }
                });
    }

    private void makeSoon(Turn turn, Channel channel) {
        try {
            for (int look = 0; look < MOST_LOOKS; look++) {
                Thread.sleep(BETWEEN_LOOKS);
                if (made(turn, channel)) {
                    return;
                }
            }
            log.warn("turn={} late change not put right", turn.id());
        } catch (InterruptedException closed) {
            log.warn("turn={} late change not put right: the house closes", turn.id());
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            log.error("turn={} late change not put right", turn.id(), fault);
        }
    }

    /// @return false where the turn is not over, or the store or the platform does not answer
    private boolean made(Turn turn, Channel channel) {
        try {
            var record = inbox.find(turn.id());
            return record.isEmpty()
                    || (isOver(record.get()) && isShown(turn, record.get(), channel));
        } catch (StoreFailure failure) {
            log.warn("turn={} late change: {}", turn.id(), failure.getMessage());
            return false;
        } catch (ReplyFailure failure) {
            log.warn("turn={} late change: {}", turn.id(), failure.getMessage());
            return !failure.worthRepeating();
        }
    }

    private static boolean isOver(TurnRecord record) {
        return switch (record.state()) {
            case DONE, DEAD -> true;
            case WAITING, RUNNING, ANSWERED, JOINED -> false;
        };
    }

    /// @return false where another answer has taken the place of this one meanwhile
    private boolean isShown(Turn turn, TurnRecord record, Channel channel) {
        var standing = standing(turn);
        var shown = standing.map(KeptAnswer::turn).orElse(turn);
        var post = standing.map(KeptAnswer::post).orElse(record.post());
        if (post.isEmpty()) {
            return true;
        }
        var person = asker.apply(shown, channel);
        try (var reply =
                channel.open(shown, person, new Progress.Shown(post), 2, Amends::asBefore)) {
            standing.ifPresentOrElse(
                    kept -> reply.finish(kept.answer()), () -> apologise(record, reply));
        }
        log.warn("turn={} late change put right", turn.id());
        return standing(turn).map(KeptAnswer::turn).equals(standing.map(KeptAnswer::turn));
    }

    private Optional<KeptAnswer> standing(Turn turn) {
        return answers.standing(turn.asked().address().tenant(), turn.id());
    }

    /// What is shown was decided by whoever answered: it needs no lease.
    private static void asBefore(String post) {
        log.debug("post={}", post);
    }

    /// The words of an apology are not kept: those that fit its code are near enough. Where there
    /// is no code, there was an answer, whose words are not kept any more.
    private static void apologise(TurnRecord record, Reply reply) {
        if (record.reason().isEmpty()) {
            return;
        }
        switch (Apology.Kind.of(record.reason())) {
            case SUPERSEDED -> log.debug("turn={} has no words", record.id());
            case RETRACTED -> reply.retract();
            case STOPPED -> reply.fail(Apologies.stopped().words());
            case OUTSIDERS -> reply.fail(Apologies.outsiders(false).words());
            case OUTSIDER -> reply.fail(Apologies.outsiders(true).words());
            case OTHER -> reply.fail(Apologies.silent(record.id()).words());
        }
    }

    /// What is under way is left as it stands.
    @Override
    public void close() {
        underWay.forEach(Thread::interrupt);
    }
}
