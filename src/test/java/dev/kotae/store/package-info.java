/// The ports of `memory` on a real SQLite file.
@NullMarked
package dev.kotae.store;

import org.jspecify.annotations.NullMarked;
