package dev.kotae.app.house;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes what was opened, the last first, once. What cannot be closed does not keep the others
/// open.
public final class Closing implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /// Keeps something that is to be closed.
    public synchronized <T extends AutoCloseable> T with(T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            var resource = opened.pop();
            try {
                resource.close();
            } catch (Exception fault) {
                log.warn("{} did not close", resource.getClass().getSimpleName(), fault);
            }
        }
    }
}
