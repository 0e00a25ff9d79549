/// Slack in, Slack out.
///
/// Entry type: [dev.kotae.slack.SlackDoor], which the house makes of
/// [dev.kotae.slack.SlackSettings] and which gives the house a servlet for what Slack sends and a
/// channel for the answers.
@NullMarked
package dev.kotae.slack;

import org.jspecify.annotations.NullMarked;
