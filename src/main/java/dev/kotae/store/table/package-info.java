/// The tables, a type for each, and what their rows hold.
///
/// Entry types: [dev.kotae.store.table.Lanes], [dev.kotae.store.table.Turns],
/// [dev.kotae.store.table.Exchanges], each on a transaction that is open. Called by `store` alone.
@NullMarked
package dev.kotae.store.table;

import org.jspecify.annotations.NullMarked;
