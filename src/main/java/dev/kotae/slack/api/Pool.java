package dev.kotae.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What several lines may call together: so many calls in any window of time, whichever line they
/// are of. It keeps no order: a call that one line has to wait for holds up no other. Not for
/// several threads at once.
final class Pool {
    private final int count;
    private final Duration window;

    /// When calls were granted or will be, in order; older ones than the window are dropped.
    private final List<Instant> grants = new ArrayList<>();

    /// @param count how many calls there may be in one window; 0 where that is no matter
    Pool(int count, Duration window) {
        this.count = count;
        this.window = Bucket.wide(window);
    }

    /// The earliest time for one more call.
    ///
    /// @param from not before
    Instant next(Instant now, Instant from) {
        forget(now);
        if (grants.size() < count || fits(from)) {
            return from;
        }
        return grants.stream()
                .map(grant -> grant.plus(window))
                .filter(at -> at.isAfter(from) && fits(at))
                .findFirst()
                .orElse(from);
    }

    /// Whether no window that a call at this time falls into holds too many already.
    private boolean fits(Instant at) {
        for (int i = 0; count > 0 && i + count <= grants.size(); i++) {
            var first = grants.get(i);
            var last = grants.get(i + count - 1);
            var begin = first.isBefore(at) ? first : at;
            var end = last.isAfter(at) ? last : at;
            if (Duration.between(begin, end).compareTo(window) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Grants a call, at a time that [#next] gave.
    void grant(Instant at) {
        if (count > 0) {
            int place = Collections.binarySearch(grants, at);
            grants.add(place < 0 ? -place - 1 : place, at);
        }
    }

    /// A call that was granted is not made.
    void giveBack(Instant at) {
        grants.remove(at);
    }

    /// Whether a new pool would be the same.
    boolean isForgotten(Instant now) {
        forget(now);
        return grants.isEmpty();
    }

    private void forget(Instant now) {
        var since = now.minus(window);
        grants.removeIf(grant -> !grant.isAfter(since));
    }
}
