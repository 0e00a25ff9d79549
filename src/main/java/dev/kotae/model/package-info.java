/// What a language model is for us: a prompt in, chunks out, at a price.
///
/// Entry type: [dev.kotae.model.ChatModel], implemented in `bedrock` and called by the room
/// `answer`.
@NullMarked
package dev.kotae.model;

import org.jspecify.annotations.NullMarked;
