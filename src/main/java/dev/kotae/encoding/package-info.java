/// Tells which characters bytes stand for, where nobody says in what encoding they are.
///
/// Entry type: [dev.kotae.encoding.Decoded], made of a file's bytes by the rooms that read files.
@NullMarked
package dev.kotae.encoding;

import org.jspecify.annotations.NullMarked;
