/// Reads the settings from the file and the environment, and says what is wrong with them.
///
/// Entry types: [dev.kotae.app.settings.SettingsFile] for commands, and
/// [dev.kotae.app.settings.Settings], what comes of it.
@NullMarked
package dev.kotae.app.settings;

import org.jspecify.annotations.NullMarked;
