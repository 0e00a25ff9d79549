package dev.kotae.store.hint;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hints among those who share this process: enough where the store is a file, since nobody else
/// has it open.
public final class HintsInProcess implements Hints {
    private static final Logger log = LoggerFactory.getLogger(HintsInProcess.class);

    private final Map<Topic, Collection<Consumer<String>>> listeners = new EnumMap<>(Topic.class);

    /// Nobody listens yet.
    public HintsInProcess() {
        for (var topic : Topic.values()) {
            listeners.put(topic, new CopyOnWriteArrayList<>());
        }
    }

    @Override
    public void tell(Topic topic, String about) {
        for (var listener : of(topic)) {
            try {
                listener.accept(about);
            } catch (RuntimeException e) {
                log.warn("hint={} listener failed", topic, e);
            }
        }
    }

    @Override
    public Listening listen(Topic topic, Consumer<String> listener) {
        of(topic).add(listener);
        return () -> of(topic).remove(listener);
    }

    private Collection<Consumer<String>> of(Topic topic) {
        return listeners.getOrDefault(topic, List.of());
    }

    @Override
    public void close() {
        listeners.values().forEach(Collection::clear);
    }
}
