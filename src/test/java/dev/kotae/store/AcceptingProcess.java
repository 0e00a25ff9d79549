package dev.kotae.store;

import static dev.kotae.memory.Samples.question;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A process of its own that accepts questions from 8 threads until it is killed, and writes down
/// every one that it was told is safe.
final class AcceptingProcess {
    private static final int WRITERS = 8;

    private final Process process;
    private final Path acknowledged;

    private AcceptingProcess(Process process, Path acknowledged) {
        this.process = process;
        this.acknowledged = acknowledged;
    }

    /// Starts it and waits until it has accepted something.
    static AcceptingProcess start(Path database, Path acknowledged, String run) throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AcceptingProcess.class.getName(),
                                database.toString(),
                                run)
                        .redirectOutput(acknowledged.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var started = new AcceptingProcess(process, acknowledged);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (started.acknowledged().isEmpty()) {
            assertThat(process.isAlive() && System.nanoTime() < deadline).isTrue();
            Thread.sleep(5);
        }
        return started;
    }

    /// Every question that it was told is safe, so far.
    List<String> acknowledged() throws IOException {
        var written = Files.readString(acknowledged);
        return written.substring(0, written.lastIndexOf('\n') + 1).lines().toList();
    }

    /// The id of the process.
    long pid() {
        return process.pid();
    }

    /// SIGKILL: it can do nothing more.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Runs in the process.
    public static void main(String[] args) {
        var store =
                Store.open(
                        new StoreSettings("jdbc:sqlite:" + args[0]),
                        InstantSource.system(),
                        new Random());
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                var thread = "thread " + writer;
                threads.execute(() -> {
                    for (int n = 0; true; n++) {
                        var identity = args[1] + ":" + thread + ":" + n;
                        store.ports().inbox().accept(question(thread, identity, identity));
                        acknowledge(identity);
                    }
                });
            }
        }
    }

    private static void acknowledge(String identity) {
        // One write of the system for each: what is written down outlives the process.
        var line = (identity + "\n").getBytes(UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }
}
