package dev.kotae.memory;

import java.time.Duration;
import java.time.Instant;

/// How what is kept goes again.
public interface Retention {
    /// How long the names are kept at least under which a question may arrive again, whatever is
    /// asked for: a platform that was away for a long weekend delivers late.
    Duration NAMES = Duration.ofDays(7);

    /// How long the [AuditTrail], ratings and what was spent are kept: a year and a month, so that
    /// a year can be reported after it has ended.
    Duration ACCOUNTS = Duration.ofDays(400);

    /// Removes or empties some of what is old enough. Turns that are not over keep everything.
    ///
    /// @param contentBefore exchanges older than this go, and the words of turns that ended before
    /// @param namesBefore the names under which questions arrived before this go, and what is left
    ///   of turns whose words went; kept for [#NAMES] at least
    /// @param batch how many rows of a kind at most; each kind is a transaction of its own
    /// @return how many rows were removed or emptied; 0 when nothing is left to do
    /// @throws StoreFailure when the store did not take it
    int sweep(Instant contentBefore, Instant namesBefore, int batch);
}
