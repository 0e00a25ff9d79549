/// Hints: what is committed is made known at once to those who would find it later.
///
/// Entry type: [dev.kotae.store.hint.Hints]. Called by `store` alone.
@NullMarked
package dev.kotae.store.hint;

import org.jspecify.annotations.NullMarked;
