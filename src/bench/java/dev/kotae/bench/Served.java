package dev.kotae.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// `./kotae serve` as the launcher starts it, with an empty store in a folder of its own, and Slack
/// and Bedrock given by settings. Its log is in `target/bench-serve.log`.
final class Served implements AutoCloseable {
    private final Path folder;
    private final Child child;
    private final URI address;

    private Served(Path folder, Child child, URI address) {
        this.folder = folder;
        this.child = child;
        this.address = address;
    }

    /// Starts it; returns when it says that it is ready.
    ///
    /// @param outside where Slack and Bedrock are
    /// @param settings the lines of its `kotae.yaml`
    static Served start(URI outside, String settings) throws IOException {
        var folder = Files.createTempDirectory("kotae-bench");
        Files.writeString(folder.resolve("kotae.yaml"), settings);
        var child = Child.kotae(folder, variables(outside), "serve");
        try {
            var ready = child.await("", "/slack/events");
            child.leave();
            var address = URI.create(ready.replaceAll(".*(http://[\\d.:]+).*", "$1"));
            return new Served(folder, child, address);
        } catch (IOException | RuntimeException failed) {
            child.close();
            throw failed;
        }
    }

    private static Map<String, String> variables(URI outside) {
        var variables = new HashMap<String, String>();
        variables.put("SLACK_SIGNING_SECRET", SignedEvents.SECRET);
        variables.put("SLACK_BOT_TOKEN", "xoxb-0123456789-abcdefgh");
        variables.put("KOTAE_SLACK_API_URL", outside + "/api/");
        variables.put("AWS_REGION", "us-east-1");
        variables.put("KOTAE_BEDROCK_RUNTIME_ENDPOINT", outside.toString());
        variables.put("KOTAE_BEDROCK_AGENT_RUNTIME_ENDPOINT", outside.toString());
        variables.put("KOTAE_HTTP_PORT", "0");
        variables.put("KOTAE_HTTP_MANAGEMENT_PORT", "0");
        variables.put("KOTAE_HTTP_BIND", "127.0.0.1");
        return variables;
    }

    int port() {
        return address.getPort();
    }

    Child child() {
        return child;
    }

    @Override
    public void close() throws IOException {
        child.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
