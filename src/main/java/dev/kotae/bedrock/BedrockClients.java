package dev.kotae.bedrock;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrock.BedrockAsyncClient;
import software.amazon.awssdk.services.bedrock.auth.scheme.BedrockAuthSchemeProvider;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/// The connections to Bedrock: one HTTP client, and on it a client for models and one for knowledge
/// bases. Made once for the whole house. Constructing it costs nothing: each client is made when it
/// is first used, or by [#warmUp()].
///
/// Credentials are those that the AWS SDK finds by itself (environment, profile, container,
/// instance), or for models a key in `AWS_BEARER_TOKEN_BEDROCK`. Only where an endpoint is plain
/// http on loopback nothing of that is looked for beyond the environment: without any variables a
/// made-up key signs, so that the stand-in can be used on a machine that knows nothing of AWS, and
/// a bearer token is not sent unencrypted.
public final class BedrockClients implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BedrockClients.class);

    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private final BedrockSettings settings;
    private final Lazy<Outbound> http;
    private final Lazy<BedrockRuntimeAsyncClient> runtime;
    private final Lazy<BedrockAgentRuntimeAsyncClient> agentRuntime;
    private final Lazy<BedrockAsyncClient> control;

    /// Opens nothing yet: each client is made when it is first needed.
    public BedrockClients(BedrockSettings settings) {
        this.settings = settings;
        this.http = new Lazy<>(() -> new Outbound(settings));
        this.runtime = new Lazy<>(this::makeRuntime);
        this.agentRuntime = new Lazy<>(this::makeAgentRuntime);
        this.control = new Lazy<>(this::makeControl);
    }

    /// Loads classes, finds credentials and opens a connection to the models, so that the first
    /// asker does not wait for it. Counts the tokens of a word, which AWS does not charge for
    /// (Bedrock user guide, "Count tokens", 2026-08). Blocks for ten seconds at most, so it is
    /// called on a thread of its own; never throws: who cannot be reached will be told about when
    /// somebody asks.
    public void warmUp() {
        long began = System.nanoTime();
        try {
            countAWord();
            log.debug(
                    "bedrock warm ms={}", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        } catch (ExecutionException | RuntimeException refused) {
            log.debug("bedrock warm, though: {}", Failures.describe(refused));
        } catch (TimeoutException late) {
            log.debug("bedrock gave no sign within {}", WARM_UP);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void countAWord() throws ExecutionException, TimeoutException, InterruptedException {
        var word =
                Message.builder()
                        .role(ConversationRole.USER)
                        .content(ContentBlock.fromText("Hello"))
                        .build();
        runtime()
                .countTokens(request ->
                        request.modelId("anthropic.claude-haiku-5-5")
                                .input(input -> input.converse(c -> c.messages(word))))
                .get(WARM_UP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// For models. Repeats nothing: the SDK would repeat a stream that broke after its first words
    /// and hand these words out again (seen with 2.50.2).
    BedrockRuntimeAsyncClient runtime() {
        return runtime.get();
    }

    /// For knowledge bases. Repeats what is worth it, three attempts in all.
    BedrockAgentRuntimeAsyncClient agentRuntime() {
        return agentRuntime.get();
    }

    /// For the lists of models.
    BedrockAsyncClient control() {
        return control.get();
    }

    BedrockSettings.Limits limits() {
        return settings.limits();
    }

    /// Where the models and bases are.
    String region() {
        return settings.region();
    }

    /// Signs links to objects of buckets.
    ///
    /// @return empty where links are not to be opened at all
    Optional<Presigner> presigner(Duration openFor) {
        if (openFor.isZero()) {
            return Optional.empty();
        }
        var ours = credentials(settings.agentRuntimeEndpoint());
        var signer = ours == null ? DefaultCredentialsProvider.builder().build() : ours;
        return Optional.of(new Presigner(signer, settings.region(), openFor));
    }

    @Override
    public void close() {
        runtime.close();
        agentRuntime.close();
        control.close();
        http.close();
    }

    private BedrockRuntimeAsyncClient makeRuntime() {
        var endpoint = settings.runtimeEndpoint();
        var builder =
                BedrockRuntimeAsyncClient.builder()
                        .region(Region.of(settings.region()))
                        .httpClient(http.get().client())
                        .credentialsProvider(credentials(endpoint))
                        .endpointOverride(endpoint)
                        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (Outbound.isPlainLoopback(endpoint)) {
            builder.authSchemeProvider(
                    BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("sigv4")));
        }
        return builder.build();
    }

    private BedrockAgentRuntimeAsyncClient makeAgentRuntime() {
        var endpoint = settings.agentRuntimeEndpoint();
        return BedrockAgentRuntimeAsyncClient.builder()
                .region(Region.of(settings.region()))
                .httpClient(http.get().client())
                .credentialsProvider(credentials(endpoint))
                .endpointOverride(endpoint)
                .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD))
                .build();
    }

    private BedrockAsyncClient makeControl() {
        var endpoint = settings.endpoint();
        var builder =
                BedrockAsyncClient.builder()
                        .region(Region.of(settings.region()))
                        .httpClient(http.get().client())
                        .credentialsProvider(credentials(endpoint))
                        .endpointOverride(endpoint)
                        .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD));
        if (Outbound.isPlainLoopback(endpoint)) {
            builder.authSchemeProvider(BedrockAuthSchemeProvider.defaultProvider(List.of("sigv4")));
        }
        return builder.build();
    }

    /// Null leaves the choice to the SDK, which then also accepts a bearer token.
    private @Nullable AwsCredentialsProvider credentials(@Nullable URI endpoint) {
        if (!Outbound.isPlainLoopback(endpoint)) {
            Outbound.leadCredentialsThrough(settings.proxy());
            return null;
        }
        return AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(),
                EnvironmentVariableCredentialsProvider.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }
}
