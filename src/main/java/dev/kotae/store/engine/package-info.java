/// The databases that the store can be kept in: finds one, looks whether it is ours, brings its
/// tables up to date and starts what runs transactions on it.
///
/// Entry type: [dev.kotae.store.engine.Database]. Called by `store` alone.
@NullMarked
package dev.kotae.store.engine;

import org.jspecify.annotations.NullMarked;
