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
    private boolean closed;

    /// Keeps something that is to be closed; after the end it is closed at once.
    public synchronized <T extends AutoCloseable> T with(T resource) {
        if (closed) {
            close(resource);
        } else {
            opened.push(resource);
        }
        return resource;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!opened.isEmpty()) {
            close(opened.pop());
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception fault) {
            log.warn("{} did not close", resource.getClass().getSimpleName(), fault);
        }
    }
}
