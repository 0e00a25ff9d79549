/// What operators see, over real HTTP.
@NullMarked
package dev.kotae.ops;

import org.jspecify.annotations.NullMarked;
