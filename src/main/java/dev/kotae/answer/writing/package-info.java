/// Having a model write: what it is asked for, what the asker does meanwhile, and what came of it.
/// What admits, before a word was shown, that it is no answer goes back to the desk, which asks a
/// better model once.
///
/// Entry type: [dev.kotae.answer.writing.Writing]. Called by `answer` alone.
@NullMarked
package dev.kotae.answer.writing;

import org.jspecify.annotations.NullMarked;
