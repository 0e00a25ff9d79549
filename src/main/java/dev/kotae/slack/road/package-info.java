/// The ways by which what happens in Slack reaches us besides HTTP, and what all ways have in
/// common: whom we serve, and when what was last seen.
///
/// Entry types: [dev.kotae.slack.road.Lobby] and [dev.kotae.slack.road.Socket], made by
/// [dev.kotae.slack.SlackDoor].
@NullMarked
package dev.kotae.slack.road;

import org.jspecify.annotations.NullMarked;
