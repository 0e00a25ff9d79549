package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.Unreadable;
import dev.kotae.knowledge.Unreadable.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDPage;

/// Opens a PDF each of whose streams is measured before it is read. PDFBox 3.0.8 unfolds most of
/// them in memory as a whole, and one of a kilobyte may be a thousand.
///
/// What is too long is thrown as an [UncheckedIOException] around an [Unreadable]: an IOException
/// PDFBox would take for a fault that can be passed over.
final class MeasuredPdf extends PDFParser {
    private final Allowance allowance;
    private boolean readingObjects;
    private long objects;

    /// @param allowance what reading it may take
    MeasuredPdf(RandomAccessRead bytes, Allowance allowance) throws IOException {
        super(bytes, "", null, null, IOUtils.createTempFileOnlyStreamCache());
        this.allowance = allowance;
    }

    /// Measures what a page draws, all of which is read at once.
    static void measure(PDPage page) {
        long all = 0;
        var parts = page.getContentStreams();
        while (parts.hasNext()) {
            if (parts.next().getCOSObject() instanceof Stream stream) {
                all += stream.length();
                check(all);
            }
        }
    }

    private static void check(long unfolded) {
        if (unfolded > OfficeFile.MOST_UNFOLDED) {
            throw new UncheckedIOException(new Unreadable(Reason.TOO_LONG, "unfolds without end"));
        }
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary says) throws IOException {
        return new Stream(super.parseCOSStream(says));
    }

    /// What such streams hold is kept until the file is closed, so that all of them count together.
    @Override
    protected COSBase parseObjectStreamObject(long container, COSObjectKey key) throws IOException {
        readingObjects = true;
        try {
            return super.parseObjectStreamObject(container, key);
        } finally {
            readingObjects = false;
        }
    }

    /// Leaves the bytes where they are: with the stream that PDFBox made, and closes.
    private final class Stream extends COSStream {
        private final COSStream bytes;
        private long length = -1;

        Stream(COSStream bytes) {
            this.bytes = bytes;
            addAll(bytes);
        }

        @Override
        public InputStream createRawInputStream() throws IOException {
            return bytes.createRawInputStream();
        }

        @Override
        public OutputStream createRawOutputStream() throws IOException {
            return bytes.createRawOutputStream();
        }

        @Override
        public COSInputStream createInputStream(DecodeOptions options) throws IOException {
            length();
            return super.createInputStream(options);
        }

        @Override
        public RandomAccessRead createView() throws IOException {
            if (filters().isEmpty()) {
                return bytes.createView();
            }
            objects += readingObjects ? length() : 0;
            check(Math.max(objects, length()));
            return super.createView();
        }

        @Override
        public boolean hasData() {
            return bytes.hasData();
        }

        /// Of all that it unfolds to.
        private long length() {
            if (length < 0) {
                length = measured();
            }
            return length;
        }

        private long measured() {
            try {
                var in = createRawInputStream();
                long last = 0;
                var filters = filters();
                for (int i = 0; i < filters.size(); i++) {
                    boolean kept = i + 1 < filters.size();
                    var out = new Counted(kept);
                    FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(in, out, this, i);
                    in = new ByteArrayInputStream(out.kept.toByteArray());
                    last = out.count;
                }
                return last;
            } catch (IOException damaged) {
                // Whoever reads it finds out, and so far at most.
                return 0;
            }
        }

        private List<COSName> filters() {
            var names = new ArrayList<COSName>();
            var filters = getFilters();
            if (filters instanceof COSName one) {
                names.add(one);
            } else if (filters instanceof COSArray several) {
                for (int i = 0; i < several.size(); i++) {
                    if (several.getObject(i) instanceof COSName name) {
                        names.add(name);
                    }
                }
            }
            return names;
        }
    }

    private final class Counted extends OutputStream {
        private final boolean keeps;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long count;

        Counted(boolean keeps) {
            this.keeps = keeps;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int start, int length) {
            try {
                allowance.goOn();
            } catch (Unreadable enough) {
                throw new UncheckedIOException(enough);
            }
            count += length;
            check(count);
            if (keeps) {
                kept.write(from, start, length);
            }
        }
    }
}
