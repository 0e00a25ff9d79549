package dev.kotae.store.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL server of one's own, which may be killed. What it was told is on the disk stays
/// there.
public final class OwnPostgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private final EmbeddedPostgres server;
    private List<String> command = List.of();

    private OwnPostgres(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setPort(port)
                        .setServerConfig("synchronous_commit", "on")
                        .start();
    }

    /// Starts it.
    ///
    /// @param folder where it may keep its files
    public static OwnPostgres in(Path folder) throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        return new OwnPostgres(folder.resolve("postgres"), port);
    }

    /// Where it listens, on 127.0.0.1.
    public int port() {
        return port;
    }

    /// The url of its one database.
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /// SIGKILL to the server and to all who work for it.
    public void kill() throws Exception {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        command =
                List.of(
                        Files.readString(Path.of("/proc/" + postmaster.pid() + "/cmdline"))
                                .split("\0"));
        var all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (var one : all) {
            one.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    /// Starts it again on what it has left.
    public void restart() throws Exception {
        var log = ProcessBuilder.Redirect.appendTo(data.resolve("restart.log").toFile());
        new ProcessBuilder(notAsRoot(command)).redirectOutput(log).redirectError(log).start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(Files.readString(data.resolve("restart.log")));
            }
            Thread.sleep(50);
        }
    }

    /// It refuses to run as root; in a user namespace nobody is.
    private static List<String> notAsRoot(List<String> command) {
        return System.getProperty("user.name").equals("root")
                ? Stream.concat(Stream.of("unshare", "-U"), command.stream()).toList()
                : command;
    }

    private boolean answers() {
        try {
            DriverManager.getConnection(url()).close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
