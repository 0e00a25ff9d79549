package dev.kotae.slack;

import dev.kotae.doctor.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the room needs to know.
///
/// @param signingSecrets one, or two while a new one is being introduced: a request signed with any
///   of them is Slack's
/// @param botToken the bot token (`xoxb-…`) of the one workspace
/// @param apiUrl what the names of the Web API's methods are appended to; ends with `/`
/// @param ownerChannel the id of the channel in which the owner is told what to see to, or empty
///   for none
/// @param proxy the HTTP proxy for calls to Slack, such as `http://user:password@host:3128`, or
///   null for none
/// @param caBundle a PEM file of authorities that are trusted besides the machine's own, or null
/// @param view how people talk with us directly
public record SlackSettings(
        List<Secret> signingSecrets,
        Secret botToken,
        URI apiUrl,
        String ownerChannel,
        @Nullable URI proxy,
        @Nullable Path caBundle,
        SlackManifest.View view) {
    /// Slack's own Web API.
    public static final URI SLACK = URI.create("https://slack.com/api/");

    private static final Pattern CHANNEL = Pattern.compile("([CDG][A-Z0-9]{1,30})?");

    public SlackSettings {
        signingSecrets = List.copyOf(signingSecrets);
        if (signingSecrets.isEmpty() || signingSecrets.size() > 2) {
            throw new IllegalArgumentException(
                    "one or two signing secrets, not " + signingSecrets.size());
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

    /// Without owner's channel, proxy and own authorities, and with direct messages as between
    /// people.
    public SlackSettings(List<Secret> signingSecrets, Secret botToken, URI apiUrl) {
        this(signingSecrets, botToken, apiUrl, "", null, null);
    }

    /// With direct messages as between people.
    public SlackSettings(
            List<Secret> signingSecrets,
            Secret botToken,
            URI apiUrl,
            String ownerChannel,
            @Nullable URI proxy,
            @Nullable Path caBundle) {
        this(
                signingSecrets,
                botToken,
                apiUrl,
                ownerChannel,
                proxy,
                caBundle,
                SlackManifest.View.CLASSIC);
    }

    @Override
    public String toString() {
        // The proxy's address may hold a password.
        return "slack:" + apiUrl + (proxy == null ? "" : " by proxy");
    }
}
