/// Writes the manifest from which Slack makes the app: what Kotae may do, hears and offers there.
///
/// Entry type: [dev.kotae.slack.manifest.Manifest], behind [dev.kotae.slack.SlackManifest].
@NullMarked
package dev.kotae.slack.manifest;

import org.jspecify.annotations.NullMarked;
