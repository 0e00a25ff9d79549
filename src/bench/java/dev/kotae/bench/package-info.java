/// Measures the product. Entry type of each benchmark: its own class's `run`, called by `./kotae
/// bench NAME`.
@NullMarked
package dev.kotae.bench;

import org.jspecify.annotations.NullMarked;
