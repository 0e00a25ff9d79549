package dev.kotae.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program in a process of its own, as the launcher starts it.
final class Program implements AutoCloseable {
    private final Process process;
    private final StringBuilder seen = new StringBuilder();

    private Program(Process process) {
        this.process = process;
    }

    /// Runs it with an output that takes nothing, as that on a full disk.
    ///
    /// @return the exit code, and what it said besides
    static Map.Entry<Integer, String> intoFullDisk(Path folder, String... arguments)
            throws IOException, InterruptedException {
        var builder = builder(folder, Map.of(), arguments).redirectOutput(new File("/dev/full"));
        try (var program = new Program(builder.redirectErrorStream(false).start())) {
            var said = program.process.errorReader().readAllAsString();
            return Map.entry(program.exitCode(), said);
        }
    }

    /// Starts it in a folder, with these variables and nothing else of the environment but the
    /// language.
    static Program start(Path folder, Map<String, String> variables, String... arguments)
            throws IOException {
        return new Program(builder(folder, variables, arguments).start());
    }

    private static ProcessBuilder builder(
            Path folder, Map<String, String> variables, String... arguments) throws IOException {
        var command = Build.get().command(List.of(), "dev.kotae.app.Main", arguments);
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(variables);
        return builder;
    }

    /// Reads until a line holds this text.
    ///
    /// @return the line
    String await(String text) throws IOException {
        var lines = process.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.append(line).append('\n');
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("ended without \"" + text + "\":\n" + seen);
    }

    /// All that it printed, once it has ended.
    String output() throws IOException {
        return process.inputReader().readAllAsString();
    }

    /// All that [#await] has read so far.
    String seen() {
        return seen.toString();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after a minute");
        }
        return process.exitValue();
    }

    /// SIGTERM; what it says of that can still be read.
    void terminate() {
        process.toHandle().destroy();
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
