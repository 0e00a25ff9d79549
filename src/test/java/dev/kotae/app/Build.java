package dev.kotae.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The product and its tests as a jar, with the JDK's AOT cache as the launcher makes it, so that a
/// process of a test starts in half a second: one is killed a hundred times. Made once in the life
/// of this process; the cache keeps nothing of directories, which is why there is a jar.
public final class Build {
    private static final Path FOLDER = Path.of("target", "chaos").toAbsolutePath();

    private static final List<String> MACHINE =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx384m",
                    "-Xss512k",
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr");

    private static final class Made {
        private static final Build ONCE = make();
    }

    private final String classPath;
    private final Path cache;

    private Build(String classPath, Path cache) {
        this.classPath = classPath;
        this.cache = cache;
    }

    /// The one build.
    public static Build get() {
        return Made.ONCE;
    }

    /// Where the logs of processes go.
    public static Path folder() {
        return FOLDER;
    }

    /// The command line that starts a class with a main method.
    ///
    /// @param options of the machine, besides the usual ones
    public List<String> command(List<String> options, String main, String... arguments) {
        var command = start();
        command.addAll(options);
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
            command.add("-Xlog:aot=off:stderr");
        }
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> start() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MACHINE);
        return command;
    }

    private static Build make() {
        try {
            Files.createDirectories(FOLDER);
            var jar = FOLDER.resolve("kotae-chaos.jar");
            var entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
            jar(jar, Arrays.stream(entries).map(Path::of).filter(Files::isDirectory).toList());
            var libraries =
                    Arrays.stream(entries).filter(entry -> entry.endsWith(".jar")).distinct();
            var build =
                    new Build(
                            Stream.concat(Stream.of(jar.toString()), libraries)
                                    .collect(Collectors.joining(File.pathSeparator)),
                            FOLDER.resolve("kotae-chaos.aot"));
            build.train();
            return build;
        } catch (IOException e) {
            throw new IllegalStateException("no jar for the processes", e);
        }
    }

    private static void jar(Path jar, List<Path> folders) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            var seen = new HashSet<String>();
            for (var folder : folders) {
                try (var files = Files.walk(folder)) {
                    for (var file : files.filter(file -> !file.equals(folder)).toList()) {
                        add(folder.relativize(file).toString(), file, seen, out);
                    }
                }
            }
        }
    }

    /// Folders have entries of their own, too: who looks for resources asks for them.
    private static void add(String name, Path file, Set<String> seen, JarOutputStream out)
            throws IOException {
        if (Files.isDirectory(file)) {
            if (seen.add(name + "/")) {
                out.putNextEntry(new JarEntry(name + "/"));
            }
        } else if (seen.add(name)) {
            out.putNextEntry(new JarEntry(name));
            Files.copy(file, out);
        }
    }

    /// Best effort: without the cache everything works, a second slower.
    private void train() throws IOException {
        Files.deleteIfExists(cache);
        var command = start();
        command.add("-XX:AOTCacheOutput=" + cache);
        command.addAll(List.of("-cp", classPath, "dev.kotae.app.Main", "train"));
        var builder = new ProcessBuilder(command).directory(FOLDER.toFile());
        builder.redirectErrorStream(true).redirectOutput(FOLDER.resolve("train.log").toFile());
        builder.environment().clear();
        var training = builder.start();
        try {
            if (!training.waitFor(2, TimeUnit.MINUTES)) {
                training.destroyForcibly();
            }
        } catch (InterruptedException e) {
            training.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
