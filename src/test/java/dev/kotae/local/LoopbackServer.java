package dev.kotae.local;

import jakarta.servlet.http.HttpServlet;
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

/// A server on 127.0.0.1 that speaks HTTP/1.1 and, with prior knowledge, HTTP/2, and lets `%2F`
/// pass in paths.
public final class LoopbackServer implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;

    private LoopbackServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /// Starts a server on a port that is free.
    ///
    /// @param servlets by path specification, such as `/*` or `/api/*`
    public static LoopbackServer serve(Map<String, HttpServlet> servlets) {
        return serve(0, servlets);
    }

    /// Starts a server on a port.
    static LoopbackServer serve(int port, Map<String, HttpServlet> servlets) {
        var threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(
                UriCompliance.from("DEFAULT,AMBIGUOUS_PATH_SEPARATOR,AMBIGUOUS_PATH_ENCODING"));
        var connector =
                new ServerConnector(
                        server,
                        new HttpConnectionFactory(http),
                        new HTTP2CServerConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        servlets.forEach((path, servlet) -> context.addServlet(new ServletHolder(servlet), path));
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the loopback server does not start", e);
        }
        return new LoopbackServer(server, connector);
    }

    /// Where it listens, without a slash at the end.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the loopback server does not stop", e);
        }
    }
}
