/// Says whether a sentence rests on its sources, and whether sources answer a question.
///
/// Entry types: [dev.kotae.guard.Grounding], [dev.kotae.guard.Answerability]. Called by `answer`.
@NullMarked
package dev.kotae.guard;

import org.jspecify.annotations.NullMarked;
