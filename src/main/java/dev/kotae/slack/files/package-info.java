/// Files that people share in Slack, read for a question.
///
/// Entry type: [dev.kotae.slack.files.SlackFiles], which the room's channel asks. Not seen from
/// outside the room.
@NullMarked
package dev.kotae.slack.files;

import org.jspecify.annotations.NullMarked;
