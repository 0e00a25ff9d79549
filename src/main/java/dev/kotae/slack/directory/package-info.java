/// What Slack tells about people, rooms and ourselves, asked when it is needed and kept for a
/// while.
///
/// Entry types: [dev.kotae.slack.directory.People], [dev.kotae.slack.directory.Rooms],
/// [dev.kotae.slack.directory.Members], [dev.kotae.slack.directory.Groups],
/// [dev.kotae.slack.directory.Identity], made by [dev.kotae.slack.SlackDoor].
@NullMarked
package dev.kotae.slack.directory;

import org.jspecify.annotations.NullMarked;
