package dev.kotae.bedrock;

import java.nio.ByteBuffer;
import java.util.Optional;
import software.amazon.eventstream.Message;

/// Cuts the bytes of an event stream into messages as they come. The SDK would, too, but its
/// decoder sets 2 MB aside for each stream (eventstream 1.0.1, `MessageDecoder`): 200 answers at
/// once would fill the heap.
final class Frames {
    /// A prelude and a checksum.
    private static final int SHORTEST = 16;

    /// Bedrock's own limit for a message (AWS's event stream specification: 24 MB).
    private static final int LONGEST = 24 << 20;

    private ByteBuffer kept = ByteBuffer.allocate(0);

    /// More has come.
    ///
    /// @param more is not to be changed any more
    void add(ByteBuffer more) {
        kept =
                kept.hasRemaining()
                        ? ByteBuffer.allocate(kept.remaining() + more.remaining())
                                .put(kept)
                                .put(more)
                                .flip()
                        : more;
    }

    /// The next message, if all of it has come.
    ///
    /// @throws RuntimeException when it is none, or a checksum does not fit
    Optional<Message> next() {
        if (kept.remaining() < Integer.BYTES) {
            return Optional.empty();
        }
        int length = kept.getInt(kept.position());
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalStateException("a message of " + length + " bytes");
        }
        if (kept.remaining() < length) {
            return Optional.empty();
        }
        var frame = kept.slice(kept.position(), length);
        kept.position(kept.position() + length);
        return Optional.of(Message.decode(frame));
    }
}
