/// What people do besides talking, as the bot is told of it: commands, buttons, modals, shortcuts.
///
/// Entry types: [dev.kotae.local.slack.clicks.Clicks] and [dev.kotae.local.slack.clicks.Commands],
/// called by [dev.kotae.local.SlackStandIn].
@NullMarked
package dev.kotae.local.slack.clicks;

import org.jspecify.annotations.NullMarked;
