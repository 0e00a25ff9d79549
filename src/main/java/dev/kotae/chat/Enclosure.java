package dev.kotae.chat;

/// What became of one file that belongs to a question.
public sealed interface Enclosure {
    /// The platform's id of the file.
    String id();

    /// The file's name as people see it.
    String name();

    /// Whether it did not come with the question, but stood in the conversation before.
    boolean earlier();

    /// It was read.
    ///
    /// @param kind what it is by its content, whatever its name says
    /// @param content all of it; text is in UTF-8
    record Read(String id, String name, boolean earlier, Kind kind, Content content)
            implements Enclosure {
        /// The same, and somebody is told when its content is closed.
        public Read closing(Runnable told) {
            return new Read(id, name, earlier, kind, new Content(content.bytes, told));
        }

        @Override
        public String toString() {
            return "enclosure:" + kind + ":" + content.length();
        }
    }

    /// It was not read.
    record Unread(String id, String name, boolean earlier, Why why) implements Enclosure {
        @Override
        public String toString() {
            return "enclosure:" + why;
        }
    }

    /// What a file is.
    enum Kind {
        PNG(true),
        JPEG(true),
        GIF(true),
        WEBP(true),
        PDF(false),
        DOCX(false),
        XLSX(false),
        CSV(false),
        TXT(false),
        MD(false),
        HTML(false);

        private final boolean image;

        Kind(boolean image) {
            this.image = image;
        }

        /// Whether it is a document that is nothing but words.
        public boolean isPlain() {
            return switch (this) {
                case CSV, TXT, MD, HTML -> true;
                case PNG, JPEG, GIF, WEBP, PDF, DOCX, XLSX -> false;
            };
        }

        /// Whether it is a picture, as against a document.
        public boolean isImage() {
            return image;
        }
    }

    /// Why a file was not read.
    enum Why {
        /// The platform's files cannot be read here.
        UNSUPPORTED,
        /// It is none of the [Kind]s.
        KIND,
        /// Its name says that it is one of them, but not its content.
        DAMAGED,
        /// It is larger than a model takes.
        SIZE,
        /// There are more files than a model takes.
        NUMBER,
        /// There is nothing in it.
        EMPTY,
        /// It is locked by a password.
        LOCKED,
        /// It is kept by somebody else than the platform.
        ELSEWHERE,
        /// We may not read it.
        FORBIDDEN,
        /// It is not there any more.
        GONE,
        /// The platform did not give it in time.
        SILENT,
        /// So many files are held for other questions that there is no room for it.
        BUSY,
        /// The model cannot look at pictures.
        BLIND,
        /// The model cannot read such documents.
        ILLITERATE
    }

    /// The bytes of a file; handed on without being copied, and never changed. Closed by who asked
    /// for the file, when nobody will read it any more.
    final class Content implements AutoCloseable {
        private final byte[] bytes;
        private final Runnable closed;

        private Content(byte[] bytes, Runnable closed) {
            this.bytes = bytes;
            this.closed = closed;
        }

        /// Takes over the bytes: who hands them in must not change them any more.
        public static Content of(byte[] bytes) {
            return new Content(bytes, () -> {});
        }

        /// How many bytes there are.
        public int length() {
            return bytes.length;
        }

        /// The bytes themselves, not to be changed.
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            closed.run();
        }
    }
}
