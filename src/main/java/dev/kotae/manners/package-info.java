/// Whether what was said is for us, and how those who ask want to be answered.
///
/// Entry type: [dev.kotae.manners.Manners], which the room `answer` asks when something arrives and
/// before it answers. [dev.kotae.manners.Nods] and [dev.kotae.manners.MuteWords] tell it what is no
/// question, even where we are called.
@NullMarked
package dev.kotae.manners;

import org.jspecify.annotations.NullMarked;
