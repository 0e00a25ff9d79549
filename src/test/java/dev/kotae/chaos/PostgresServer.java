package dev.kotae.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// A real PostgreSQL server that can be killed and started again on the same data and port. It
/// makes every commit durable, as one that matters does.
final class PostgresServer implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    PostgresServer(Path data) throws IOException {
        this.data = data;
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        this.server = started();
    }

    private EmbeddedPostgres started() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("max_connections", "300")
                .start();
    }

    int port() {
        return port;
    }

    /// Its url, as seen through a port.
    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /// Its url.
    String url() {
        return url(port);
    }

    /// SIGKILL to the server and all of its processes. Returns when they are dead.
    void kill() throws IOException, InterruptedException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        var head = ProcessHandle.of(pid).orElseThrow();
        var all = Stream.concat(Stream.of(head), head.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (var process : all) {
            while (process.isAlive()) {
                Thread.sleep(5);
            }
        }
    }

    /// Starts it again after [#kill]; returns when it takes connections.
    void restart() throws IOException {
        // Lets go of the folder, and says that it could not stop what is dead.
        server.close();
        server = started();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
