/// Stand-ins for a machine without accounts: services on their real wire, on loopback only.
///
/// Opened by the room `app`; [dev.kotae.local.WireTap] listens to them.
@NullMarked
package dev.kotae.local;

import org.jspecify.annotations.NullMarked;
