package dev.kotae.chaos;

import dev.kotae.app.Build;
import dev.kotae.chaos.outside.Outside;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// `serve` in a process of its own that can be killed, stopped and started again; always on the
/// same port and the same store. Its log is `target/chaos/NAME.log`.
final class Replica implements AutoCloseable {
    private final String name;
    private final String main;
    private final int port;
    private final Map<String, String> variables;
    private final Path folder;
    private @Nullable Process process;

    /// A replica that does not run yet.
    ///
    /// @param folder where it runs
    /// @param store the url of its store
    /// @param more settings as environment variables
    Replica(String name, Path folder, Outside outside, String store, Map<String, String> more)
            throws IOException {
        this(name, "dev.kotae.app.Main", folder, outside, store, more);
    }

    /// A replica with another main class.
    Replica(
            String name,
            String main,
            Path folder,
            Outside outside,
            String store,
            Map<String, String> more)
            throws IOException {
        this.name = name;
        this.main = main;
        this.folder = folder;
        this.port = freePort();
        this.variables = new HashMap<>(variables(outside.address().toString(), store));
        variables.put("KOTAE_SLACK_SURFACE", outside.view().name().toLowerCase(Locale.ROOT));
        variables.put("KOTAE_HTTP_MANAGEMENT_PORT", "0");
        variables.putAll(more);
        Files.deleteIfExists(log());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Map<String, String> variables(String outside, String store) throws IOException {
        return Map.of(
                "LC_ALL",
                "C.UTF-8",
                "SLACK_SIGNING_SECRET",
                Outside.SIGNING_SECRET,
                "SLACK_BOT_TOKEN",
                Outside.BOT_TOKEN,
                "KOTAE_SLACK_API_URL",
                outside + "/api/",
                "AWS_REGION",
                "us-east-1",
                "KOTAE_BEDROCK_RUNTIME_ENDPOINT",
                outside,
                "KOTAE_BEDROCK_AGENT_RUNTIME_ENDPOINT",
                outside,
                "KOTAE_HTTP_PORT",
                String.valueOf(port),
                "KOTAE_HTTP_BIND",
                "127.0.0.1",
                "KOTAE_STORE_URL",
                store);
    }

    Path log() {
        return Build.folder().resolve(name + ".log");
    }

    /// Where it takes events.
    URI events() {
        return URI.create("http://127.0.0.1:" + port + "/slack/events");
    }

    /// Starts it. Returns at once.
    void start() throws IOException {
        var build = Build.get();
        // SQLite's native library is unpacked for every life, and a killed one leaves it.
        var temporary = "-Djava.io.tmpdir=" + folder;
        var builder =
                new ProcessBuilder(build.command(List.of(temporary), main, "serve"))
                        .directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().clear();
        builder.environment().putAll(variables);
        process = builder.start();
    }

    /// Waits until it answers at its port.
    void awaitReady(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!answers()) {
            if (!running().isAlive()) {
                throw new AssertionError(name + " has ended by itself, see " + log());
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(name + " does not answer, see " + log());
            }
            Thread.sleep(5);
        }
    }

    private boolean answers() {
        try {
            var look = (HttpURLConnection) events().toURL().openConnection();
            look.setConnectTimeout(200);
            look.setReadTimeout(2_000);
            try {
                return look.getResponseCode() == HttpURLConnection.HTTP_BAD_METHOD;
            } finally {
                look.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    long pid() {
        return running().pid();
    }

    /// SIGKILL. Returns when it is dead.
    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    /// SIGTERM.
    ///
    /// @return whether it has ended within the time
    boolean terminate(Duration patience) throws InterruptedException {
        running().destroy();
        return running().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A signal such as `STOP`.
    void signal(String signal) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill -" + signal + " failed");
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
