/// How an answer looks in Slack: its body in the blocks that show it best, and its sources.
///
/// Entry types: [dev.kotae.slack.look.Look] and [dev.kotae.slack.look.Sources], which `slack.reply`
/// calls. Not seen from outside the room.
@NullMarked
package dev.kotae.slack.look;

import org.jspecify.annotations.NullMarked;
