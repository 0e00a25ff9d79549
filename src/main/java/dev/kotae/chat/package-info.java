/// The words of a conversation, on no platform.
///
/// Entry type: [dev.kotae.chat.Asked], which a door makes of what its platform sent, and
/// [dev.kotae.chat.Reply], through which the answer goes back. Every other room speaks in these
/// words; this room knows none of them.
@NullMarked
package dev.kotae.chat;

import org.jspecify.annotations.NullMarked;
