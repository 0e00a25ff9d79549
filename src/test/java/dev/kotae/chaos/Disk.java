package dev.kotae.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A disk of its own in a file: a small ext4 file system on a loop device, which can be filled up
/// and can break as a real one does. Needs root.
final class Disk implements AutoCloseable {
    private final Path image;
    private final Path mounted;

    private Disk(Path image, Path mounted) {
        this.image = image;
        this.mounted = mounted;
    }

    /// Whether this machine lets us have one.
    static boolean isPossible() {
        try {
            return Files.isWritable(Path.of("/dev/loop-control"))
                    && "root".equals(System.getProperty("user.name"))
                    && run("mkfs.ext4", "-V") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// A new one.
    ///
    /// @param folder where its file and its mount point are made
    static Disk make(Path folder, int megabytes) throws IOException {
        var disk = new Disk(folder.resolve("disk.img"), folder.resolve("disk"));
        Files.createDirectories(disk.mounted);
        need("truncate", "-s", megabytes + "M", disk.image.toString());
        need("mkfs.ext4", "-q", "-e", "remount-ro", disk.image.toString());
        disk.mount();
        return disk;
    }

    Path folder() {
        return mounted;
    }

    private void mount() throws IOException {
        need("mount", "-o", "loop,errors=remount-ro", image.toString(), mounted.toString());
    }

    /// Leaves no byte free.
    Path fill() throws IOException {
        var ballast = mounted.resolve("ballast");
        run("dd", "if=/dev/zero", "of=" + ballast, "bs=64k", "status=none");
        run("dd", "if=/dev/zero", "of=" + mounted.resolve("ballast2"), "bs=512", "status=none");
        return ballast;
    }

    /// There is room again.
    void empty() throws IOException {
        Files.deleteIfExists(mounted.resolve("ballast"));
        Files.deleteIfExists(mounted.resolve("ballast2"));
    }

    /// The kernel meets an error on it, and lets nobody write any more.
    void fail() throws IOException {
        var source =
                Files.readAllLines(Path.of("/proc/mounts")).stream()
                        .map(line -> line.split(" ", -1))
                        .filter(fields -> fields[1].equals(mounted.toString()))
                        .map(fields -> Path.of(fields[0]).getFileName())
                        .findFirst()
                        .orElseThrow();
        Files.writeString(Path.of("/sys/fs/ext4/" + source + "/trigger_fs_error"), "broken");
    }

    /// Somebody repairs it. Nobody may have it open.
    void repair() throws IOException {
        need("umount", mounted.toString());
        if (run("e2fsck", "-f", "-y", image.toString()) > 1) {
            throw new IOException("beyond repair: " + image);
        }
        mount();
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", mounted.toString());
    }

    private static void need(String... command) throws IOException {
        if (run(command) != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
    }

    private static int run(String... command) throws IOException {
        var process =
                new ProcessBuilder(List.of(command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
