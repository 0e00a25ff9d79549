/// What happened outside of the product while it was tormented, and the one checker that proves
/// over it what the product promises.
///
/// Entry types: [dev.kotae.chaos.history.Recorder] notes down, [dev.kotae.chaos.history.Checker]
/// judges.
@NullMarked
package dev.kotae.chaos.history;

import org.jspecify.annotations.NullMarked;
