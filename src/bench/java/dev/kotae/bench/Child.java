package dev.kotae.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A process that a benchmark starts and measures.
final class Child implements AutoCloseable {
    private static final int TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11;

    private final Process process;
    private final BufferedReader output;

    private final long began = System.nanoTime();

    private Child(ProcessBuilder builder) throws IOException {
        this(builder, ProcessBuilder.Redirect.INHERIT);
    }

    private Child(ProcessBuilder builder, ProcessBuilder.Redirect errors) throws IOException {
        this.process = builder.redirectError(errors).start();
        this.output = process.inputReader();
    }

    /// A class with a main method, on this process's class path and with the options of its
    /// machine: those that the launcher runs Kotae with.
    static Child java(String type, Object... arguments) throws IOException {
        return java(List.of(), type, arguments);
    }

    /// The same with more options for its machine.
    static Child java(List<String> options, String type, Object... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), type));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return new Child(new ProcessBuilder(command));
    }

    /// Any command, in a folder.
    static Child command(File folder, String... command) throws IOException {
        return new Child(new ProcessBuilder(command).directory(folder));
    }

    /// The launcher of the repository that this is run in. Of the environment it has only what it
    /// needs to find its way, and `JAVA_OPTS`, for a profiler. What it says on standard error is in
    /// `target/bench-COMMAND.log`.
    static Child kotae(Path folder, Map<String, String> variables, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of("kotae").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "JAVA_HOME", "JAVA_OPTS"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(variables);
        var log = new File("target", "bench-" + arguments[0] + ".log");
        return new Child(builder, ProcessBuilder.Redirect.to(log));
    }

    /// The seconds since it was started.
    double age() {
        return (System.nanoTime() - began) / 1e9;
    }

    /// Writes a line to its standard input.
    void tell(String line) throws IOException {
        var input = process.outputWriter();
        input.write(line);
        input.newLine();
        input.flush();
    }

    /// Reads until a line begins like this, and gives it.
    String await(String beginning) throws IOException {
        return await(beginning, "");
    }

    /// Reads until a line begins and goes on like this, and gives it.
    String await(String beginning, String middle) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning) && line.contains(middle)) {
                return line;
            }
        }
        throw new IOException("the process ended without a line with " + beginning + middle);
    }

    /// Reads the first word, and gives the process's age at that moment.
    double firstWord() throws IOException {
        for (int c = output.read(); c >= 0; c = output.read()) {
            if (!Character.isWhitespace(c)) {
                return age();
            }
        }
        throw new IOException("the process ended without a word");
    }

    /// Lets it say what it wants from now on; of interest where that is why it ends.
    void leave() {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        for (var line = output.readLine(); line != null; line = output.readLine()) {
                            System.err.println(line);
                        }
                    } catch (IOException closed) {
                        // It has ended.
                    }
                });
    }

    /// Waits for its end.
    ///
    /// @return all that it printed
    String finish() throws IOException, InterruptedException {
        var all = output.readAllAsString();
        if (process.waitFor() != 0) {
            throw new IOException("the process ended with " + process.exitValue());
        }
        return all;
    }

    /// The processor time that it has used, in seconds (Linux).
    double cpuSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        var fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return (Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(USER_TICKS + 1)))
                / (double) TICKS_PER_SECOND;
    }

    /// The memory that it holds, in MB (Linux).
    long residentMegabytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        }
    }

    /// How many threads of the operating system it has (Linux).
    long threads() throws IOException {
        try (var all = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return all.count();
        }
    }

    /// What its heap holds after a full collection, in MB.
    double heapMegabytes() throws IOException, InterruptedException {
        diagnosed("GC.run");
        var lines = diagnosed("GC.heap_info");
        var used =
                Pattern.compile("(?:DefNew|Tenured)\\s+total \\d+K, used (\\d+)K").matcher(lines);
        double sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1)) / 1024.0;
        }
        return sum;
    }

    private String diagnosed(String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try (var child = command(new File("."), jcmd, String.valueOf(process.pid()), command)) {
            return child.finish();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
