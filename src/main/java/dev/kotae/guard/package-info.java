/// Says whether a sentence rests on its sources.
///
/// Entry type: [dev.kotae.guard.Grounding]. Called by `answer`.
@NullMarked
package dev.kotae.guard;

import org.jspecify.annotations.NullMarked;
