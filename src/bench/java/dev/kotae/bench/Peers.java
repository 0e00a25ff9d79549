package dev.kotae.bench;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// The programs on Node that Kotae is measured beside.
final class Peers {
    private Peers() {}

    /// A folder with one of them and with what it needs from npm, which is asked when that changes.
    static File folder(String program) throws IOException, InterruptedException {
        var sources = Path.of("src", "bench", "node");
        var folder = Files.createDirectories(Path.of("target", "bench-node"));
        var needed = Files.readString(sources.resolve("package.json"));
        var installed = folder.resolve("package.json");
        boolean isThere = Files.exists(installed) && Files.readString(installed).equals(needed);
        Files.copy(sources.resolve(program), folder.resolve(program), REPLACE_EXISTING);
        if (!isThere || !Files.isDirectory(folder.resolve("node_modules"))) {
            Files.writeString(installed, needed);
            try (var npm =
                    Child.command(folder.toFile(), "npm", "install", "--no-audit", "--no-fund")) {
                npm.finish();
            }
        }
        return folder.toFile();
    }

    /// A port that nobody listens on.
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
