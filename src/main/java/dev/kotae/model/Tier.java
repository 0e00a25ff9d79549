package dev.kotae.model;

/// How much thought a question is worth: each tier is one model of the settings, from cheap and
/// fast to dear and able.
public enum Tier {
    QUICK,
    BALANCED,
    DEEP
}
