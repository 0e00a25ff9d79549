package dev.kotae.answer;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears what happens to turns. Called on the thread on which it happens, so it returns at once.
@FunctionalInterface
public interface TurnListener {
    /// Hears nothing.
    TurnListener NONE = event -> {};

    /// Something happened. Steers nothing.
    void on(TurnEvent event);

    /// All of them as one, which never throws: a listener that does hurts neither the turn nor the
    /// others.
    static TurnListener all(List<TurnListener> listeners) {
        Logger log = LoggerFactory.getLogger(TurnListener.class);
        var each = List.copyOf(listeners);
        return event -> {
            for (var listener : each) {
                try {
                    listener.on(event);
                } catch (RuntimeException fault) {
                    log.warn("event={} was not heard", event.getClass().getSimpleName(), fault);
                }
            }
        };
    }
}
