package dev.kotae.knowledge;

/// A document that stands in a collection and cannot be found. For operators.
///
/// @param file its path below the folder
/// @param reason why it was left out
public record Unread(String file, Unreadable.Reason reason) {}
