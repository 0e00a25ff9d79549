/// What is asked and what is said, as text.
///
/// Entry types: [dev.kotae.answer.text.Burst], [dev.kotae.answer.text.FollowUp],
/// [dev.kotae.answer.text.Citations]. Called by `answer` alone.
@NullMarked
package dev.kotae.answer.text;

import org.jspecify.annotations.NullMarked;
