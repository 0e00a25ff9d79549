/// An invented Slack workspace: its people, its rooms, and what is said in them.
///
/// Entry type: [dev.kotae.local.slack.Workspace]. The Web API changes it, its events tell of it,
/// and the playground shows it.
@NullMarked
package dev.kotae.local.slack;

import org.jspecify.annotations.NullMarked;
