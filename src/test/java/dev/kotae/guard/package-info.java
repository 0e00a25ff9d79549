@NullMarked
package dev.kotae.guard;

import org.jspecify.annotations.NullMarked;
