package dev.kotae.slack;

import dev.kotae.doctor.Secret;
import dev.kotae.outbound.Proxy;
import dev.kotae.slack.api.SlackTokens;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the room needs to know.
///
/// @param signingSecrets one, or two while a new one is being introduced: a request signed with any
///   of them is Slack's. None only where Slack sends through a socket, and then nothing is taken
///   over HTTP
/// @param tenancy which workspaces are answered
/// @param apiUrl what the names of the Web API's methods are appended to; ends with `/`
/// @param ownerChannel the id of the channel in which the owner is told what to see to, where many
///   workspaces are answered behind the id of its workspace and a slash; or empty for none
/// @param outbound the way out
/// @param appToken the app-level token (`xapp-…`) with which a socket is opened for what Slack
///   sends (Socket Mode), or null for none
/// @param view how people talk with us directly
/// @param circles who belongs together, and who from outside is answered
public record SlackSettings(
        List<Secret> signingSecrets,
        Tenancy tenancy,
        URI apiUrl,
        String ownerChannel,
        Way outbound,
        @Nullable Secret appToken,
        SlackManifest.View view,
        Circles circles) {
    /// Slack's own Web API.
    public static final URI SLACK = URI.create("https://slack.com/api/");

    private static final Pattern CHANNEL =
            Pattern.compile("(([TE][A-Z0-9]{1,30}/)?[CDG][A-Z0-9]{1,30})?");

    /// Which workspaces are answered.
    public sealed interface Tenancy {
        /// Whether what this tenant installed is used.
        boolean allows(String tenant);

        /// The one of a bot token (`xoxb-…`).
        record One(Secret botToken) implements Tenancy {
            @Override
            public boolean allows(String tenant) {
                return true;
            }
        }

        /// Those that install the app by our pages.
        ///
        /// @param clientId the app's
        /// @param clientSecret proves to Slack who we are
        /// @param workspaces the ids of the workspaces (`T…`) that may, of organisations that may
        ///   as a whole (`E…`), or `*` for any
        /// @param publicUrl where the world reaches us; null to send browsers where the app's
        ///   configuration says
        record Many(
                String clientId,
                Secret clientSecret,
                Set<String> workspaces,
                @Nullable URI publicUrl)
                implements Tenancy {
            public Many {
                workspaces = Set.copyOf(workspaces);
            }

            @Override
            public boolean allows(String tenant) {
                return isOpen()
                        || workspaces.stream().map(SlackTokens::tenant).anyMatch(tenant::equals);
            }

            /// Whether any workspace there is may install the app.
            boolean isOpen() {
                return workspaces.contains("*");
            }

            @Nullable URI redirect(String path) {
                return publicUrl == null ? null : publicUrl.resolve(path);
            }
        }
    }

    /// Who belongs together.
    ///
    /// @param groups the ids of people (`U…`, `W…`) and of user groups (`S…`) in each group that a
    ///   rule of a collection may name, by the group's name
    /// @param shared the ids of channels that are shared with other organisations and in which we
    ///   answer all the same, from what everybody may read
    public record Circles(Map<String, Set<String>> groups, Set<String> shared) {
        /// No groups, and nobody from outside.
        public static final Circles NONE = new Circles(Map.of(), Set.of());

        public Circles {
            groups = Map.copyOf(groups);
            shared = Set.copyOf(shared);
        }
    }

    /// How Slack is reached.
    ///
    /// @param proxy the HTTP proxy, or null for none
    /// @param caBundle a PEM file of authorities that are trusted besides the machine's own, or
    ///   null
    public record Way(@Nullable Proxy proxy, @Nullable Path caBundle) {
        /// Straight out.
        public static final Way STRAIGHT = new Way(null, null);

        @Override
        public String toString() {
            return proxy == null ? "straight" : proxy.toString();
        }
    }

    public SlackSettings {
        signingSecrets = List.copyOf(signingSecrets);
        if (signingSecrets.isEmpty() && appToken == null) {
            throw new IllegalArgumentException("neither a signing secret nor an app-level token");
        }
        if (!CHANNEL.matcher(ownerChannel).matches()) {
            throw new IllegalArgumentException(
                    "slack.owner-channel has to be a channel's id such as C0123ABCD: "
                            + ownerChannel);
        }
        if (apiUrl.getHost() == null || !apiUrl.getPath().endsWith("/")) {
            throw new IllegalArgumentException(
                    "slack.api-url has to be an absolute URL that ends with /: " + apiUrl);
        }
    }

    @Override
    public String toString() {
        return "slack:" + apiUrl + " " + outbound;
    }
}
