/// Transactions: many callers' writes in one commit, reads beside them.
///
/// Entry types: [dev.kotae.store.commit.Writer] and [dev.kotae.store.commit.Readers], which run
/// work on a [dev.kotae.store.commit.Session]. Called by `store` alone.
@NullMarked
package dev.kotae.store.commit;

import org.jspecify.annotations.NullMarked;
