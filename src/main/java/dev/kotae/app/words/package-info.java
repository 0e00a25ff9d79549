/// What the program says to whoever runs it.
@NullMarked
package dev.kotae.app.words;

import org.jspecify.annotations.NullMarked;
