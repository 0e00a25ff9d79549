/// Group commit on a real SQLite file.
@NullMarked
package dev.kotae.store.commit;

import org.jspecify.annotations.NullMarked;
