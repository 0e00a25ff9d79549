package dev.kotae.bedrock;

import dev.kotae.outbound.Authorities;
import dev.kotae.outbound.Loopback;
import dev.kotae.outbound.Proxy;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// The one HTTP client that all clients of Bedrock share.
final class Outbound implements SdkAutoCloseable {
    /// As long as the load balancers of AWS keep an idle connection, less some seconds.
    private static final Duration IDLE = Duration.ofSeconds(50);

    /// [ConverseModel] and [BedrockKnowledge] keep time themselves. This is only for connections
    /// that nobody waits for any more, and longer than a slow reader may hold up a stream: the
    /// timer of Netty also runs while nothing is read because nothing is asked for.
    private static final Duration ABANDONED = Duration.ofMinutes(5);

    private static final Set<String> LOOPBACK =
            Set.of("localhost", "127\\.\\d+\\.\\d+\\.\\d+", "\\[?::1\\]?");

    private final EventLoopGroup threads;
    private final SdkAsyncHttpClient client;

    /// HTTP/1.1 also where the service offers HTTP/2: one connection carries one answer, so that
    /// one slow or broken connection hurts one asker; 300 answers at once were served in half of
    /// the time that HTTP/2 took; plain http has no negotiation; and proxies pass it on.
    Outbound(BedrockSettings settings) {
        var limits = settings.limits();
        // Our own threads, because those of the SDK take two seconds to end.
        this.threads = new EventLoops(2, "bedrock");
        var builder =
                NettyNioAsyncHttpClient.builder()
                        .protocol(Protocol.HTTP1_1)
                        .maxConcurrency(limits.connections())
                        .connectionAcquisitionTimeout(limits.acquisition())
                        .connectionTimeout(Duration.ofSeconds(3))
                        .tlsNegotiationTimeout(Duration.ofSeconds(5))
                        .connectionMaxIdleTime(IDLE)
                        .readTimeout(ABANDONED)
                        .tcpKeepAlive(true)
                        .eventLoopGroup(SdkEventLoopGroup.create(threads))
                        .proxyConfiguration(proxy(settings.proxy()));
        var bundle = settings.caBundle();
        if (bundle != null) {
            var trusted = new TrustManager[] {Authorities.with(bundle)};
            builder.tlsTrustManagersProvider(() -> trusted);
        }
        this.client = new StreamTap(new LastLook(builder.build()));
    }

    SdkAsyncHttpClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        threads.shutdownGracefully(250, 1_000, TimeUnit.MILLISECONDS).awaitUninterruptibly(1_500);
    }

    /// Credentials are fetched (STS, SSO) by clients that the SDK makes for itself, and those go
    /// where Java is told to go. Who has told it already knows better.
    static void leadCredentialsThrough(@Nullable Proxy proxy) {
        if (proxy != null && System.getProperty("https.proxyHost") == null) {
            System.setProperty("https.proxyHost", proxy.address().getHost());
            System.setProperty("https.proxyPort", String.valueOf(proxy.address().getPort()));
            System.setProperty("http.nonProxyHosts", directly(proxy));
        }
    }

    /// As Java writes it, with what it would not send through a proxy anyway.
    private static String directly(Proxy proxy) {
        var direct = proxy.direct().stream().map(host -> host.startsWith(".") ? "*" + host : host);
        return Stream.concat(Stream.of("localhost", "127.*", "[::1]"), direct)
                .collect(Collectors.joining("|"));
    }

    /// Whether an address cannot leave this machine and is not encrypted, as that of the stand-in.
    static boolean isPlainLoopback(@Nullable URI endpoint) {
        return endpoint != null
                && "http".equalsIgnoreCase(endpoint.getScheme())
                && Loopback.is(String.valueOf(endpoint.getHost()));
    }

    private static ProxyConfiguration proxy(@Nullable Proxy proxy) {
        var builder =
                ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariableValues(false);
        if (proxy != null) {
            builder.scheme(proxy.address().getScheme())
                    .host(proxy.address().getHost())
                    .port(proxy.address().getPort())
                    .nonProxyHosts(direct(proxy));
            proxy.login()
                    .ifPresent(login -> builder.username(login.user()).password(login.password()));
        }
        return builder.build();
    }

    /// As the SDK reads it: a pattern for the whole name.
    private static Set<String> direct(Proxy proxy) {
        var names = proxy.direct().stream().map(Outbound::pattern);
        return Stream.concat(LOOPBACK.stream(), names).collect(Collectors.toUnmodifiableSet());
    }

    private static String pattern(String host) {
        return (host.startsWith(".") ? ".*" : "") + host.replace(".", "\\.");
    }
}
