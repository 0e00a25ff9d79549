/// The ports of `memory` on the tables, for any engine.
///
/// Entry type: [dev.kotae.store.port.JdbcPorts]. Called by `store` alone.
@NullMarked
package dev.kotae.store.port;

import org.jspecify.annotations.NullMarked;
