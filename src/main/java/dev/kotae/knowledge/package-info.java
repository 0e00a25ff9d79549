/// Finds passages that the audience may read.
///
/// Entry type: [dev.kotae.knowledge.Library], asked by the room `answer`; each of its shelves is a
/// [dev.kotae.knowledge.Knowledge], either a folder of documents here or a base in `bedrock`.
@NullMarked
package dev.kotae.knowledge;

import org.jspecify.annotations.NullMarked;
