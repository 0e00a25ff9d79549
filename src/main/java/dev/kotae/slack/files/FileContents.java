package dev.kotae.slack.files;

import dev.kotae.chat.Attachment;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Enclosure.Content;
import dev.kotae.chat.Enclosure.Kind;
import dev.kotae.chat.Enclosure.Why;
import dev.kotae.encoding.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Tells what a file is by its first bytes, whatever its name and Slack say. Text has none: there
/// the name tells the kind, and text it has to be.
final class FileContents {
    /// What Converse takes of a document and of a picture (docs.aws.amazon.com/bedrock,
    /// "DocumentBlock", "ImageBlock", read November 2026), with 1 MB as the lower of its meanings.
    static final int MOST_BYTES = 4_500_000;

    private static final int MOST_IMAGE_BYTES = 3_750_000;

    /// The control characters that text has; the last begins the colours in what programs print.
    private static final String CONTROLS_IN_TEXT = "\t\n\f\r\u001B";

    private FileContents() {}

    /// What came of a file with this content.
    static Enclosure read(Attachment file, boolean earlier, byte[] bytes) {
        if (bytes.length == 0) {
            return unread(file, earlier, Why.EMPTY);
        }
        var kind = binary(bytes);
        if (kind.isPresent()) {
            return binary(file, earlier, kind.get(), bytes);
        }
        if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0) && Zip.isOffice(file.name())) {
            // What Office locks with a password is wrapped into its old format.
            return unread(file, earlier, Why.LOCKED);
        }
        return switch (Decoded.of(bytes)) {
            case Decoded.Text(var text) when isLegible(text) -> text(file, earlier, text);
            case Decoded.Text _, Decoded.Binary _, Decoded.Unknown _ ->
                    unread(file, earlier, isNamedAsRead(file.name()) ? Why.DAMAGED : Why.KIND);
        };
    }

    /// Whether the name says that it is something that is read.
    private static boolean isNamedAsRead(String name) {
        return switch (ending(name)) {
            case "png", "jpg", "jpeg", "gif", "webp", "pdf", "docx", "xlsx" -> true;
            case "csv", "md", "markdown", "html", "htm", "txt" -> true;
            default -> false;
        };
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Enclosure unread(Attachment file, boolean earlier, Why why) {
        return new Enclosure.Unread(file.id(), file.name(), earlier, why);
    }

    private static Enclosure read(Attachment file, boolean earlier, Kind kind, byte[] bytes) {
        return new Enclosure.Read(file.id(), file.name(), earlier, kind, Content.of(bytes));
    }

    private static Enclosure binary(Attachment file, boolean earlier, Kind kind, byte[] bytes) {
        if (kind.isImage() && (bytes.length > MOST_IMAGE_BYTES || Pixels.tooMany(kind, bytes))) {
            return unread(file, earlier, Why.SIZE);
        }
        if (kind == Kind.PDF && contains(bytes, "/Encrypt")) {
            return unread(file, earlier, Why.LOCKED);
        }
        return read(file, earlier, kind, bytes);
    }

    /// A file may have any name here, and some that are no text happen to decode as such.
    private static boolean isLegible(String text) {
        return text.chars().allMatch(c -> c >= ' ' || CONTROLS_IN_TEXT.indexOf(c) >= 0);
    }

    private static Enclosure text(Attachment file, boolean earlier, String text) {
        if (text.isBlank()) {
            return unread(file, earlier, Why.EMPTY);
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length > MOST_BYTES
                ? unread(file, earlier, Why.SIZE)
                : read(file, earlier, textKind(file), bytes);
    }

    private static Kind textKind(Attachment file) {
        if (file.mediaType().equals(Told.CANVAS)) {
            return Kind.HTML;
        }
        return switch (ending(file.name())) {
            case "csv" -> Kind.CSV;
            case "md", "markdown" -> Kind.MD;
            case "html", "htm" -> Kind.HTML;
            default -> Kind.TXT;
        };
    }

    private static Optional<Kind> binary(byte[] bytes) {
        if (startsWith(bytes, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of(Kind.PNG);
        }
        if (startsWith(bytes, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(Kind.JPEG);
        }
        if (startsWith(bytes, 'G', 'I', 'F', '8')) {
            return Optional.of(Kind.GIF);
        }
        if (startsWith(bytes, 'R', 'I', 'F', 'F') && at(bytes, 8, "WEBP")) {
            return Optional.of(Kind.WEBP);
        }
        if (startsWith(bytes, '%', 'P', 'D', 'F', '-')) {
            return Optional.of(Kind.PDF);
        }
        return startsWith(bytes, 'P', 'K', 3, 4) ? Zip.kind(bytes) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != first[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean at(byte[] bytes, int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= bytes.length || bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] bytes, String word) {
        for (int at = 0; at + word.length() <= bytes.length; at++) {
            if (bytes[at] == word.charAt(0) && at(bytes, at, word)) {
                return true;
            }
        }
        return false;
    }
}
