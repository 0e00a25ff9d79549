package dev.kotae.slack.home;

import dev.kotae.memory.Answers;
import dev.kotae.memory.Erasure;
import dev.kotae.memory.Preferences;
import dev.kotae.memory.Usages;

/// What is remembered and can be looked at or changed by a click.
///
/// @param answers what was answered
/// @param preferences what people and channels wish
/// @param erasure forgets
/// @param usages what was used
public record Kept(Answers answers, Preferences preferences, Erasure erasure, Usages usages) {}
