package dev.kotae.chat;

/// Those who will see an answer, which bounds what may be read for it.
///
/// @param address where the answer will stand
/// @param asker the platform's id of who asked
public record Audience(Address address, String asker) {}
