package dev.kotae.app.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds fault with single values.
record ValueCheck(Problems problems) {
    private static final List<String> PROFILES =
            List.of("us", "eu", "jp", "apac", "au", "ca", "in", "us-gov", "global");

    private static final int HIGHEST_PORT = 65_535;

    /// By name, or all below a name, which then begins with a dot.
    private static final Pattern HOST = Pattern.compile("\\.?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    /// One or more, separated by commas: what can stand in an HTTP header.
    private static final Pattern SECRETS = Pattern.compile("[!-+\\--~]+(\\s*,\\s*[!-+\\--~]+)*");

    /// How those of Slack begin that are easily taken for each other.
    private static final Map<String, Key> TOKENS =
            Map.of("xoxb-", Key.SLACK_BOT_TOKEN, "xapp-", Key.SLACK_APP_TOKEN);

    /// Those that are asked in words that we know, through whatever profile.
    private static final Pattern EMBEDDER =
            Pattern.compile(
                    "([a-z-]+\\.)?(amazon\\.titan-embed-text-v2:|cohere\\.embed-).+|arn:.+");

    void check(Key key, String value) {
        switch (key.kind()) {
            case PORT -> port(key, value);
            case URL -> url(key, value);
            case PROXY -> proxy(key, value);
            case HOSTS -> Settings.several(value).forEach(host -> host(key, host));
            case CERTIFICATES -> certificates(key, value);
            case REGION -> {
                if (!value.matches("[a-z]+(-[a-z0-9]+)+")) {
                    problems.add("settings.region-wanted", key.path(), value);
                }
            }
            case SECRET, SECRETS -> secret(key, value);
            case KEYS -> {
                if (!Keys.areGood(value)) {
                    problems.add("settings.keys-wanted", key.path());
                }
            }
            case DURATION -> {
                if (Period.read(value).isEmpty()) {
                    problems.add("settings.duration-wanted", key.path(), value);
                }
            }
            case CHANNEL -> {
                if (!value.matches("([TE][A-Z0-9]{1,30}/)?[CDG][A-Z0-9]{1,30}")) {
                    problems.add("settings.channel-wanted", key.path(), value);
                }
            }
            case CHANNELS ->
                    Settings.several(value).forEach(new Ids(key.path(), problems)::channel);
            case WORKSPACES ->
                    Settings.several(value).forEach(new Ids(key.path(), problems)::workspace);
            case EMBEDDER -> {
                if (!EMBEDDER.matcher(value).matches()) {
                    problems.add("settings.embedder-wanted", key.path(), value);
                }
            }
            case LISTENING -> choice(key, value, MannersReader.LISTENINGS);
            case SURFACE -> choice(key, value, List.of("agent", "assistant", "classic"));
            case GROUNDING -> choice(key, value, List.of("mark", "judge", "remove", "off"));
            case STRATEGY -> {
                if (!RoutingReader.isPromptRouter(value)) {
                    choice(key, value, RoutingReader.STRATEGIES);
                }
            }
            case PERCENT -> {
                if (!value.matches("100|\\d{1,2}(\\.\\d{1,3})?")) {
                    problems.add("settings.percent-wanted", key.path(), value);
                }
            }
            case SMALL_PERCENT -> {
                if (!value.matches("2(\\.0{1,3})?|[01](\\.\\d{1,3})?")) {
                    problems.add("settings.small-percent-wanted", key.path(), value);
                }
            }
            case SWITCH -> choice(key, value, List.of("on", "off"));
            case LOG_FORMAT -> choice(key, value, List.of("text", "json"));
            case LOG_LEVEL -> choice(key, value, List.of("error", "warn", "info", "debug"));
            case PROFILES -> {
                for (var profile : Settings.several(value)) {
                    choice(key, profile, PROFILES);
                }
            }
            case TEXT, TEXTS -> {}
        }
    }

    private void port(Key key, String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > HIGHEST_PORT) {
            problems.add("settings.port-wanted", key.path(), value);
        }
    }

    private void secret(Key key, String value) {
        if (!SECRETS.matcher(value).matches()) {
            problems.add("settings.secret-wanted", key.path());
        }
        TOKENS.forEach((beginning, meant) -> {
            if (value.startsWith(beginning) && key != meant) {
                problems.add("settings.other-token", key.path(), beginning, meant.path());
            }
        });
    }

    private void url(Key key, String value) {
        if (webAddress(value).isEmpty()) {
            problems.add("settings.url-wanted", key.path(), value);
        }
    }

    /// Everybody has an own idea of the port of a proxy that names none. The address may hold a
    /// password.
    private void proxy(Key key, String value) {
        if (webAddress(value).filter(address -> address.getPort() > 0).isEmpty()) {
            problems.add("settings.proxy-wanted", key.path());
        }
    }

    private void host(Key key, String value) {
        if (!HOST.matcher(value).matches()) {
            problems.add("settings.host-wanted", key.path(), value);
        }
    }

    private static Optional<URI> webAddress(String value) {
        try {
            return Optional.of(new URI(value))
                    .filter(address -> address.getHost() != null)
                    .filter(address ->
                            Set.of("http", "https").contains(String.valueOf(address.getScheme())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private void certificates(Key key, String value) {
        try (var in = Files.newInputStream(Path.of(value))) {
            if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
                problems.add("settings.no-certificates", key.path(), value);
            }
        } catch (IOException | InvalidPathException e) {
            problems.add("settings.no-file", key.path(), value);
        } catch (CertificateException e) {
            problems.add("settings.no-certificates", key.path(), value);
        }
    }

    private void choice(Key key, String value, List<String> choices) {
        if (!choices.contains(value)) {
            problems.add("settings.choice-wanted", key.path(), value, String.join(", ", choices));
        }
    }
}
