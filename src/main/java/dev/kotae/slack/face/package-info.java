/// Everything in Slack that one clicks or opens, but App Home: buttons, modals, shortcuts, the
/// command `/kotae`, and what greets people in the agent view.
///
/// Entry types: [dev.kotae.slack.face.Faces] for what comes in as an interaction,
/// [dev.kotae.slack.face.Greeter] for what is shown to somebody who opens us. Made by
/// [dev.kotae.slack.SlackDoor]. Not seen from outside the room.
@NullMarked
package dev.kotae.slack.face;

import org.jspecify.annotations.NullMarked;
