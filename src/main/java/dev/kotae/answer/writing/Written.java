package dev.kotae.answer.writing;

import dev.kotae.chat.Usage;
import dev.kotae.model.ModelCard;

/// The request that brought the words.
///
/// @param asked who was asked
/// @param by who wrote them: another where the one that was asked is a prompt router of Bedrock
/// @param usage what it read and wrote
record Written(ModelCard asked, ModelCard by, Usage usage) {}
