/// The commands of `./kotae inbox`: what is owed an answer, what became of one turn, and another
/// try for what ended without one. They work beside a running server.
///
/// Entry type: [dev.kotae.app.inbox.InboxCommand].
@NullMarked
package dev.kotae.app.inbox;

import org.jspecify.annotations.NullMarked;
