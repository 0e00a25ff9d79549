package dev.kotae.slack.files;

import dev.kotae.chat.Enclosure.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How large a picture is that a model is to see, by its header.
final class Pixels {
    /// Claude refuses more in either direction (docs.anthropic.com, "Vision", read November 2026).
    private static final int MOST = 8_000;

    /// The names of WebP's chunks, as they read in little-endian.
    private static final int LOSSY = 0x20385056;

    private static final int LOSSLESS = 0x4C385056;
    private static final int CANVAS = 0x58385056;

    /// A side of a picture has 14 bits, of a canvas 24.
    private static final int SIDE = 0x3FFF;

    private static final int THREE_BYTES = 0xFFFFFF;

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
            case WEBP -> webp(header.order(ByteOrder.LITTLE_ENDIAN));
            case PDF, DOCX, XLSX, CSV, TXT, MD, HTML -> false;
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

    /// The first chunk tells: lossy, lossless, or with a canvas of its own (RFC 9649, section 2).
    private static boolean webp(ByteBuffer header) {
        if (header.limit() < 30) {
            return false;
        }
        return switch (header.getInt(12)) {
            case LOSSY -> tooMany(unsigned(header, 26) & SIDE, unsigned(header, 28) & SIDE);
            case LOSSLESS -> {
                int sides = header.getInt(21);
                yield tooMany((sides & SIDE) + 1, (sides >>> 14 & SIDE) + 1);
            }
            case CANVAS ->
                    tooMany((header.getInt(24) & THREE_BYTES) + 1, (header.getInt(26) >>> 8) + 1);
            default -> false;
        };
    }

    private static int unsigned(ByteBuffer header, int at) {
        return Short.toUnsignedInt(header.getShort(at));
    }

    private static boolean tooMany(int width, int height) {
        return width > MOST || height > MOST || width < 0 || height < 0;
    }
}
