/// Draws in Slack's Block Kit what is not an answer's text: what stands below it, modals, App Home.
///
/// Entry types: [dev.kotae.slack.block.Kit] for the parts, [dev.kotae.slack.block.Foot] for what
/// stands below an answer. Not seen from outside the room.
@NullMarked
package dev.kotae.slack.block;

import org.jspecify.annotations.NullMarked;
