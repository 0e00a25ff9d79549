/// Copies in front of the ports of `memory`.
///
/// Made by [dev.kotae.memory.Caches] alone.
@NullMarked
package dev.kotae.memory.cache;

import org.jspecify.annotations.NullMarked;
