package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

class FramesTest {
    private final Frames frames = new Frames();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 16, 50, 1_000})
    void messages_are_read_wherever_they_are_cut(int size) {
        var wire = ByteBuffer.allocate(1_000);
        for (var words : List.of("twenty", "", "日")) {
            wire.put(message(words).toByteBuffer());
        }
        wire.flip();

        var read = new ArrayList<String>();
        while (wire.hasRemaining()) {
            var piece = new byte[Math.min(size, wire.remaining())];
            wire.get(piece);
            frames.add(ByteBuffer.wrap(piece));
            for (var next = frames.next(); next.isPresent(); next = frames.next()) {
                read.add(new String(next.get().getPayload(), StandardCharsets.UTF_8));
            }
        }

        assertThat(read).containsExactly("twenty", "", "日");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 15, 1 << 30})
    void a_length_that_no_message_has_is_refused_and_not_waited_for(int length) {
        frames.add(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());

        assertThatThrownBy(frames::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_message_with_a_letter_changed_is_refused() {
        var bytes = message("twenty").toByteBuffer();
        bytes.put(bytes.limit() - 6, (byte) 'x');
        frames.add(bytes);

        assertThatThrownBy(frames::next).isInstanceOf(RuntimeException.class);
    }

    private static Message message(String words) {
        return new Message(
                Map.of(":event-type", HeaderValue.fromString("contentBlockDelta")),
                words.getBytes(StandardCharsets.UTF_8));
    }
}
