/// Reads a folder of documents, cuts them into passages and searches these.
///
/// Entry type: [dev.kotae.knowledge.folder.FolderIndex], used by
/// [dev.kotae.knowledge.FolderKnowledge] and by nobody else.
@NullMarked
package dev.kotae.knowledge.folder;

import org.jspecify.annotations.NullMarked;
