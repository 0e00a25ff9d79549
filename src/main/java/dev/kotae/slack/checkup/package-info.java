/// Looks whether Slack and we are well connected, for somebody who asks.
///
/// Entry types: all of them, used by [dev.kotae.slack.SlackCheckup].
@NullMarked
package dev.kotae.slack.checkup;

import org.jspecify.annotations.NullMarked;
