/// Tells which characters bytes stand for, where nobody says in what encoding they are, and which
/// characters stand for each other.
///
/// Entry types: [dev.kotae.encoding.Decoded], made of a file's bytes by the rooms that read files,
/// and [dev.kotae.encoding.Variants] for those that compare words.
@NullMarked
package dev.kotae.encoding;

import org.jspecify.annotations.NullMarked;
