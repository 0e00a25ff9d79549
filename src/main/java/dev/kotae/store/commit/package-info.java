/// Transactions: many callers' writes in one commit, reads beside them.
///
/// Entry type: [dev.kotae.store.commit.Transactions], which runs work on a
/// [dev.kotae.store.commit.Session]. Called by `store` alone.
@NullMarked
package dev.kotae.store.commit;

import org.jspecify.annotations.NullMarked;
