/// Stand-ins for a machine without accounts: services on their real wire, on loopback only.
///
/// Entry type: [dev.kotae.local.BedrockStandIn], opened by the room `app`; a
/// [dev.kotae.local.WireTap] listens to it.
@NullMarked
package dev.kotae.local;

import org.jspecify.annotations.NullMarked;
