package dev.kotae.app.house;

import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.app.words.Words;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// Serves servlets on one port, in HTTP/1.1 and in HTTP/2 without TLS; each request has a virtual
/// thread.
public final class HttpServer implements AutoCloseable {
    private static final int ACCEPT_QUEUE = 1024;
    private static final int QUIET_THREADS = 6;

    /// Longer than load balancers keep a connection (60 s by default at AWS), so that it is never
    /// we who close one into which they just write.
    private static final long IDLE_MILLIS = 75_000;

    static {
        // Asked for it, Jetty (12.1.14, MemoryUtils) starts all of JMX to find out whether
        // references are compressed, which takes a tenth of a second. It only spaces a queue.
        if (System.getProperty("org.eclipse.jetty.util.referencesPerCacheLine") == null) {
            System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
        }
    }

    private final Server server;
    private final ServerConnector connector;

    private HttpServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /// Loads what the first [#listen] would otherwise wait for. May be called meanwhile.
    public static void prepare() {
        new Server(new QueuedThreadPool()).destroy();
    }

    /// Takes a port. Who calls it waits until [#serve].
    ///
    /// @param bind the address to listen on, such as `127.0.0.1`
    /// @param port the port, or 0 for any that is free
    /// @throws IOException when the port is taken or the address is not ours
    public static HttpServer listen(String bind, int port) throws IOException {
        return listen(bind, port, new QueuedThreadPool());
    }

    /// Takes the port that the settings name.
    ///
    /// @throws SettingsProblem when it is taken or the address is not ours
    static HttpServer listen(Settings settings, Key bind, Key port) throws SettingsProblem {
        return listen(settings, bind, port, new QueuedThreadPool());
    }

    /// The same for one where seldom anybody calls: with as few threads as do.
    static HttpServer quiet(Settings settings, Key bind, Key port) throws SettingsProblem {
        return listen(settings, bind, port, new QueuedThreadPool(QUIET_THREADS, 2));
    }

    private static HttpServer listen(
            Settings settings, Key bind, Key port, QueuedThreadPool threads)
            throws SettingsProblem {
        try {
            return listen(settings.text(bind), settings.port(port), threads);
        } catch (IOException taken) {
            throw new SettingsProblem(
                    List.of(
                            Words.say(
                                    "port.taken",
                                    settings.port(port),
                                    settings.text(bind),
                                    String.valueOf(taken.getMessage()),
                                    port.path(),
                                    bind.path())));
        }
    }

    private static HttpServer listen(String bind, int port, QueuedThreadPool threads)
            throws IOException {
        threads.setName("http");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var server = new Server(threads);
        var http = configuration();
        var connector =
                new ServerConnector(
                        server,
                        new HttpConnectionFactory(http),
                        new HTTP2CServerConnectionFactory(http));
        connector.setHost(bind);
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setStopTimeout(0);
        connector.open();
        return new HttpServer(server, connector);
    }

    /// Begins to answer.
    ///
    /// @param servlets by path, such as `/slack/*`
    public void serve(Map<String, HttpServlet> servlets) {
        server.setHandler(context(servlets));
        try {
            server.start();
        } catch (Exception fault) {
            throw new IllegalStateException("the HTTP server did not start", fault);
        }
    }

    private static HttpConfiguration configuration() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Bedrock's paths carry ARNs, whose slash stays encoded; servlets read the raw path.
        http.setUriCompliance(
                UriCompliance.from("DEFAULT,AMBIGUOUS_PATH_SEPARATOR,AMBIGUOUS_PATH_ENCODING"));
        return http;
    }

    private static ServletContextHandler context(Map<String, HttpServlet> servlets) {
        var context = new ServletContextHandler("/", false, false);
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        servlets.forEach((path, servlet) -> {
            var holder = new ServletHolder(servlet);
            holder.setAsyncSupported(true);
            context.addServlet(holder, path);
        });
        return context;
    }

    /// The port that it listens on.
    public int port() {
        return connector.getLocalPort();
    }

    /// Where it is reached on this machine.
    public URI local() {
        return connector.getTransport() instanceof ServerSocketChannel channel
                ? at(channel.socket().getInetAddress())
                : at(InetAddress.getLoopbackAddress());
    }

    private URI at(InetAddress bound) {
        var host = bound.isAnyLocalAddress() ? "127.0.0.1" : bound.getHostAddress();
        return URI.create(
                "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception fault) {
            throw new IllegalStateException("the HTTP server did not stop", fault);
        } finally {
            // One that never served has no connector that would stop.
            connector.close();
        }
    }
}
