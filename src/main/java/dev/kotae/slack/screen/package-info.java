/// A click as it comes in, and what is shown in return: modals, App Home, notes for one person's
/// eyes.
///
/// Entry types: [dev.kotae.slack.screen.Interaction], [dev.kotae.slack.screen.Screens]. Used by
/// `slack.home` and `slack.face`. Not seen from outside the room.
@NullMarked
package dev.kotae.slack.screen;

import org.jspecify.annotations.NullMarked;
