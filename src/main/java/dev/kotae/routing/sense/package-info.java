/// Judges from its words what a request is worth.
///
/// Entry type: [dev.kotae.routing.sense.Estimator], asked by the router. What it knows comes from
/// three resources: `lexicon.txt` and `problems.txt`, written by hand, and `weights.bin`, written
/// by the trainer in `src/bench`.
@NullMarked
package dev.kotae.routing.sense;

import org.jspecify.annotations.NullMarked;
