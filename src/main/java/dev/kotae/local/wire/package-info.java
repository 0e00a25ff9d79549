/// What Amazon Bedrock reads and writes: its requests with their checks, its answers, its faults
/// and its event-stream frames.
///
/// Called by [dev.kotae.local.BedrockStandIn]. The facts are those of the AWS SDK for Java 2.50.2,
/// of the Bedrock user guide and of recorded traffic (August to November 2026).
@NullMarked
package dev.kotae.local.wire;

import org.jspecify.annotations.NullMarked;
