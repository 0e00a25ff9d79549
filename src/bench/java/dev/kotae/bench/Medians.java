package dev.kotae.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What of several runs counts: of each figure the run in the middle.
final class Medians {
    private Medians() {}

    /// The medians of figures, in their order.
    ///
    /// @param runs an odd number of them; of an even one the upper of the two in the middle counts
    static <R> double[] of(List<ToDoubleFunction<R>> figures, List<R> runs) {
        return figures.stream()
                .mapToDouble(figure ->
                        runs.stream().mapToDouble(figure).sorted().toArray()[runs.size() / 2])
                .toArray();
    }
}
