/// Reads settings, makes the objects, opens the doors, and closes them in reverse.
///
/// Entry type: [dev.kotae.app.Main], which the launcher starts. Nobody imports this room.
@NullMarked
package dev.kotae.app;

import org.jspecify.annotations.NullMarked;
