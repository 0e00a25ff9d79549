package dev.kotae.slack;

import com.slack.api.Slack;
import dev.kotae.doctor.Observation;
import dev.kotae.doctor.Secret;
import dev.kotae.slack.SlackSettings.Tenancy;
import dev.kotae.slack.api.AppCalls;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.checkup.ConfigurationCheck;
import dev.kotae.slack.checkup.EventCheck;
import dev.kotae.slack.checkup.TokenCheck;
import dev.kotae.slack.manifest.Feature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether Slack and we are well connected, for somebody who asks. Calls Slack; posts
/// nothing.
public final class SlackCheckup implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SlackCheckup.class);

    /// More tell nothing new.
    private static final int MOST_TENANTS = 20;

    private final SlackSettings settings;
    private final Slack slack;
    private final AppCalls calls;
    private final Set<Feature> features;
    private final InstantSource clock;

    public SlackCheckup(SlackSettings settings, InstantSource clock) {
        this.settings = settings;
        this.slack = Outbound.open(settings);
        this.calls = new AppCalls(slack.getHttpClient().getOkHttpClient(), settings.apiUrl());
        this.features = SlackManifest.features(settings.view());
        this.clock = clock;
    }

    /// Whether tokens are accepted, and may do what they have to. Blocks.
    ///
    /// @param installed the tokens of the workspaces that installed the app, by workspace; the
    ///   first twenty are looked at
    /// @param configuration a configuration token, or null for none
    public List<Observation> connections(
            Map<String, Secret> installed, @Nullable Secret configuration) {
        var found = new ArrayList<Observation>();
        var tokens =
                switch (settings.tenancy()) {
                    case Tenancy.One(var token) -> Map.of("slack.bot-token", token);
                    case Tenancy.Many many -> allowed(many, installed, found);
                };
        var check = new TokenCheck(calls, features, clock);
        tokens.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_TENANTS)
                .forEach(each -> found.addAll(check.look(each.getKey(), each.getValue())));
        if (settings.appToken() != null) {
            found.add(socket(settings.appToken()));
        }
        if (configuration != null) {
            tokens.values().stream()
                    .findFirst()
                    .ifPresent(bot -> found.addAll(configured(bot, configuration)));
        }
        return found;
    }

    private static Map<String, Secret> allowed(
            Tenancy.Many many, Map<String, Secret> installed, List<Observation> found) {
        if (many.isOpen()) {
            found.add(Observation.note("slack-open-to-all"));
        }
        if (installed.isEmpty()) {
            found.add(Observation.note("slack-nobody-installed"));
        }
        var tokens = new TreeMap<>(installed);
        for (var tenant : new TreeSet<>(installed.keySet())) {
            if (!many.allows(tenant)) {
                tokens.remove(tenant);
                found.add(Observation.note("slack-workspace-barred", tenant));
            }
        }
        return tokens;
    }

    private List<Observation> configured(Secret bot, Secret configuration) {
        return new ConfigurationCheck(calls, Feature.events(features)).look(bot, configuration);
    }

    /// Whether the events that we subscribe to arrive.
    ///
    /// @param seen when what was seen last
    public List<Observation> events(Map<String, Instant> seen) {
        return new EventCheck(Feature.events(features), seen, clock).look();
    }

    private Observation socket(Secret token) {
        try {
            var answer = calls.call("apps.connections.open", "Bearer " + token.value(), Map.of());
            return answer.error().isEmpty()
                    ? Observation.well("slack-socket")
                    : Observation.unwell("slack-socket-refused", answer.error());
        } catch (SlackRefusal silent) {
            return Observation.unwell("slack-unreachable", silent.what());
        }
    }

    @Override
    public void close() {
        try {
            slack.close();
        } catch (Exception e) {
            log.debug("slack=not_closed", e);
        }
    }
}
