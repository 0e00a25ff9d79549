/// What must survive between turns.
///
/// Entry type: [dev.kotae.memory.Inbox]. The ports are implemented in `store`; the room `answer`
/// calls them. What one turn changes is one [dev.kotae.memory.Settlement], applied in one
/// transaction.
@NullMarked
package dev.kotae.memory;

import org.jspecify.annotations.NullMarked;
