/// Having a model write: what it is asked for, what the asker does meanwhile, and what came of it.
///
/// Entry type: [dev.kotae.answer.writing.Writing]. Called by `answer` alone.
@NullMarked
package dev.kotae.answer.writing;

import org.jspecify.annotations.NullMarked;
