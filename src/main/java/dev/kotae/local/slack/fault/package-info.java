/// The ways in which the stand-in can be difficult for as long as somebody wants it.
///
/// Entry type: [dev.kotae.local.slack.fault.Faults], called by [dev.kotae.local.SlackStandIn].
@NullMarked
package dev.kotae.local.slack.fault;

import org.jspecify.annotations.NullMarked;
