/// The commands that look into the store, and work beside a running server: `./kotae inbox` for
/// what is owed an answer and what became of one turn, with another try for what ended without one;
/// `./kotae gaps` for what the documents lack; `./kotae learned` for what the router learned here.
///
/// Entry types: [dev.kotae.app.inbox.InboxCommand], [dev.kotae.app.inbox.GapsCommand],
/// [dev.kotae.app.inbox.LearnedCommand].
@NullMarked
package dev.kotae.app.inbox;

import org.jspecify.annotations.NullMarked;
