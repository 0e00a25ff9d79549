package dev.kotae.slack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Reads the bodies of requests, of which nobody knows yet who sends them. Whoever sends slowly
/// must not fill the memory with what has come so far: of bodies that are not small few are held at
/// once, and none is waited for longer than Slack waits for an answer.
final class Bodies {
    /// Slack's largest events are some hundred kilobytes.
    static final int LARGEST = 1 << 20;

    /// Most of its events are far smaller.
    static final int SMALL = 1 << 16;

    /// So many that are not small are held at once.
    static final int PLACES = 32;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Semaphore places = new Semaphore(PLACES);
    private final InstantSource clock;

    /// What a body is read for.
    interface Use {
        /// Takes it.
        ///
        /// @throws IOException when the answer cannot be sent
        void of(byte[] body) throws IOException;
    }

    /// @param clock bounds how long a body may take
    Bodies(InstantSource clock) {
        this.clock = clock;
    }

    /// The whole of a body that is small, or its first [#SMALL] bytes.
    byte[] beginning(InputStream in) throws IOException {
        return read(in, new ByteArrayOutputStream(), SMALL);
    }

    /// Reads a body that is not small and has it used, or one byte more than is allowed of one that
    /// is too large: so much is read of that as well, since who is still sending does not hear why
    /// it is refused. Waits a moment for a place.
    ///
    /// @return false where there is none
    boolean whole(byte[] beginning, InputStream in, Use use) throws IOException {
        if (!takePlace()) {
            return false;
        }
        try {
            var read = new ByteArrayOutputStream();
            read.write(beginning);
            use.of(read(in, read, LARGEST + 1));
            return true;
        } finally {
            places.release();
        }
    }

    private boolean takePlace() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private byte[] read(InputStream in, ByteArrayOutputStream read, int most) throws IOException {
        var end = clock.instant().plus(LONGEST);
        var buffer = new byte[8_192];
        while (read.size() < most) {
            int count = in.read(buffer, 0, Math.min(buffer.length, most - read.size()));
            if (count < 0) {
                break;
            }
            read.write(buffer, 0, count);
            if (clock.instant().isAfter(end)) {
                throw new IOException("the body takes too long");
            }
        }
        return read.toByteArray();
    }
}
