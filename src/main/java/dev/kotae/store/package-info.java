/// Keeps what `memory` asks to keep, in one SQLite file or in PostgreSQL.
///
/// Entry type: [dev.kotae.store.Store], which `app` opens and closes; everybody else sees the ports
/// of `memory` that it hands out. Writes go through one thread that commits many callers' work with
/// one sync of the disk ([dev.kotae.store.commit.GroupCommit]); reads go beside it.
@NullMarked
package dev.kotae.store;

import org.jspecify.annotations.NullMarked;
