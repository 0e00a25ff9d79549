/// The wiring.
@NullMarked
package dev.kotae.app.house;

import org.jspecify.annotations.NullMarked;
