/// Torments the real thing and has the one checker judge what came of it.
///
/// Tests that take long bear the tag `chaos`. What they print begins with `chaos:`.
@NullMarked
package dev.kotae.chaos;

import org.jspecify.annotations.NullMarked;
