package dev.kotae.slack.files;

import dev.kotae.chat.Enclosure;

/// What a file is to a model: not every one looks at pictures, or reads more than plain words.
enum Sort {
    PICTURE,
    WORDS,
    DOCUMENT;

    /// As a file turned out to be.
    static Sort of(Enclosure.Kind kind) {
        if (kind.isImage()) {
            return PICTURE;
        }
        return kind.isPlain() ? WORDS : DOCUMENT;
    }

    /// As a file is told to be.
    static Sort told(String mediaType) {
        if (mediaType.startsWith("image/")) {
            return PICTURE;
        }
        return mediaType.startsWith("text/") ? WORDS : DOCUMENT;
    }
}
