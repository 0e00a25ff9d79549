package dev.kotae.app;

import dev.kotae.chat.Platform;
import dev.kotae.doctor.Secret;
import dev.kotae.slack.SlackDoor;
import dev.kotae.slack.SlackSettings;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A house with its doors open.
final class Service implements AutoCloseable {
    private final Closing closing;
    private final HttpServer http;

    private Service(Settings settings, Map<String, HttpServlet> more, Closing closing)
            throws SettingsProblem {
        this.closing = closing;
        http = closing.with(listen(settings));
        var house = closing.with(House.build(settings));
        var slack =
                closing.with(
                        new SlackDoor(
                                slack(settings),
                                house.reception(),
                                house.installations(),
                                house.answers(),
                                house.inbox(),
                                house.clock()));
        var servlets = new HashMap<String, HttpServlet>(more);
        servlets.put("/slack/events", slack.servlet());
        closing.with(house.open(Map.of(Platform.SLACK, slack.channel())));
        http.serve(servlets);
        slack.start();
    }

    /// Opens everything; returns when questions are taken.
    ///
    /// @param more other servlets on the public port, by path
    /// @param closing what is closed with the service, after it; also when opening fails
    static Service open(Settings settings, Map<String, HttpServlet> more, Closing closing)
            throws SettingsProblem {
        Required.of(
                settings,
                List.of(Key.SLACK_SIGNING_SECRET, Key.SLACK_BOT_TOKEN, Key.BEDROCK_REGION));
        Logs.apply(settings);
        try {
            return new Service(settings, more, closing);
        } catch (SettingsProblem | RuntimeException failed) {
            closing.close();
            throw failed;
        }
    }

    private static HttpServer listen(Settings settings) throws SettingsProblem {
        var bind = settings.text(Key.HTTP_BIND);
        try {
            return HttpServer.listen(bind, settings.port());
        } catch (IOException taken) {
            throw new SettingsProblem(
                    List.of(
                            Words.say(
                                    "port.taken",
                                    settings.port(),
                                    bind,
                                    String.valueOf(taken.getMessage()))));
        }
    }

    private static SlackSettings slack(Settings settings) {
        var secrets = settings.text(Key.SLACK_SIGNING_SECRET).split(",", -1);
        return new SlackSettings(
                Arrays.stream(secrets).map(String::strip).map(Secret::new).toList(),
                new Secret(settings.text(Key.SLACK_BOT_TOKEN)),
                URI.create(settings.text(Key.SLACK_API_URL)),
                "",
                settings.value(Key.OUTBOUND_PROXY).map(URI::create).orElse(null),
                settings.value(Key.OUTBOUND_CA_BUNDLE).map(Path::of).orElse(null));
    }

    /// Where it is reached on this machine.
    URI address() {
        return http.local();
    }

    @Override
    public void close() {
        closing.close();
    }
}
