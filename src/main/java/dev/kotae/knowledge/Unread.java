package dev.kotae.knowledge;

/// A document that stands in a collection and cannot be found. For operators.
///
/// @param file its path below the folder; of a folder whose files cannot be listed that one's, with
///   a `/` at the end
/// @param reason why it was left out
public record Unread(String file, Unreadable.Reason reason) {}
