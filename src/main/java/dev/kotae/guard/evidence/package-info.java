/// Compares a sentence with the passages that it may rest on, word by word, in English and
/// Japanese.
///
/// Entry types: [dev.kotae.guard.evidence.Evidence], [dev.kotae.guard.evidence.Traits]. Called by
/// `guard` alone.
@NullMarked
package dev.kotae.guard.evidence;

import org.jspecify.annotations.NullMarked;
