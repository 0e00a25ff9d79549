package dev.kotae.encoding;

/// What bytes turned out to be that came without a word about their encoding: what Excel and
/// Windows write in Japan is not UTF-8.
public sealed interface Decoded {
    /// They are text.
    ///
    /// @param text without a byte order mark
    record Text(String text) implements Decoded {}

    /// They are no text: there is a zero among them.
    record Binary() implements Decoded {}

    /// They are in an encoding that is not known here, or damaged.
    record Unknown() implements Decoded {}

    /// Reads UTF-8, UTF-16 with a byte order mark, or else one of the two older Japanese encodings.
    static Decoded of(byte[] bytes) {
        return Decoder.decode(bytes);
    }
}
