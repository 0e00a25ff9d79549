/// What every implementation of the ports keeps to, and one that keeps nothing on a disk.
@NullMarked
package dev.kotae.memory;

import org.jspecify.annotations.NullMarked;
