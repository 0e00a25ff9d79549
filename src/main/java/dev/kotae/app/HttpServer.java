package dev.kotae.app;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
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
final class HttpServer implements AutoCloseable {
    private static final int ACCEPT_QUEUE = 1024;
    private static final long IDLE_MILLIS = 60_000;

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
    static void prepare() {
        new Server(new QueuedThreadPool()).destroy();
    }

    /// Takes a port. Who calls it waits until [#serve].
    ///
    /// @param bind the address to listen on, such as `127.0.0.1`
    /// @param port the port, or 0 for any that is free
    /// @throws IOException when the port is taken or the address is not ours
    static HttpServer listen(String bind, int port) throws IOException {
        var threads = new QueuedThreadPool();
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
    void serve(Map<String, HttpServlet> servlets) {
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
    int port() {
        return connector.getLocalPort();
    }

    /// Where it is reached on this machine.
    URI local() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception fault) {
            throw new IllegalStateException("the HTTP server did not stop", fault);
        }
    }
}
