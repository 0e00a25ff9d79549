package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.Unreadable;
import dev.kotae.knowledge.Unreadable.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The parts of an Office Open XML file (ECMA-376): XML in an archive. Read as a stream, so that a
/// workbook of a million rows needs no more memory than its words; what an archive unfolds to is
/// counted, and nothing outside it is opened.
final class OfficeFile implements AutoCloseable {
    /// A single name or attribute of such length still fits into memory.
    static final long MOST_UNFOLDED = 50L << 20;

    /// How the older, binary formats begin, and every file with a password (MS-CFB 2.2).
    private static final byte[] COMPOUND = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final ZipFile archive;
    private final Allowance allowance = new Allowance();
    private long unfolded;

    private OfficeFile(ZipFile archive) {
        this.archive = archive;
    }

    static OfficeFile open(Path file) throws IOException {
        try {
            return new OfficeFile(new ZipFile(file.toFile()));
        } catch (ZipException other) {
            throw isCompound(file)
                    ? new Unreadable(Reason.LOCKED, "has a password, or an older format", other)
                    : new Unreadable(Reason.BROKEN, "no Office file, or damaged", other);
        }
    }

    Allowance allowance() {
        return allowance;
    }

    /// Hears what a part of the file says, element by element; long words come in pieces.
    interface Listener {
        /// An element begins; its attributes can be asked for.
        void begins(String name, XMLStreamReader at) throws IOException;

        /// Words within the elements that have begun and not ended.
        void words(String text) throws IOException;

        /// An element ends.
        void ends(String name) throws IOException;
    }

    /// Reads a part from its beginning to its end.
    ///
    /// @return whether there is such a part
    boolean read(String part, Listener listener) throws IOException {
        var entry = archive.getEntry(part);
        if (entry == null) {
            return false;
        }
        try (var in = new Counted(archive.getInputStream(entry))) {
            var at = XML.createXMLStreamReader(in);
            while (at.hasNext()) {
                tell(at.next(), at, listener);
            }
            return true;
        } catch (XMLStreamException broken) {
            throw broken.getNestedException() instanceof Unreadable unreadable
                    ? unreadable
                    : new Unreadable(Reason.BROKEN, part + " is damaged", broken);
        }
    }

    /// Reads what the file is about: the part with the document itself.
    ///
    /// @throws Unreadable where there is none
    void readMain(String part, Listener listener) throws IOException {
        if (!read(part, listener)) {
            throw new Unreadable(Reason.BROKEN, "an archive without a document");
        }
    }

    /// The document that was read, if it has words.
    static Document withWords(Document document) throws Unreadable {
        if (document.sections().isEmpty()) {
            throw new Unreadable(Reason.WITHOUT_WORDS, "no words");
        }
        return document;
    }

    private static void tell(int event, XMLStreamReader at, Listener listener) throws IOException {
        if (event == XMLStreamReader.START_ELEMENT) {
            listener.begins(at.getLocalName(), at);
        } else if (event == XMLStreamReader.END_ELEMENT) {
            listener.ends(at.getLocalName());
        } else if (event == XMLStreamReader.CHARACTERS) {
            listener.words(at.getText());
        }
    }

    /// An attribute by its name, whatever its prefix is bound to.
    static Optional<String> attribute(XMLStreamReader at, String name) {
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equals(name)) {
                return Optional.of(at.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    private static boolean isCompound(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(COMPOUND.length), COMPOUND);
        }
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int start, int length) throws IOException {
            int read = super.read(into, start, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) throws Unreadable {
            allowance.goOn();
            unfolded += bytes;
            if (unfolded > MOST_UNFOLDED) {
                throw new Unreadable(Reason.TOO_LONG, "unfolds without end");
            }
        }
    }
}
