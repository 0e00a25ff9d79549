package dev.kotae.chaos.history;

import java.util.List;
import java.util.stream.Stream;

/// All that was seen, in the order in which it happened.
public record History(List<Happened> all) {
    public History {
        all = List.copyOf(all);
    }

    /// What there is of one kind.
    public <T extends Happened> Stream<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast);
    }
}
