/// Chooses who answers, and can say why.
///
/// Entry type: [dev.kotae.routing.Router], asked by the room `answer` once per turn.
@NullMarked
package dev.kotae.routing;

import org.jspecify.annotations.NullMarked;
