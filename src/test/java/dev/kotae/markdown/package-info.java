@NullMarked
package dev.kotae.markdown;

import org.jspecify.annotations.NullMarked;
