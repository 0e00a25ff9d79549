@NullMarked
package dev.kotae.slack;

import org.jspecify.annotations.NullMarked;
