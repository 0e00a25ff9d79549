/// What stands in a message, wherever Slack puts it.
///
/// Entry type: [dev.kotae.slack.said.Message]. Used wherever a message is read. Not seen from
/// outside the room.
@NullMarked
package dev.kotae.slack.said;

import org.jspecify.annotations.NullMarked;
