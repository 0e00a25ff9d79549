/// What a bot can call: Slack's Web API and response URLs, and the commands that bring the latter.
///
/// Entry type: [dev.kotae.local.slack.web.WebApi], called by [dev.kotae.local.SlackStandIn].
@NullMarked
package dev.kotae.local.slack.web;

import org.jspecify.annotations.NullMarked;
