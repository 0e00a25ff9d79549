package dev.kotae.slack;

import com.slack.api.Slack;
import dev.kotae.doctor.Observation;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.slack.SlackSettings.Tenancy;
import dev.kotae.slack.api.AppCalls;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.checkup.ConfigurationCheck;
import dev.kotae.slack.checkup.EventCheck;
import dev.kotae.slack.checkup.OwnerCheck;
import dev.kotae.slack.checkup.TokenCheck;
import dev.kotae.slack.manifest.Feature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
    /// @param installed the workspaces that installed the app; the first twenty are looked at
    /// @param configuration a configuration token, or null for none
    /// @param tell is told what is found, as soon as it is
    public void connections(
            List<Installation> installed,
            @Nullable Secret configuration,
            Consumer<Observation> tell) {
        var check = new TokenCheck(calls, features, clock);
        var bot =
                switch (settings.tenancy()) {
                    case Tenancy.One(var token) -> {
                        check.look("slack.bot-token", token).forEach(tell);
                        owner(settings.ownerChannel(), token, tell);
                        yield Optional.of(token);
                    }
                    case Tenancy.Many many -> {
                        workspaces(many, check, installed, tell);
                        var good =
                                installed.stream()
                                        .filter(each -> many.allows(each.tenant()))
                                        .filter(check::isGood)
                                        .toList();
                        good.forEach(each -> owner(channelIn(each), each.token(), tell));
                        yield good.stream().map(Installation::token).findFirst();
                    }
                };
        if (settings.appToken() != null) {
            tell.accept(socket(settings.appToken()));
        }
        if (configuration != null) {
            bot.ifPresent(token -> configured(token, configuration).forEach(tell));
        }
    }

    /// The owner's channel, if it is in that workspace or organisation.
    private String channelIn(Installation installed) {
        var parts = settings.ownerChannel().split("/", 2);
        return installed.tenant().equals(SlackTokens.tenant(parts[0])) ? parts[1] : "";
    }

    private void owner(String channel, Secret bot, Consumer<Observation> tell) {
        if (!channel.isEmpty()) {
            tell.accept(new OwnerCheck(calls).look(channel, bot));
        }
    }

    private static void workspaces(
            Tenancy.Many many,
            TokenCheck check,
            List<Installation> installed,
            Consumer<Observation> tell) {
        if (many.isOpen()) {
            tell.accept(Observation.note("slack-open-to-all"));
        }
        if (installed.isEmpty()) {
            tell.accept(Observation.note("slack-nobody-installed"));
        }
        var served = installed.stream().filter(each -> many.allows(each.tenant())).toList();
        installed.stream()
                .map(Installation::tenant)
                .filter(tenant -> !many.allows(tenant))
                .sorted()
                .forEach(tenant -> tell.accept(Observation.note("slack-workspace-barred", tenant)));
        served.stream()
                .sorted(Comparator.comparing(Installation::tenant))
                .limit(MOST_TENANTS)
                .forEach(each -> check.look(each).forEach(tell));
        if (served.size() > MOST_TENANTS) {
            tell.accept(Observation.note("slack-more", MOST_TENANTS, served.size()));
        }
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
