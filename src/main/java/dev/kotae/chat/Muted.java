package dev.kotae.chat;

/// Somebody wants Kotae to keep out of a conversation until it is called, or to take part again.
///
/// @param address the conversation
/// @param person the platform's id of who said so
/// @param muted whether it is to keep out
public record Muted(Address address, String person, boolean muted) implements Arrival {}
