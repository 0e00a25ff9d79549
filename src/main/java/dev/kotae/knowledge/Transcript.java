package dev.kotae.knowledge;

import dev.kotae.knowledge.Unreadable.Reason;
import dev.kotae.knowledge.reading.Document;
import dev.kotae.knowledge.reading.Document.Block;
import dev.kotae.knowledge.reading.Document.Section;
import dev.kotae.knowledge.reading.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What one file says, read as those of a folder are, for who was given it and keeps no folder.
///
/// @param text Markdown: headings below each other, lists, tables with their head; never blank
public record Transcript(String text) {
    private static final int DEEPEST = 6;

    /// Reads a file. Blocks, a minute at most for any file.
    ///
    /// @param name its end says what kind of file it is
    /// @throws Unreadable when it has no words, or they cannot be had
    /// @throws IOException when the disk is full
    public static Transcript of(String name, byte[] content) throws IOException {
        var format =
                Format.of(name)
                        .orElseThrow(() -> new Unreadable(Reason.BROKEN, "of no known kind"));
        var copy = Files.createTempFile("kotae-", ".document");
        try {
            Files.write(copy, content);
            var document = format.read(copy, name);
            if (document.sections().isEmpty()) {
                throw new Unreadable(Reason.WITHOUT_WORDS, "no words");
            }
            return new Transcript(text(document, name));
        } catch (RuntimeException | StackOverflowError bug) {
            // The edge to outside bytes: no reader is free of them.
            throw new Unreadable(Reason.BROKEN, "damaged", bug);
        } finally {
            Files.delete(copy);
        }
    }

    /// The name stands beside the text already.
    private static String text(Document document, String name) {
        var title = document.title().equals(name) ? "" : heading(1, document.title());
        return Stream.concat(
                        Stream.of(title), document.sections().stream().flatMap(Transcript::parts))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private static Stream<String> parts(Section section) {
        var headings = section.headings();
        return Stream.concat(
                IntStream.range(0, headings.size()).mapToObj(i -> heading(i + 2, headings.get(i))),
                section.blocks().stream().map(Block::text));
    }

    private static String heading(int level, String text) {
        return "#".repeat(Math.min(level, DEEPEST)) + " " + text;
    }
}
