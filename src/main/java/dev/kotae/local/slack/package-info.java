/// An invented Slack workspace: its people, rooms and messages, the Web API over them, and the
/// signed requests that Slack would send.
///
/// Entry type: [dev.kotae.local.SlackStandIn], in the room above, through which everything here is
/// reached.
@NullMarked
package dev.kotae.local.slack;

import org.jspecify.annotations.NullMarked;
