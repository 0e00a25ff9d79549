/// Holding a lane while its turn is worked on: what is written and shown meanwhile, and how one
/// hears that it is over.
///
/// Entry type: [dev.kotae.answer.tenure.Tenures]. Called by `answer` alone.
@NullMarked
package dev.kotae.answer.tenure;

import org.jspecify.annotations.NullMarked;
