/// Stand-ins for a machine without accounts: services on their real wire, on loopback only.
///
/// Entry types: [dev.kotae.local.BedrockStandIn] and [dev.kotae.local.SlackStandIn], opened by the
/// room `app`; a [dev.kotae.local.WireTap] listens to them.
@NullMarked
package dev.kotae.local;

import org.jspecify.annotations.NullMarked;
