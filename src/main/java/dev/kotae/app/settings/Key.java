package dev.kotae.app.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The scalar settings: each stands in the file under its path, and in the environment.
public enum Key {
    /// Proves that a request comes from Slack. Several, separated by a comma or as a list, while
    /// one replaces the other.
    SLACK_SIGNING_SECRET("slack.signing-secret", Kind.SECRETS, "", "SLACK_SIGNING_SECRET"),
    SLACK_BOT_TOKEN("slack.bot-token", Kind.SECRET, "", "SLACK_BOT_TOKEN"),
    /// Slack sends through a socket that we open, in place of HTTP.
    SLACK_APP_TOKEN("slack.app-token", Kind.SECRET, "", "SLACK_APP_TOKEN"),
    /// With these two, workspaces install the app through our own pages.
    SLACK_CLIENT_ID("slack.client-id", Kind.SECRET, "", "SLACK_CLIENT_ID"),
    SLACK_CLIENT_SECRET("slack.client-secret", Kind.SECRET, "", "SLACK_CLIENT_SECRET"),
    /// Which workspaces and organisations may install the app, or `*` for any.
    SLACK_WORKSPACES("slack.workspaces", Kind.WORKSPACES, ""),
    /// Lets the doctor read the app's real configuration.
    SLACK_CONFIG_TOKEN("slack.config-token", Kind.SECRET, "", "SLACK_CONFIG_TOKEN"),
    SLACK_API_URL("slack.api-url", Kind.URL, "https://slack.com/api/"),
    /// Where notices to whoever runs this go: the id of a channel.
    SLACK_OWNER_CHANNEL("slack.owner-channel", Kind.CHANNEL, ""),
    /// Channels that are shared with other organisations and in which it answers all the same.
    SLACK_SHARED_CHANNELS("slack.shared-channels", Kind.CHANNELS, ""),
    /// How people talk with the app directly: Slack's view for agents, the assistant's pane that it
    /// replaces, or a direct message as with a person.
    SLACK_SURFACE("slack.surface", Kind.SURFACE, "agent"),
    BEDROCK_REGION("bedrock.region", Kind.REGION, "", "AWS_REGION AWS_DEFAULT_REGION"),
    BEDROCK_RUNTIME_ENDPOINT("bedrock.runtime-endpoint", Kind.URL, ""),
    BEDROCK_AGENT_RUNTIME_ENDPOINT("bedrock.agent-runtime-endpoint", Kind.URL, ""),
    BEDROCK_ENDPOINT("bedrock.endpoint", Kind.URL, ""),
    /// Each one id or several, the first that can answers.
    BEDROCK_MODELS_QUICK("bedrock.models.quick", Kind.TEXTS, ""),
    BEDROCK_MODELS_BALANCED("bedrock.models.balanced", Kind.TEXTS, ""),
    BEDROCK_MODELS_DEEP("bedrock.models.deep", Kind.TEXTS, ""),
    /// Through which inference profiles a model may also be reached, such as `jp, global`: requests
    /// leave the geography of the first only where another is named.
    BEDROCK_PROFILES("bedrock.profiles", Kind.PROFILES, ""),
    STORE_URL("store.url", Kind.TEXT, "jdbc:sqlite:data/kotae.db"),
    /// Encrypts the tokens of installations: 32 bytes in Base64. Several, separated by a comma or
    /// as a list, while the first replaces the others.
    STORE_KEY("store.key", Kind.KEYS, ""),
    HTTP_PORT("http.port", Kind.PORT, "3000"),
    HTTP_BIND("http.bind", Kind.TEXT, "0.0.0.0"),
    HTTP_MANAGEMENT_PORT("http.management-port", Kind.PORT, "3001"),
    HTTP_MANAGEMENT_BIND("http.management-bind", Kind.TEXT, "127.0.0.1"),
    /// Where the world reaches the public port, such as `https://kotae.example.com`.
    HTTP_PUBLIC_URL("http.public-url", Kind.URL, ""),
    /// How long the words of conversations are kept.
    RETENTION_CONTENT("retention.content", Kind.DURATION, "30d"),
    OUTBOUND_PROXY("outbound.proxy", Kind.PROXY, ""),
    /// Hosts that are called without the proxy; one that begins with a dot means all below it.
    OUTBOUND_NO_PROXY("outbound.no-proxy", Kind.HOSTS, ""),
    OUTBOUND_CA_BUNDLE("outbound.ca-bundle", Kind.CERTIFICATES, ""),
    /// When Kotae takes part in a channel of which nothing else is said.
    MANNERS_DEFAULT("manners.default", Kind.LISTENING, "thread"),
    /// The folder in which answers are kept that people found right.
    FAQ("faq", Kind.TEXT, ""),
    /// The embedding model by which folders are searched by meaning, too.
    EMBEDDINGS_MODEL("embeddings.model", Kind.EMBEDDER, ""),
    /// The file in which its vectors are kept.
    EMBEDDINGS_FILE("embeddings.file", Kind.TEXT, "data/kotae.vectors"),
    /// What becomes of sentences of an answer that rest on no document.
    GROUNDING("grounding", Kind.GROUNDING, "mark"),
    /// Who judges what a question is worth: what was learned, always the same tier, chance, or a
    /// prompt router of Bedrock by its ARN, which then is the model of every tier.
    ROUTING_STRATEGY("routing.strategy", Kind.STRATEGY, "learned"),
    /// How many per cent of the questions the deep model shall answer; without it, those that are
    /// worth it.
    ROUTING_DEEP_SHARE("routing.deep-share", Kind.PERCENT, ""),
    /// Whether the router learns from what people say of its answers.
    ROUTING_LEARNING("routing.learning", Kind.SWITCH, "off"),
    /// Of how many per cent of the questions it is tried whether a cheaper model would do, where
    /// the router learns.
    ROUTING_EXPLORATION("routing.exploration", Kind.SMALL_PERCENT, "1"),
    LOG_FORMAT("log.format", Kind.LOG_FORMAT, "text"),
    LOG_LEVEL("log.level", Kind.LOG_LEVEL, "info");

    /// What a value may look like.
    public enum Kind {
        TEXT,
        /// One or more, separated by commas.
        TEXTS(true),
        /// Geographies of inference profiles, separated by commas.
        PROFILES(true),
        SECRET,
        /// One or more, separated by commas.
        SECRETS(true),
        /// One or more in Base64, separated by commas.
        KEYS(true),
        URL,
        /// An address with its port, and with user and password where it wants them.
        PROXY,
        /// One or more names of hosts, separated by commas.
        HOSTS(true),
        PORT,
        DURATION,
        CHANNEL,
        /// One or more, separated by commas.
        CHANNELS(true),
        /// One or more, separated by commas, or `*`.
        WORKSPACES(true),
        CERTIFICATES,
        REGION,
        /// An embedding model that can be asked.
        EMBEDDER,
        LISTENING,
        SURFACE,
        GROUNDING,
        STRATEGY,
        /// A number from 0 to 100.
        PERCENT,
        /// A number from 0 to 2.
        SMALL_PERCENT,
        SWITCH,
        LOG_FORMAT,
        LOG_LEVEL;

        private final boolean many;

        Kind() {
            this(false);
        }

        Kind(boolean many) {
            this.many = many;
        }

        /// Whether it may be a list in the file.
        boolean many() {
            return many;
        }
    }

    private final String path;
    private final Kind kind;
    private final String fallback;
    private final String usualNames;

    Key(String path, Kind kind, String fallback) {
        this(path, kind, fallback, "");
    }

    /// @param usualNames the names that others use for it, separated by spaces
    Key(String path, Kind kind, String fallback, String usualNames) {
        this.path = path;
        this.kind = kind;
        this.fallback = fallback;
        this.usualNames = usualNames;
    }

    /// Where it stands in the file, such as `slack.bot-token`.
    public String path() {
        return path;
    }

    /// What its value may look like.
    public Kind kind() {
        return kind;
    }

    /// What holds where nothing is set; empty for nothing.
    public String fallback() {
        return fallback;
    }

    /// The names it may have in the environment, the one that wins first.
    public List<String> variables() {
        var own = "KOTAE_" + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return Stream.concat(Stream.of(own), Stream.of(usualNames.split(" ", -1)))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// The key that stands under this path in the file.
    public static Optional<Key> at(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }
}
