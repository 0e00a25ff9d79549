package dev.kotae.chat;

/// How a turn ends that has no answer: what the asker is told, and why.
///
/// @param words what the asker is told
/// @param why an error code for diagnoses, no text of the conversation
/// @param fault whether something failed that should not have, so that somebody may want to see to
///   it and have the turn tried again; false where the asker or a limit wanted it so
public record Apology(Phrase words, String why, boolean fault) {}
