package dev.kotae.slack.files;

import dev.kotae.chat.Enclosure.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How large a picture is that a model is to see, by its header.
final class Pixels {
    /// Claude refuses more in either direction (docs.anthropic.com, "Vision", read November 2026).
    private static final int MOST = 8_000;

    private Pixels() {}

    /// Whether a model would refuse it. Where the header does not tell, it would not.
    static boolean tooMany(Kind kind, byte[] bytes) {
        var header = ByteBuffer.wrap(bytes);
        return switch (kind) {
            case PNG -> bytes.length >= 24 && tooMany(header.getInt(16), header.getInt(20));
            case GIF -> {
                header.order(ByteOrder.LITTLE_ENDIAN);
                yield bytes.length >= 10 && tooMany(unsigned(header, 6), unsigned(header, 8));
            }
            case JPEG -> jpeg(header);
            case WEBP, PDF, DOCX, XLSX, CSV, TXT, MD, HTML -> false;
        };
    }

    /// Goes from marker to marker to the frame's header (ITU-T T.81, annex B).
    private static boolean jpeg(ByteBuffer header) {
        int at = 2;
        while (at + 9 < header.limit() && Byte.toUnsignedInt(header.get(at)) == 0xFF) {
            int marker = Byte.toUnsignedInt(header.get(at + 1));
            boolean frame = (marker > 0xC0 && marker <= 0xCF && marker % 4 != 0) || marker == 0xC0;
            if (frame) {
                return tooMany(unsigned(header, at + 7), unsigned(header, at + 5));
            }
            at += 2 + unsigned(header, at + 2);
        }
        return false;
    }

    private static int unsigned(ByteBuffer header, int at) {
        return Short.toUnsignedInt(header.getShort(at));
    }

    private static boolean tooMany(int width, int height) {
        return width > MOST || height > MOST || width < 0 || height < 0;
    }
}
