/// App Home: what somebody has chosen and used, the settings of channels, and being forgotten.
///
/// Entry type: [dev.kotae.slack.home.Home]. Called by `slack.face`. Not seen from outside the room.
@NullMarked
package dev.kotae.slack.home;

import org.jspecify.annotations.NullMarked;
