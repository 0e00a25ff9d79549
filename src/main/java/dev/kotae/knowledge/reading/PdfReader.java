package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.Unreadable;
import dev.kotae.knowledge.Unreadable.Reason;
import dev.kotae.knowledge.reading.Document.Block;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Reads the words of a PDF page by page. Its bookmarks are the headings, and each page is a place
/// that a browser can open. Used for one document.
final class PdfReader {
    /// Deeper and more bookmarks are left out; damaged ones can lead in a circle.
    private static final int DEEPEST = 6;

    private static final int MOST_BOOKMARKS = 5_000;

    private final Outline outline = new Outline();
    private final Allowance allowance;
    private final Map<Integer, List<Bookmark>> bookmarks = new HashMap<>();
    private int bookmarked;

    /// @param allowance what reading it may take
    PdfReader(Allowance allowance) {
        this.allowance = allowance;
    }

    private record Bookmark(int level, String title) {}

    Document read(Path file, String name) throws IOException {
        try (var bytes = new RandomAccessReadBufferedFile(file);
                var pdf = new MeasuredPdf(bytes, allowance).parse()) {
            if (!pdf.getCurrentAccessPermission().canExtractContent()) {
                throw new Unreadable(Reason.LOCKED, "forbids to take out its words");
            }
            bookmarks(pdf);
            new Pages().writeText(pdf, new StringWriter());
            return document(pdf, name);
        } catch (InvalidPasswordException locked) {
            throw new Unreadable(Reason.LOCKED, "needs a password", locked);
        } catch (Unreadable unreadable) {
            throw unreadable;
        } catch (UncheckedIOException enough) {
            throw enough.getCause() instanceof Unreadable unreadable
                    ? unreadable
                    : new Unreadable(Reason.BROKEN, "no PDF, or damaged", enough);
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable(Reason.BROKEN, "no PDF, or damaged", broken);
        }
    }

    private Document document(PDDocument pdf, String name) throws Unreadable {
        var written = pdf.getDocumentInformation().getTitle();
        var title = written == null || written.isBlank() ? name : written.strip();
        var document = outline.document(title);
        if (document.sections().isEmpty()) {
            throw new Unreadable(Reason.WITHOUT_WORDS, pdf.getNumberOfPages() + " pages, no words");
        }
        return document;
    }

    private void bookmarks(PDDocument pdf) throws IOException {
        var root = pdf.getDocumentCatalog().getDocumentOutline();
        if (root != null) {
            bookmarks(pdf, root, 1);
        }
    }

    private void bookmarks(PDDocument pdf, PDOutlineNode above, int level) throws IOException {
        for (PDOutlineItem item : above.children()) {
            if (level > DEEPEST || bookmarked++ > MOST_BOOKMARKS) {
                return;
            }
            var page = item.findDestinationPage(pdf);
            if (page != null && item.getTitle() != null) {
                bookmarks
                        .computeIfAbsent(pdf.getPages().indexOf(page), at -> new ArrayList<>())
                        .add(new Bookmark(level, item.getTitle()));
            }
            bookmarks(pdf, item, level + 1);
        }
    }

    /// Hears of each page when its words are there.
    private final class Pages extends PDFTextStripper {
        Pages() {
            setParagraphEnd("\n");
        }

        /// A few forms that draw one another, each twice, make more of them than anybody can wait
        /// for, and hold no words.
        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
                throws IOException {
            try {
                allowance.goOn();
            } catch (Unreadable enough) {
                // As an IOException it would only end the form that is being drawn.
                throw new UncheckedIOException(enough);
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            try {
                allowance.take(1);
            } catch (Unreadable enough) {
                throw new UncheckedIOException(enough);
            }
            super.processTextPosition(text);
        }

        @Override
        public void processPage(PDPage page) throws IOException {
            allowance.goOn();
            MeasuredPdf.measure(page);
            super.processPage(page);
        }

        @Override
        protected void endPage(PDPage page) {
            var written = ((StringWriter) output).getBuffer();
            var words = written.toString();
            written.setLength(0);
            page(getCurrentPageNo(), words);
        }
    }

    private void page(int number, String words) {
        var anchor = "page=" + number;
        outline.place(anchor);
        for (var bookmark : bookmarks.getOrDefault(number - 1, List.of())) {
            outline.heading(bookmark.level(), bookmark.title(), anchor);
        }
        for (var paragraph : Lines.paragraphs(words)) {
            outline.block(Block.prose(Lines.joined(paragraph.lines().toList())));
        }
    }
}
