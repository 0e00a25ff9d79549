/// Model Markdown made fit for a platform: harmless, and cut where it may be cut.
///
/// Entry types: [dev.kotae.markdown.Harmless] and [dev.kotae.markdown.Splitter], which the doors
/// call on everything that a model wrote before it is shown.
@NullMarked
package dev.kotae.markdown;

import org.jspecify.annotations.NullMarked;
