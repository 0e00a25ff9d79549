/// Finds passages that the audience may read.
///
/// Entry type: [dev.kotae.knowledge.Library], asked by the room `answer`; each of its shelves is a
/// [dev.kotae.knowledge.Knowledge], a folder of documents or of reviewed answers here or a base in
/// `bedrock`, with a [dev.kotae.knowledge.Rule] that says who may read it. A folder is searched by
/// words, and by meaning, too, where an [dev.kotae.knowledge.Embedder] is there, whose vectors a
/// [dev.kotae.knowledge.VectorFile] keeps. What a search has to be paid is entered in the
/// [dev.kotae.knowledge.Bill] of its query. [dev.kotae.knowledge.Topics] groups questions by what
/// they are about, and a [dev.kotae.knowledge.Transcript] is what a single file says.
@NullMarked
package dev.kotae.knowledge;

import org.jspecify.annotations.NullMarked;
