/// What people change about what they asked, and what is forgotten of it.
///
/// Entry types: [dev.kotae.store.change.JdbcAmendments], [dev.kotae.store.change.JdbcErasure],
/// [dev.kotae.store.change.JdbcUsages]. Called by `store` alone.
@NullMarked
package dev.kotae.store.change;

import org.jspecify.annotations.NullMarked;
