/// The ways by which what happens in Slack reaches us besides HTTP, and what all ways have in
/// common: whom we serve, and when what was last seen.
///
/// The socket is OkHttp's, which the SDK brings anyway and which has our proxy and trust. The SDK's
/// own client (`bolt-socket-mode`) takes a second library for it, and hands what comes on through a
/// queue in memory. Here the next connection is open before the old one is let go of, and Slack is
/// told that we have something when the store has it.
///
/// Entry types: [dev.kotae.slack.road.Lobby] and [dev.kotae.slack.road.Socket], made by
/// [dev.kotae.slack.SlackDoor].
@NullMarked
package dev.kotae.slack.road;

import org.jspecify.annotations.NullMarked;
