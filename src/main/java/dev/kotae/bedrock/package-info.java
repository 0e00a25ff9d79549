/// Speaks to Amazon Bedrock for the rooms `model` and `knowledge`.
///
/// Entry types: [dev.kotae.bedrock.BedrockClients], made once by the wiring from
/// [dev.kotae.bedrock.BedrockSettings], and on it [dev.kotae.bedrock.ConverseModel] and
/// [dev.kotae.bedrock.BedrockKnowledge], called by the room `answer` through the ports they
/// implement. No exception of the AWS SDK leaves this room.
@NullMarked
package dev.kotae.bedrock;

import org.jspecify.annotations.NullMarked;
