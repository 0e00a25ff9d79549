package dev.kotae.app.command;

import dev.kotae.app.house.SlackSetup;
import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsFile;
import dev.kotae.app.words.Words;
import dev.kotae.slack.SlackManifest;
import dev.kotae.slack.SlackManifest.View;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./kotae manifest`.
@Command(
        name = "manifest",
        resourceBundle = Words.BUNDLE,
        subcommands = ManifestCommand.ForSlack.class)
public final class ManifestCommand implements Callable<Integer> {
    private static final int USAGE = 2;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return USAGE;
    }

    /// `./kotae manifest slack`: what is pasted where Slack asks for an app's manifest, from what
    /// the settings and the options switch on.
    @Command(name = "slack", resourceBundle = Words.BUNDLE)
    static final class ForSlack implements Callable<Integer> {
        private static final String UNKNOWN = "https://YOUR-HOST";

        private static final Pattern ORIGIN = Pattern.compile("https://[A-Za-z0-9.-]+(:\\d{1,5})?");

        private enum Language {
            EN(Locale.ENGLISH),
            JA(Locale.JAPANESE);

            private final Locale locale;

            Language(Locale locale) {
                this.locale = locale;
            }
        }

        @Spec private CommandSpec spec = CommandSpec.create();

        @Mixin private SettingsFile file = new SettingsFile();

        @Option(names = "--legacy-assistant", descriptionKey = "manifest.legacy-assistant")
        private boolean legacyAssistant;

        @Option(names = "--socket", descriptionKey = "manifest.socket")
        private boolean socket;

        @Option(names = "--oauth", descriptionKey = "manifest.oauth")
        private boolean oauth;

        @Option(names = "--org", descriptionKey = "manifest.org")
        private boolean org;

        @Option(names = "--url", paramLabel = "URL", descriptionKey = "manifest.url")
        private @Nullable String url;

        @Option(names = "--language", paramLabel = "en|ja", descriptionKey = "manifest.language")
        private @Nullable Language language;

        @Override
        public Integer call() throws Exception {
            var settings = file.read();
            var manifest =
                    new SlackManifest(
                            legacyAssistant ? View.ASSISTANT : SlackSetup.view(settings),
                            socket || settings.value(Key.SLACK_APP_TOKEN).isPresent(),
                            oauth || org || SlackSetup.isForMany(settings),
                            org,
                            origin(settings),
                            language == null ? Words.locale() : language.locale);
            var out = spec.commandLine().getOut();
            out.print(manifest.yaml());
            out.flush();
            return 0;
        }

        private String origin(Settings settings) {
            var given = url == null ? settings.value(Key.HTTP_PUBLIC_URL).orElse(UNKNOWN) : url;
            var origin = given.replaceFirst("/+$", "");
            if (url != null && !ORIGIN.matcher(origin).matches()) {
                throw new ParameterException(
                        spec.commandLine(), Words.say("manifest.url-wanted", url));
            }
            return origin;
        }
    }
}
