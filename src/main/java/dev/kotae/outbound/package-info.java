/// What every call out of the house keeps to: the company's proxy, the authorities that it trusts,
/// and which addresses never leave the machine.
///
/// Entry types: [dev.kotae.outbound.Authorities], [dev.kotae.outbound.Login] and
/// [dev.kotae.outbound.Loopback], used by the rooms that speak to Slack and to Bedrock.
@NullMarked
package dev.kotae.outbound;

import org.jspecify.annotations.NullMarked;
