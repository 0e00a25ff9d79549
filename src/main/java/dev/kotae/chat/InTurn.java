package dev.kotae.chat;

import java.util.concurrent.Callable;
import org.slf4j.MDC;

/// In the course of which turn a thread works: the log says it in each line, also in those of rooms
/// that know no turns. Held by the thread, because that is where the log looks; nothing else reads
/// it.
public final class InTurn {
    private static final String KEY = "turn";

    private InTurn() {}

    /// This thread works for a turn from now on.
    ///
    /// @return to be closed by this thread when it has done its part
    public static MDC.MDCCloseable begin(String turn) {
        return MDC.putCloseable(KEY, turn);
    }

    /// A task for another thread, in the course of the turn for which this one works, if any.
    public static <T> Callable<T> too(Callable<T> task) {
        var turn = MDC.get(KEY);
        return turn == null
                ? task
                : () -> {
                    try (var _ = begin(turn)) {
                        return task.call();
                    }
                };
    }
}
