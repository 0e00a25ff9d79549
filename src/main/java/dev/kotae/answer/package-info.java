/// The path of a turn, in the order in which it happens.
///
/// Entry type: [dev.kotae.answer.Reception], which the doors call. A door gives the house a
/// [dev.kotae.answer.Channel], through which its turns are answered.
@NullMarked
package dev.kotae.answer;

import org.jspecify.annotations.NullMarked;
