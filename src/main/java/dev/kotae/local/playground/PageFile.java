package dev.kotae.local.playground;

/// A file to be sent; its bytes are nobody's to change.
///
/// @param type its media type
@SuppressWarnings("ArrayRecordComponent") // made for one answer, never compared
public record PageFile(String type, byte[] bytes) {}
