package dev.kotae.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A proxy that lets nobody through, and remembers who wanted to go where.
public final class RefusingProxy implements AutoCloseable {
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final ServerSocket socket;

    /// Takes a port on loopback.
    public RefusingProxy() throws IOException {
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::refuseAll);
    }

    /// Where it is.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /// The first lines of what came, or how it broke off.
    public BlockingQueue<String> asked() {
        return asked;
    }

    private void refuseAll() {
        while (!socket.isClosed()) {
            try (var connection = socket.accept();
                    var in =
                            new BufferedReader(
                                    new InputStreamReader(
                                            connection.getInputStream(),
                                            StandardCharsets.US_ASCII))) {
                asked.add(String.valueOf(in.readLine()));
                connection
                        .getOutputStream()
                        .write(
                                "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException brokeOff) {
                asked.add(brokeOff.toString());
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
