/// The one post that answers a turn, on the surfaces that Slack has for it.
///
/// Entry type: [dev.kotae.slack.reply.SlackReply], which the room's channel opens. Not seen from
/// outside the room.
@NullMarked
package dev.kotae.slack.reply;

import org.jspecify.annotations.NullMarked;
