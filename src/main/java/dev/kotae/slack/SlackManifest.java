package dev.kotae.slack;

import dev.kotae.slack.manifest.Feature;
import dev.kotae.slack.manifest.Manifest;
import dev.kotae.slack.manifest.Scope;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What Slack is told about the app, from what is switched on.
///
/// @param view how people talk with it directly
/// @param socket whether Slack sends through a socket that we open (Socket Mode)
/// @param many whether workspaces install it through our own pages
/// @param organisation whether a whole organisation may install it at once
/// @param origin where Slack reaches it, such as `https://kotae.example.com`, without a slash
/// @param locale the language of what people read in Slack
public record SlackManifest(
        View view,
        boolean socket,
        boolean many,
        boolean organisation,
        String origin,
        Locale locale) {
    /// How people talk with it directly.
    public enum View {
        /// Slack's view for agents.
        AGENT,
        /// The pane that it replaces.
        ASSISTANT,
        /// A direct message as with a person.
        CLASSIC
    }

    /// The manifest as YAML, to be pasted where Slack asks for one.
    public String yaml() {
        return new Manifest(features(view), origin, socket, many, organisation, locale).yaml();
    }

    /// The rights that the app needs to do all this, as Slack writes them.
    static Set<String> scopes(View view) {
        var names = new TreeSet<String>();
        Feature.scopes(features(view)).stream().map(Scope::wireName).forEach(names::add);
        return names;
    }

    /// What the app does.
    static Set<Feature> features(View view) {
        var features = EnumSet.allOf(Feature.class);
        switch (view) {
            case AGENT -> features.remove(Feature.ASSISTANT);
            case ASSISTANT -> features.remove(Feature.AGENT);
            case CLASSIC -> {
                features.remove(Feature.AGENT);
                features.remove(Feature.ASSISTANT);
            }
        }
        return features;
    }
}
