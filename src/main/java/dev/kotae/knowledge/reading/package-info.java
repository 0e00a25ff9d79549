/// Makes of a file, whatever its format, headings, paragraphs and tables; bounded in size, memory
/// and time, whatever the file is.
///
/// Entry type: [dev.kotae.knowledge.reading.Format], called by the index of a folder.
@NullMarked
package dev.kotae.knowledge.reading;

import org.jspecify.annotations.NullMarked;
