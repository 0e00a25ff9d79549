/// What a bot is sent: signed requests, repeated until they are taken.
///
/// Entry type: [dev.kotae.local.slack.events.Deliveries], called by [dev.kotae.local.SlackStandIn].
@NullMarked
package dev.kotae.local.slack.events;

import org.jspecify.annotations.NullMarked;
