package dev.kotae.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import com.slack.api.util.thread.ExecutorServiceProvider;
import dev.kotae.outbound.Authorities;
import dev.kotae.outbound.Proxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/// How we call out to Slack: the SDK's client with our time-outs, proxy and trust, on virtual
/// threads and without the SDK's statistics, which cost a thread and calls of their own.
final class Outbound {
    /// No call takes longer, whatever happens on the way. The SDK's default is no limit at all.
    private static final int CALL_MILLIS = 8_000;

    /// Enough for many streams at once; OkHttp's own 5 would open a connection for most calls.
    private static final int IDLE_CONNECTIONS = 32;

    private static final String ENTRANCE = "Proxy-Authorization";

    private Outbound() {}

    /// Threads as Bolt asks for them.
    static final class Threads implements ExecutorServiceProvider {
        @Override
        public ExecutorService createThreadPoolExecutor(String name, int size) {
            return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name).factory());
        }

        @Override
        public ScheduledExecutorService createThreadScheduledExecutor(String name) {
            return Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name(name).factory());
        }
    }

    /// Loads what the first [#open] would otherwise wait for: TLS and the known authorities.
    static void prepare() {
        new OkHttpClient();
    }

    /// Opens the client.
    ///
    /// @throws IllegalArgumentException when the CA bundle cannot be used
    static Slack open(SlackSettings settings) {
        var proxy = settings.outbound().proxy();
        var config = new SlackConfig();
        config.setStatsEnabled(false);
        config.setExecutorServiceProvider(new Threads());
        config.setMethodsEndpointUrlPrefix(settings.apiUrl().toString());
        config.setHttpClientCallTimeoutMillis(CALL_MILLIS);
        // Set even to nothing: the SDK would otherwise take the proxy from the environment, which
        // only the settings may read. Ours is not left to it: it sends an escaped password as it is
        // written.
        config.setProxyUrl(null);
        var http =
                through(proxy, SlackHttpClient.buildOkHttpClient(config).newBuilder())
                        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                        .build();
        var client = new SlackHttpClient(trusting(http, settings.outbound().caBundle()));
        client.setConfig(config);
        return Slack.getInstance(config, client);
    }

    private static OkHttpClient.Builder through(@Nullable Proxy proxy, OkHttpClient.Builder http) {
        if (proxy == null) {
            return http;
        }
        http.proxySelector(new Roads(proxy));
        proxy.login()
                .ifPresent(login -> {
                    var entrance = Credentials.basic(login.user(), login.password(), UTF_8);
                    http.proxyAuthenticator(
                            (route, refused) -> entering(refused.request(), entrance));
                });
        return http;
    }

    /// Which calls the proxy is for, those of Socket Mode too.
    private static final class Roads extends ProxySelector {
        private final Proxy proxy;
        private final List<java.net.Proxy> through;

        private Roads(Proxy proxy) {
            var address = proxy.address();
            var place = InetSocketAddress.createUnresolved(address.getHost(), address.getPort());
            this.proxy = proxy;
            this.through = List.of(new java.net.Proxy(java.net.Proxy.Type.HTTP, place));
        }

        @Override
        public List<java.net.Proxy> select(URI uri) {
            return proxy.leadsTo(String.valueOf(uri.getHost()))
                    ? through
                    : List.of(java.net.Proxy.NO_PROXY);
        }

        /// There is no other.
        @Override
        public void connectFailed(URI uri, SocketAddress place, IOException fault) {}
    }

    /// Once; what is refused then stays so.
    private static @Nullable Request entering(Request request, String entrance) {
        return request.header(ENTRANCE) == null
                ? request.newBuilder().header(ENTRANCE, entrance).build()
                : null;
    }

    private static OkHttpClient trusting(OkHttpClient http, @Nullable Path caBundle) {
        if (caBundle == null) {
            return http;
        }
        try {
            var trust = Authorities.with(caBundle);
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return http.newBuilder().sslSocketFactory(context.getSocketFactory(), trust).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS", e);
        }
    }
}
