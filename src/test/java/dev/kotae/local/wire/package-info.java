@NullMarked
package dev.kotae.local.wire;

import org.jspecify.annotations.NullMarked;
