/// The outside world of a tormented product: Slack and Bedrock, with the weather that is wanted,
/// and everything noted down.
///
/// Entry type: [dev.kotae.chaos.outside.Outside].
@NullMarked
package dev.kotae.chaos.outside;

import org.jspecify.annotations.NullMarked;
