package dev.kotae.app.command;

import dev.kotae.app.house.Closing;
import dev.kotae.app.house.Service;
import dev.kotae.app.house.StandIns;
import dev.kotae.app.house.TemporaryStore;
import dev.kotae.app.settings.DocumentsFolder;
import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.app.words.Words;
import dev.kotae.doctor.Secret;
import dev.kotae.local.LastTurn;
import dev.kotae.local.Pace;
import dev.kotae.local.Playground;
import dev.kotae.local.RetrySchedule;
import dev.kotae.local.SlackStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./kotae playground`: Slack in the browser, against local stand-ins.
@Command(name = "playground", resourceBundle = Words.BUNDLE)
public final class PlaygroundCommand implements Callable<Integer> {
    /// About as fast as a quick model writes, so that one sees it stream.
    private static final Pace PACE = new Pace(Duration.ofMillis(300), 60);

    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "N", descriptionKey = "port")
    private int port = 3000;

    @Mixin private DocumentsFolder documents = new DocumentsFolder();

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > HIGHEST_PORT) {
            var place = Words.say("settings.command-line");
            throw new SettingsProblem(
                    List.of(Words.say("settings.port-wanted", place, "--port", port)));
        }
        try (var playground = open(port, documents.chosen().orElse(null), PACE)) {
            System.out.println(Words.say("playground.ready", playground.address()));
            Shutdown.closes(playground::close);
            Shutdown.await();
        }
        return 0;
    }

    /// Opens the whole playground; returns when the page can be used.
    ///
    /// @param port the page's port, or 0 for any that is free
    /// @param docs the documents; the sample handbook where none are named
    public static Service open(int port, @Nullable Path docs, Pace pace)
            throws IOException, SettingsProblem {
        var closing = new Closing();
        try {
            var clock = InstantSource.system();
            var lastTurn = new LastTurn(clock);
            var store = closing.with(TemporaryStore.create());
            var dropped = store.folder().resolve("documents");
            var standIns = closing.with(StandIns.open(docs, lastTurn, dropped));
            standIns.bedrock().pace(pace);
            var signingSecret = random();
            var botToken = "xoxb-" + random();
            var slack =
                    closing.with(
                            new SlackStandIn(
                                    clock,
                                    new Secret(signingSecret),
                                    new Secret(botToken),
                                    RetrySchedule.SLACK,
                                    lastTurn));
            standIns.serve(slack.servlets());
            var settings =
                    standIns.settings(Settings.NONE)
                            .with(store.settings())
                            .with(
                                    Map.of(
                                            Key.SLACK_SIGNING_SECRET,
                                            signingSecret,
                                            Key.SLACK_BOT_TOKEN,
                                            botToken,
                                            Key.SLACK_API_URL,
                                            standIns.address() + "/api/",
                                            Key.HTTP_BIND,
                                            "127.0.0.1",
                                            Key.HTTP_PORT,
                                            String.valueOf(port)));
            var box = standIns.dropBox().orElseThrow();
            var page = closing.with(new Playground(slack, lastTurn, suggestions(docs), box));
            var service = Service.unwatched(settings, Map.of("/*", page), closing);
            slack.connect(standIns.address(), service.address().resolve("/slack/events"));
            standIns.sendBackTo(service.address());
            return service;
        } catch (IOException | SettingsProblem | RuntimeException failed) {
            closing.close();
            throw failed;
        }
    }

    private static String random() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Questions to the handbook; of other documents nobody knows what to ask.
    private static Map<Locale, List<String>> suggestions(@Nullable Path docs) {
        return docs == null
                ? Map.of(
                        Locale.ENGLISH, suggestions(Locale.ENGLISH),
                        Locale.JAPANESE, suggestions(Locale.JAPANESE))
                : Map.of(Locale.ENGLISH, List.of(), Locale.JAPANESE, List.of());
    }

    private static List<String> suggestions(Locale locale) {
        var bundle = Words.bundle(locale);
        return Stream.of("1", "2", "3", "4")
                .map(number -> bundle.getString("playground.suggestion." + number))
                .toList();
    }
}
