package dev.kotae.doctor;

/// Something that is not well. For operators: bears no text of a conversation and no secret.
///
/// @param what what is wrong, such as `does not answer`
/// @param fix what somebody can do about it; empty when it passes by itself
public record Finding(String what, String fix) {}
