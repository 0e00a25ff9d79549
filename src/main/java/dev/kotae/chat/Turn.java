package dev.kotae.chat;

/// A question that was accepted: durable, and owed exactly one answer or one apology.
///
/// @param id names the turn in logs, apologies and receipts; 12 characters, safe to read aloud
/// @param asked the question
public record Turn(String id, Asked asked) {}
