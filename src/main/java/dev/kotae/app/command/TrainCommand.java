package dev.kotae.app.command;

import dev.kotae.app.house.Management;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsReader;
import dev.kotae.local.Pace;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Does once what a run does, so that the JDK can record which classes and methods it needs: the
/// launcher makes its cache of that. Not for people.
@Command(name = "train", hidden = true)
public final class TrainCommand implements Callable<Integer> {
    private static final String SAID =
            """
            {"language":"en","room":"C0GENERAL0","text":"@Kotae How many days of leave?"}
            """;

    private static final Duration ANSWERED = Duration.ofSeconds(3);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        for (var question : List.of("How do I rotate an API key?", "有給休暇は何日ありますか？")) {
            spec.root().commandLine().execute("ask", question);
        }
        lookAtFigures();
        try (var playground = PlaygroundCommand.open(0, null, Pace.AT_ONCE);
                var browser = browser()) {
            var page = playground.address();
            browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
            var heard =
                    browser.send(
                            HttpRequest.newBuilder(page.resolve("/playground/say"))
                                    .POST(BodyPublishers.ofString(SAID))
                                    .header("Content-Type", "application/json")
                                    .build(),
                            BodyHandlers.discarding());
            Thread.sleep(ANSWERED);
            return heard.statusCode() == 200 ? 0 : 1;
        }
    }

    /// What `serve` has beside the playground.
    private static void lookAtFigures() throws Exception {
        try (var management = Management.open(anywhere(), InstantSource.system());
                var browser = browser()) {
            management.ready();
            for (var path : List.of("/metrics", "/health/ready")) {
                var page = HttpRequest.newBuilder(management.address().resolve(path)).build();
                browser.send(page, BodyHandlers.discarding());
            }
        }
    }

    /// Settings as they are written in a file.
    private static Settings anywhere() throws Exception {
        var file = Files.createTempFile("kotae", ".yaml");
        try {
            Files.writeString(file, "http: {management-port: 0}\n");
            return SettingsReader.read(file, Map.of());
        } finally {
            Files.delete(file);
        }
    }

    /// Speaks as browsers do where there is no TLS; the client's own upgrade to HTTP/2 may end in a
    /// cancelled stream.
    private static HttpClient browser() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
