package dev.kotae.bedrock;

import dev.kotae.outbound.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How Bedrock is reached.
///
/// @param region such as `ap-northeast-1`
/// @param runtimeEndpoint where models are asked in place of AWS's own address: a VPC endpoint, or
///   the stand-in
/// @param agentRuntimeEndpoint the same for knowledge bases
/// @param endpoint the same for the list of models
/// @param proxy an HTTP proxy; never used for loopback. Proxy variables of the environment do not
///   count here, so that one setting holds for all clients
/// @param caBundle a PEM file of certificate authorities that are trusted besides those of the JDK
/// @param limits time-outs and sizes
public record BedrockSettings(
        String region,
        @Nullable URI runtimeEndpoint,
        @Nullable URI agentRuntimeEndpoint,
        @Nullable URI endpoint,
        @Nullable Proxy proxy,
        @Nullable Path caBundle,
        Limits limits) {
    public BedrockSettings {
        if (region.isBlank()) {
            throw new IllegalArgumentException("Bedrock needs a region");
        }
    }

    /// AWS's own endpoints, reached directly, with the standard limits.
    public static BedrockSettings in(String region) {
        return new BedrockSettings(region, null, null, null, null, null, Limits.STANDARD);
    }

    /// These, with other endpoints for models and for knowledge bases.
    public BedrockSettings at(URI runtime, URI agentRuntime) {
        return new BedrockSettings(
                region, runtime, agentRuntime, endpoint, proxy, caBundle, limits);
    }

    /// Leaves the proxy out, which may hold a password.
    @Override
    public String toString() {
        return "bedrock:" + region + (runtimeEndpoint == null ? "" : " at " + runtimeEndpoint);
    }

    /// What is waited for, and how much goes on at once.
    ///
    /// @param connections how many requests are under way at most, from 1
    /// @param acquisition how long a request may wait for one of them; short, because somebody else
    ///   can be asked instead
    /// @param beginning how long a model that thinks may be silent before it says anything
    /// @param pause how long any other may, and each between two pieces of its answer
    public record Limits(
            int connections, Duration acquisition, Duration beginning, Duration pause) {
        /// As many requests as turns may be under way, and some searches besides: AWS sets the true
        /// limit, and says so. A deep model thinks for tens of seconds before its first word;
        /// twenty seconds without a piece in the midst of an answer are a stalled stream.
        public static final Limits STANDARD =
                new Limits(
                        2_048,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(20));

        public Limits {
            if (connections < 1) {
                throw new IllegalArgumentException(connections + " connections are too few");
            }
        }
    }
}
