/// What every call out of the house keeps to: the company's proxy, the authorities that it trusts,
/// and which addresses never leave the machine.
///
/// Entry types: [dev.kotae.outbound.Authorities], [dev.kotae.outbound.Proxy] and
/// [dev.kotae.outbound.Loopback], used by the rooms that speak to Slack and to Bedrock; the
/// settings name the proxy.
@NullMarked
package dev.kotae.outbound;

import org.jspecify.annotations.NullMarked;
