/// A PostgreSQL server and a network that can be broken.
@NullMarked
package dev.kotae.store.engine;

import org.jspecify.annotations.NullMarked;
