package dev.kotae.knowledge;

import java.io.IOException;

/// A file whose words cannot be had, and why.
public final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /// @param detail what exactly, for a log; no text of the document
    public Unreadable(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /// The same, found out by another failure.
    public Unreadable(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    /// What somebody can mend.
    public Reason reason() {
        return reason;
    }

    /// Why a file is left out.
    public enum Reason {
        /// The file itself is larger than we read.
        TOO_LARGE,
        /// It holds more words than we keep of one file, or is made to unfold without end.
        TOO_LONG,
        /// Reading took longer than one file may.
        TOO_SLOW,
        /// It needs a password, or forbids that its words are taken out.
        LOCKED,
        /// Its pages are pictures, or empty.
        WITHOUT_WORDS,
        /// Text in an encoding that nobody can tell.
        ENCODING,
        /// It is not what its name says, or damaged.
        BROKEN,
        /// It, or the folder that it lies in, may not be opened, or cannot be now.
        CLOSED,
        /// A link that leads out of the folder.
        OUTSIDE
    }
}
