/// Slack's Web API as the room `slack` calls it: paced, bounded in time, errors of one kind.
///
/// Entry type: [dev.kotae.slack.api.SlackApi]. Not seen from outside the room.
@NullMarked
package dev.kotae.slack.api;

import org.jspecify.annotations.NullMarked;
