package dev.kotae.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who may call now: a bucket per workspace and method, for some methods per channel. It is shared
/// by all conversations, recovered ones among them, so that together they stay within what Slack
/// allows. No bucket waits for another.
///
/// Of methods that are called for the eye (a piece of text, a step), a share is kept for what an
/// answer needs to begin and to end. Who has to call gets in line and is told when it is their
/// turn; who only would like to comes again.
public final class SlackLimits {
    /// Forgotten buckets are as good as none; they are swept when there are more than this.
    private static final int MANY = 10_000;

    private enum Share {
        /// What is called for the eye.
        LEISURE,
        /// What has to be called.
        DUTY
    }

    private record Name(String workspace, SlackMethod method, String channel, Share share) {}

    /// What all channels of a workspace may call together.
    private record Common(String workspace, SlackMethod method) {}

    private final Map<Name, Bucket> buckets = new HashMap<>();
    private final Map<Common, Pool> pools = new HashMap<>();
    private final InstantSource clock;

    /// Full buckets for everybody.
    public SlackLimits(InstantSource clock) {
        this.clock = clock;
    }

    /// A place in the line.
    ///
    /// @param due when it is their turn
    record Ticket(Instant due, Line line) {}

    /// Where one waits: behind those of the same bucket, and for what all have in common.
    record Line(Bucket bucket, Pool pool) {
        Ticket next(Instant now, boolean even) {
            return new Ticket(pool.next(now, bucket.next(now, even)), this);
        }

        void grant(Instant at) {
            bucket.grant(at);
            pool.grant(at);
        }

        void giveBack(Instant at) {
            bucket.giveBack(at);
            pool.giveBack(at);
        }
    }

    /// Takes a call if there is one to spare. Never waits.
    ///
    /// @return zero when it was taken, else how long until it is worth asking again
    synchronized Duration take(SlackMethod method, SlackPlace place) {
        var now = clock.instant();
        var due = leisure(method, place).next(now, method.leisurely() > 0);
        if (due.due().isAfter(now)) {
            return Duration.between(now, due.due());
        }
        grant(due);
        return Duration.ZERO;
    }

    /// Takes a call if there is one, also of what is kept for those who have to. Never waits.
    ///
    /// @return zero when it was taken, else how long until there is one
    synchronized Duration takeKept(SlackMethod method, SlackPlace place) {
        return reserve(method, place, clock.instant());
    }

    /// Gets in line for a call that can wait for a while.
    synchronized Ticket queue(SlackMethod method, SlackPlace place) {
        var ticket = leisure(method, place).next(clock.instant(), method.leisurely() > 0);
        grant(ticket);
        return ticket;
    }

    /// A place in the line is not needed any more.
    synchronized void leave(Ticket ticket) {
        ticket.line().giveBack(ticket.due());
    }

    /// Whether Slack has closed the line since, so that it has to be got in anew.
    synchronized boolean isVoid(Ticket ticket) {
        return ticket.line().bucket().closedUntil().isAfter(clock.instant());
    }

    /// Gets in line for a call that has to be made.
    ///
    /// @return how long until it is their turn; where that is after the deadline they are not in
    ///   line
    synchronized Duration reserve(SlackMethod method, SlackPlace place, Instant deadline) {
        var now = clock.instant();
        var ticket = line(method, place, Share.DUTY).next(now, false);
        if (method.leisurely() > 0 && ticket.due().isAfter(now)) {
            var other = line(method, place, Share.LEISURE).next(now, false);
            ticket = other.due().isBefore(ticket.due()) ? other : ticket;
        }
        var due = ticket.due();
        if (!due.isAfter(now) || !due.isAfter(deadline)) {
            grant(ticket);
        }
        return due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
    }

    /// How long Slack wants to hear nothing of a method any more, zero where it listens.
    synchronized Duration closed(SlackMethod method, SlackPlace place) {
        var now = clock.instant();
        var until = bucket(method, place, Share.DUTY).closedUntil();
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    /// Sets a call aside that will have to be made later.
    ///
    /// @return what gives it free again, just before it is made or when it is not needed; empty
    ///   where there is none to spare
    synchronized Optional<Promise> promise(SlackMethod method, SlackPlace place) {
        var bucket = bucket(method, place, Share.DUTY);
        return bucket.promise(clock.instant())
                ? Optional.of(new Promise(this, bucket))
                : Optional.empty();
    }

    synchronized void release(Bucket bucket) {
        bucket.release();
    }

    /// Slack has said when it will listen again. Afterwards there is no burst, only the pace.
    synchronized void pause(SlackMethod method, SlackPlace place, Duration length) {
        var until = clock.instant().plus(length);
        bucket(method, place, Share.DUTY).close(until);
        if (method.leisurely() > 0) {
            bucket(method, place, Share.LEISURE).close(until);
        }
    }

    private Line leisure(SlackMethod method, SlackPlace place) {
        return line(method, place, method.leisurely() > 0 ? Share.LEISURE : Share.DUTY);
    }

    private Line line(SlackMethod method, SlackPlace place, Share share) {
        var common = new Common(place.workspace(), method);
        var pool =
                pools.computeIfAbsent(
                        common, _ -> new Pool(method.perWorkspace(), Duration.ofMinutes(1)));
        return new Line(bucket(method, place, share), pool);
    }

    private Bucket bucket(SlackMethod method, SlackPlace place, Share share) {
        var channel = method.perChannel() ? place.channel() : "";
        var name = new Name(place.workspace(), method, channel, share);
        var known = buckets.get(name);
        if (known != null) {
            return known;
        }
        sweep();
        var made = made(method, share);
        buckets.put(name, made);
        return made;
    }

    private static Bucket made(SlackMethod method, Share share) {
        return switch (share) {
            case LEISURE -> new Bucket(method.leisurely(), method.window());
            case DUTY -> new Bucket(method.burst() - method.leisurely(), method.window());
        };
    }

    private static void grant(Ticket ticket) {
        ticket.line().grant(ticket.due());
    }

    private void sweep() {
        if (buckets.size() > MANY) {
            var now = clock.instant();
            buckets.values().removeIf(bucket -> bucket.isForgotten(now));
            pools.values().removeIf(pool -> pool.isForgotten(now));
        }
    }
}
