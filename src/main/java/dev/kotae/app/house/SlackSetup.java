package dev.kotae.app.house;

import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Required;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.app.words.Words;
import dev.kotae.doctor.Secret;
import dev.kotae.slack.SlackManifest.View;
import dev.kotae.slack.SlackSettings;
import dev.kotae.slack.SlackSettings.Circles;
import dev.kotae.slack.SlackSettings.Tenancy;
import dev.kotae.slack.SlackSettings.Way;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the settings say of Slack: which workspaces, and by which way.
public final class SlackSetup {
    private SlackSetup() {}

    /// What has to be set besides what is.
    ///
    /// @throws SettingsProblem when something that is needed is not set, or what is set excludes
    ///   each other
    public static void check(Settings settings) throws SettingsProblem {
        var needed = new ArrayList<Key>();
        if (!isSet(settings, Key.SLACK_APP_TOKEN)) {
            needed.add(Key.SLACK_SIGNING_SECRET);
        }
        if (!isForMany(settings)) {
            needed.add(Key.SLACK_BOT_TOKEN);
        } else if (isSet(settings, Key.SLACK_BOT_TOKEN)) {
            throw new SettingsProblem(List.of(Words.say("settings.one-or-many")));
        } else {
            needed.addAll(
                    List.of(
                            Key.SLACK_CLIENT_ID,
                            Key.SLACK_CLIENT_SECRET,
                            Key.SLACK_WORKSPACES,
                            Key.STORE_KEY));
        }
        needed.add(Key.BEDROCK_REGION);
        Required.of(settings, needed);
        var owner = settings.value(Key.SLACK_OWNER_CHANNEL).orElse("/");
        if (isForMany(settings) && !owner.contains("/")) {
            throw new SettingsProblem(List.of(Words.say("settings.owner-of-which", owner)));
        }
    }

    /// Whether workspaces install the app by our pages.
    public static boolean isForMany(Settings settings) {
        return isSet(settings, Key.SLACK_CLIENT_ID) || isSet(settings, Key.SLACK_CLIENT_SECRET);
    }

    private static boolean isSet(Settings settings, Key key) {
        return settings.value(key).isPresent();
    }

    /// The settings of the room, once [#check] found nothing.
    public static SlackSettings of(Settings settings) {
        return new SlackSettings(
                signingSecrets(settings),
                tenancy(settings),
                apiUrl(settings.text(Key.SLACK_API_URL)),
                settings.value(Key.SLACK_OWNER_CHANNEL).orElse(""),
                new Way(
                        settings.proxy().orElse(null),
                        settings.value(Key.OUTBOUND_CA_BUNDLE).map(Path::of).orElse(null)),
                settings.value(Key.SLACK_APP_TOKEN).map(Secret::new).orElse(null),
                view(settings),
                new Circles(
                        settings.groups(), Set.copyOf(settings.texts(Key.SLACK_SHARED_CHANNELS))));
    }

    /// How people talk with the app directly.
    public static View view(Settings settings) {
        return View.valueOf(settings.text(Key.SLACK_SURFACE).toUpperCase(Locale.ROOT));
    }

    /// Methods are named behind it.
    private static URI apiUrl(String url) {
        return URI.create(url.endsWith("/") ? url : url + "/");
    }

    private static List<Secret> signingSecrets(Settings settings) {
        return settings.value(Key.SLACK_SIGNING_SECRET).stream()
                .flatMap(secrets -> Arrays.stream(secrets.split(",", -1)))
                .map(String::strip)
                .map(Secret::new)
                .toList();
    }

    private static Tenancy tenancy(Settings settings) {
        return isForMany(settings)
                ? new Tenancy.Many(
                        settings.text(Key.SLACK_CLIENT_ID),
                        new Secret(settings.text(Key.SLACK_CLIENT_SECRET)),
                        Set.copyOf(settings.texts(Key.SLACK_WORKSPACES)),
                        settings.value(Key.HTTP_PUBLIC_URL).map(URI::create).orElse(null))
                : new Tenancy.One(new Secret(settings.text(Key.SLACK_BOT_TOKEN)));
    }
}
