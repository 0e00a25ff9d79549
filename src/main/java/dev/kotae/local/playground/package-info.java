/// What the playground's page is made of: its files, its texts, and what it is told while things
/// happen.
///
/// Entry type: [dev.kotae.local.Playground], in the room above.
@NullMarked
package dev.kotae.local.playground;

import org.jspecify.annotations.NullMarked;
