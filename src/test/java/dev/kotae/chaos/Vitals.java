package dev.kotae.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What a process holds, asked of it and of Linux.
final class Vitals {
    /// The last line of a histogram: how many objects live, and their bytes.
    private static final Pattern LIVE = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    private Vitals() {}

    /// What it held at one moment.
    ///
    /// @param heapKilobytes of what lives in the heap, as a full collection finds it
    /// @param threads of the operating system
    /// @param files open ones, sockets among them
    /// @param residentKilobytes of the machine's memory
    record Sample(long heapKilobytes, long threads, long files, long residentKilobytes) {}

    /// Has a process collect its garbage, and looks.
    static Sample of(long pid) throws IOException, InterruptedException {
        var live = LIVE.matcher(tell(pid, "GC.class_histogram"));
        if (!live.find()) {
            throw new IOException("no heap is told of " + pid);
        }
        long used = Long.parseLong(live.group(1)) / 1024;
        var status = Files.readString(Path.of("/proc", String.valueOf(pid), "status"));
        try (var files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return new Sample(
                    used, number(status, "Threads"), files.count(), number(status, "VmRSS"));
        }
    }

    private static long number(String status, String name) throws IOException {
        var line = Pattern.compile(name + ":\\s+(\\d+)").matcher(status);
        if (!line.find()) {
            throw new IOException("no " + name + " is told");
        }
        return Long.parseLong(line.group(1));
    }

    private static String tell(long pid, String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process =
                new ProcessBuilder(jcmd, String.valueOf(pid), command)
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + said);
        }
        return said;
    }
}
