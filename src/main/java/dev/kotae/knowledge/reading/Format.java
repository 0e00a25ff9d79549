package dev.kotae.knowledge.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.kotae.encoding.Decoded;
import dev.kotae.knowledge.Unreadable;
import dev.kotae.knowledge.Unreadable.Reason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The kinds of files that can be read.
public enum Format {
    MARKDOWN,
    HTML,
    TEXT,
    TABLE,
    PDF,
    WORD,
    SHEETS;

    private static final int MEGABYTE = 1024 * 1024;

    /// Of a text, which is held in memory as a whole.
    private static final int LARGEST_TEXT = 5 * MEGABYTE;

    /// Of a file of which only pieces are held, mostly pictures that are passed over.
    private static final int LARGEST_FILE = 100 * MEGABYTE;

    /// Where a page says how it is written (HTML, 4.2.5.4, 2026-11).
    private static final int PAGE_START = 1024;

    private static final Pattern SAID =
            Pattern.compile("(?i)<meta[^>]*\\bcharset\\s*=\\s*[\"']?([a-z0-9][a-z0-9_-]*)");

    /// Tells them apart by the end of a name; empty where no reader knows it.
    public static Optional<Format> of(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "md", "markdown", "mdx" -> Optional.of(MARKDOWN);
            case "html", "htm", "xhtml" -> Optional.of(HTML);
            case "txt", "text" -> Optional.of(TEXT);
            case "csv", "tsv" -> Optional.of(TABLE);
            case "pdf" -> Optional.of(PDF);
            case "docx", "docm" -> Optional.of(WORD);
            case "xlsx", "xlsm" -> Optional.of(SHEETS);
            default -> Optional.empty();
        };
    }

    /// Reads a file. Blocks, a minute at most for any file.
    ///
    /// @param file of any file system, also inside a jar
    /// @param name the title where the file has none
    /// @throws Unreadable when the words cannot be had
    /// @throws IOException when the file is gone or may not be read
    public Document read(Path file, String name) throws IOException {
        return switch (this) {
            case MARKDOWN -> new MarkdownReader().read(text(file), name);
            case HTML -> HtmlReader.read(page(file), name);
            case TEXT -> TextReader.read(text(file), name);
            case TABLE -> DelimitedReader.read(text(file), name);
            case PDF -> onDisk(file, at -> new PdfReader(new Allowance()).read(at, name));
            case WORD -> onDisk(file, at -> WordReader.read(at, name));
            case SHEETS -> onDisk(file, at -> SheetReader.read(at, name));
        };
    }

    private interface Reader {
        Document read(Path file) throws IOException;
    }

    static String text(Path file) throws IOException {
        return text(bytes(file));
    }

    private static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST_TEXT + 1);
            if (bytes.length > LARGEST_TEXT) {
                throw tooLarge(LARGEST_TEXT);
            }
            return bytes;
        }
    }

    /// Where nobody can tell, a page may say itself how it is written.
    public static String page(Path file) throws IOException {
        var bytes = bytes(file);
        var start = new String(bytes, 0, Math.min(bytes.length, PAGE_START), ISO_8859_1);
        var said = SAID.matcher(start);
        boolean unknown = Decoded.of(bytes) instanceof Decoded.Unknown;
        return unknown && said.find() && Charset.isSupported(said.group(1))
                ? new String(bytes, Charset.forName(said.group(1)))
                : text(bytes);
    }

    private static String text(byte[] bytes) throws Unreadable {
        return switch (Decoded.of(bytes)) {
            case Decoded.Text(var text) -> text;
            case Decoded.Binary() -> throw new Unreadable(Reason.BROKEN, "binary, not text");
            case Decoded.Unknown() ->
                    throw new Unreadable(Reason.ENCODING, "unknown encoding, or damaged");
        };
    }

    /// These formats are read here and there, which needs a file of the machine's own.
    private static Document onDisk(Path file, Reader reader) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw tooLarge(LARGEST_FILE);
        }
        if (file.getFileSystem().equals(FileSystems.getDefault())) {
            return reader.read(file);
        }
        var copy = Files.createTempFile("kotae-", ".document");
        try (var in = Files.newInputStream(file)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return reader.read(copy);
        } finally {
            Files.delete(copy);
        }
    }

    private static Unreadable tooLarge(int most) {
        return new Unreadable(Reason.TOO_LARGE, "larger than " + most / MEGABYTE + " MB");
    }
}
