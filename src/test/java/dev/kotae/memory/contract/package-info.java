/// What every implementation of a port keeps to, and the proof that one goes the way of another.
@NullMarked
package dev.kotae.memory.contract;

import org.jspecify.annotations.NullMarked;
