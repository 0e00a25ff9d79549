package dev.kotae.local.playground;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/// One open page that is told what happens, as server-sent events.
public final class Listener {
    private static final int UNSENT = 2_000;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final BlockingQueue<String> unsent = new ArrayBlockingQueue<>(UNSENT);
    private volatile boolean gone;

    /// Tells the page something. Returns at once; a page that does not keep up is cut off, and
    /// comes again by itself.
    public void tell(ObjectNode event) {
        if (!unsent.offer("data: " + event + "\n\n")) {
            gone = true;
        }
    }

    /// Sends until the page is closed or cut off. Blocks.
    ///
    /// @throws IOException when the page was closed
    public void send(OutputStream out) throws IOException {
        write(out, "retry: 1000\n\n");
        try {
            while (!gone) {
                var event = unsent.poll(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
                write(out, event == null ? ": still here\n\n" : event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Ends [#send].
    public void close() {
        gone = true;
        if (!unsent.offer(": the end\n\n")) {
            unsent.clear();
        }
    }
}
