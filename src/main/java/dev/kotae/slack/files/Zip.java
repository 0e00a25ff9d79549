package dev.kotae.slack.files;

import dev.kotae.chat.Enclosure.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Looks into an archive without unpacking anything of it: only the names in its directory are read
/// (PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16).
final class Zip {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY_SIZE = 46;
    private static final int LONGEST_COMMENT = 65_535;

    private Zip() {}

    /// Which document of Office it is, if it is one.
    static Optional<Kind> kind(byte[] bytes) {
        var zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(zip);
        if (end < 0) {
            return Optional.empty();
        }
        int entries = Short.toUnsignedInt(zip.getShort(end + 10));
        long at = Integer.toUnsignedLong(zip.getInt(end + 16));
        boolean word = false;
        boolean sheet = false;
        for (int i = 0; i < entries && at + ENTRY_SIZE <= end; i++) {
            int entry = (int) at;
            if (zip.getInt(entry) != ENTRY_SIGNATURE) {
                break;
            }
            int length = Short.toUnsignedInt(zip.getShort(entry + 28));
            var name = name(bytes, entry + ENTRY_SIZE, length);
            word |= name.equals("word/document.xml");
            sheet |= name.equals("xl/workbook.xml");
            at +=
                    (long) ENTRY_SIZE
                            + length
                            + Short.toUnsignedInt(zip.getShort(entry + 30))
                            + Short.toUnsignedInt(zip.getShort(entry + 32));
        }
        if (word == sheet) {
            return Optional.empty();
        }
        return Optional.of(word ? Kind.DOCX : Kind.XLSX);
    }

    private static int end(ByteBuffer zip) {
        int last = zip.limit() - END_SIZE;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == END_SIGNATURE) {
                return at;
            }
        }
        return -1;
    }

    private static String name(byte[] bytes, int at, int length) {
        int end = Math.min(bytes.length, at + length);
        return new String(bytes, at, Math.max(0, end - at), StandardCharsets.UTF_8);
    }

    /// Whether a name is that of a document of today's Office.
    static boolean isOffice(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".docx") || lower.endsWith(".xlsx");
    }
}
