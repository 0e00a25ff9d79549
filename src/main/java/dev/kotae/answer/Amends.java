package dev.kotae.answer;

import dev.kotae.answer.writing.Apologies;
import dev.kotae.chat.Person;
import dev.kotae.chat.Reply;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Progress;
import dev.kotae.memory.StoreFailure;
import dev.kotae.memory.TurnRecord;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts right what a change of ours has spoilt that was on its way when its lane was lost: it may
/// stand in place of what somebody else has shown meanwhile. No look at the lease can be so late
/// that nothing comes between it and the platform.
///
/// When the question is done with, what is recorded of the latest turn about it is shown once more,
/// in the same post, unless the house closes before.
final class Amends implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /// Longer than any turn is worked on.
    private static final int MOST_LOOKS = 3_600;

    private static final Logger log = LoggerFactory.getLogger(Amends.class);

    private final Inbox inbox;
    private final LastWords lastWords;
    private final BiFunction<Turn, Channel, Person> asker;
    private final Set<Thread> underWay = ConcurrentHashMap.newKeySet();

    /// @param asker who asked, in whose language it is shown
    Amends(Inbox inbox, LastWords lastWords, BiFunction<Turn, Channel, Person> asker) {
        this.inbox = inbox;
        this.lastWords = lastWords;
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

    /// @return false where the question is not done with, or the store or the platform does not
    ///   answer
    private boolean made(Turn turn, Channel channel) {
        try {
            var latest = inbox.latest(turn.id());
            return latest.isEmpty()
                    || (isOver(latest.get()) && isShown(turn, latest.get(), channel));
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
    private boolean isShown(Turn late, TurnRecord latest, Channel channel) {
        var post = post(late, latest);
        if (post.isEmpty()) {
            return true;
        }
        var turn = latest.asked().map(asked -> new Turn(latest.id(), asked)).orElse(late);
        var person = asker.apply(turn, channel);
        var earlier = new Progress.Shown(post);
        try (var reply = channel.open(turn, person, earlier, 2, Amends::asBefore)) {
            show(turn, latest, reply);
        }
        log.warn("turn={} late change put right", late.id());
        return inbox.latest(late.id()).map(TurnRecord::id).filter(latest.id()::equals).isPresent();
    }

    private String post(Turn late, TurnRecord latest) {
        return latest.post().isEmpty()
                ? inbox.find(late.id()).map(TurnRecord::post).orElse("")
                : latest.post();
    }

    /// Who brings an answer that nobody could be shown, or could not be had, to its end says so.
    /// Where there was an answer that is not kept any more, there is nothing to show.
    private void show(Turn turn, TurnRecord latest, Reply reply) {
        var apology = latest.apology();
        if (apology.isPresent()) {
            lastWords.say(turn, apology.get(), reply);
        } else if (latest.state() == TurnRecord.State.DEAD) {
            reply.fail(Apologies.internal(turn.id(), latest.reason()).words());
        } else {
            latest.answer().ifPresent(reply::finish);
        }
    }

    /// What is shown was decided by whoever answered: it needs no lease.
    private static void asBefore(String post) {
        log.debug("post={}", post);
    }

    /// What is under way is left as it stands.
    @Override
    public void close() {
        underWay.forEach(Thread::interrupt);
    }
}
