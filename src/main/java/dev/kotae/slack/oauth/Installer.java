package dev.kotae.slack.oauth;

import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations;
import dev.kotae.slack.api.AppCalls;
import dev.kotae.slack.api.Renewal;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/// An app that workspaces install by themselves.
///
/// @param route where the pages are and what they ask for
/// @param clientSecret proves to Slack who we are
/// @param calls to Slack
/// @param installations where what was granted is kept
public record Installer(
        InstallPages.Route route,
        Secret clientSecret,
        AppCalls calls,
        Installations installations,
        InstantSource clock) {
    /// The pages.
    public InstallPages pages() {
        var states = new BrowserState(clientSecret, new SecureRandom(), clock);
        return new InstallPages(route, states, grants(), installations);
    }

    /// What keeps the tokens good.
    ///
    /// @param lost told tenant and error code when one cannot be renewed; must return at once
    public Renewal renewal(BiConsumer<String, String> lost) {
        return new TokenRenewal(installations, grants(), clock, lost);
    }

    private Grants grants() {
        return new Grants(calls, route.clientId(), clientSecret, clock);
    }
}
