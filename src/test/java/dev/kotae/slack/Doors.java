package dev.kotae.slack;

import dev.kotae.answer.Faq;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations;
import dev.kotae.memory.Ports;
import dev.kotae.slack.SlackSettings.Circles;
import dev.kotae.slack.SlackSettings.Tenancy;
import dev.kotae.slack.SlackSettings.Way;
import java.net.URI;
import java.util.stream.Stream;

/// What doors are opened with in tests.
public final class Doors {
    private Doors() {}

    /// One workspace, over HTTP, and with direct messages as between people.
    public static SlackSettings settings(URI api, String botToken, String... signingSecrets) {
        return settings(api, botToken, "", Way.STRAIGHT, signingSecrets);
    }

    /// The same with an owner's channel and another way out.
    static SlackSettings settings(
            URI api, String botToken, String ownerChannel, Way outbound, String... signingSecrets) {
        return new SlackSettings(
                Stream.of(signingSecrets).map(Secret::new).toList(),
                new Tenancy.One(new Secret(botToken)),
                api,
                ownerChannel,
                outbound,
                null,
                SlackManifest.View.CLASSIC,
                Circles.NONE);
    }

    /// What a store remembers, and no answers that were found right.
    public static SlackDoor.Kept kept(Ports ports) {
        return kept(ports.installations(), ports);
    }

    /// The same with other installations.
    static SlackDoor.Kept kept(Installations installations, Ports ports) {
        return new SlackDoor.Kept(
                installations,
                ports.answers(),
                ports.inbox(),
                ports.preferences(),
                ports.erasure(),
                ports.usages(),
                ports.sightings(),
                Faq.NONE,
                true);
    }
}
