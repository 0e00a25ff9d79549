package dev.kotae.slack.files;

import dev.kotae.chat.InTurn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does the same with several things at once.
final class Together {
    private Together() {}

    /// What came of each, in their order. Blocks; who is interrupted interrupts them all.
    static <T, R> List<R> each(Collection<T> things, Function<T, R> task) {
        var tasks = new ArrayList<Future<R>>();
        try (var doing = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var thing : things) {
                tasks.add(doing.submit(InTurn.too(() -> task.apply(thing))));
            }
        }
        return tasks.stream().map(Together::outcome).toList();
    }

    private static <R> R outcome(Future<R> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("every file has been read", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a file could not be read", e.getCause());
        }
    }
}
