package dev.kotae.slack.checkup;

import dev.kotae.doctor.Observation;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.Installations.Term;
import dev.kotae.slack.api.AppCalls;
import dev.kotae.slack.api.SlackAnswer;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.manifest.Feature;
import dev.kotae.slack.manifest.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether Slack accepts a bot token, whether it may do what the features take, and whether our
/// clock goes as Slack's does.
///
/// @param features what the app is to do
public record TokenCheck(AppCalls calls, Set<Feature> features, InstantSource clock) {
    /// A fifth of what Slack and we allow a request to be late.
    private static final Duration SKEW = Duration.ofSeconds(60);

    /// Whether Slack may be asked in the name of a workspace. Tokens that end are renewed where
    /// they are next used; nobody else may spend what buys the next.
    public boolean isGood(Installation installed) {
        return switch (installed.term()) {
            case Term.Lasting() -> true;
            case Term.Until(var end, var _) -> end.isAfter(clock.instant());
        };
    }

    /// Looks at the token of a workspace that installed the app. Blocks, 8 seconds at most.
    public List<Observation> look(Installation installed) {
        return isGood(installed)
                ? look(installed.tenant(), installed.token())
                : List.of(Observation.note("slack-token-ended", installed.tenant()));
    }

    /// Asks `auth.test`. Blocks, 8 seconds at most.
    ///
    /// @param whose names the token: a setting or a workspace
    public List<Observation> look(String whose, Secret token) {
        try {
            var answer = calls.call("auth.test", "Bearer " + token.value(), Map.of());
            if (!answer.error().isEmpty()) {
                return List.of(Observation.unwell("slack-token-refused", whose, answer.error()));
            }
            var found = new ArrayList<Observation>();
            var body = answer.body();
            found.add(Observation.well("slack-token", whose, body.firstText("team", "team_id")));
            scopes(answer, whose, found);
            answer.at()
                    .ifPresentOrElse(
                            at -> found.add(time(at)),
                            () -> found.add(Observation.note("slack-no-time")));
            return found;
        } catch (SlackRefusal silent) {
            return List.of(Observation.unwell("slack-unreachable", silent.what()));
        }
    }

    private void scopes(SlackAnswer answer, String whose, List<Observation> found) {
        var needed =
                Feature.scopes(features).stream()
                        .filter(scope -> !answer.scopes().contains(scope.wireName()))
                        .toList();
        var more = new TreeSet<>(answer.scopes());
        Feature.scopes(features).forEach(scope -> more.remove(scope.wireName()));
        if (answer.scopes().isEmpty()) {
            found.add(Observation.note("slack-scopes-untold", whose));
        } else if (!needed.isEmpty()) {
            found.add(
                    Observation.unwell(
                            "slack-scopes-missing", whose, names(needed), affected(needed)));
        } else {
            found.add(Observation.well("slack-scopes", whose, answer.scopes().size()));
        }
        if (!more.isEmpty()) {
            found.add(Observation.note("slack-scopes-more", whose, String.join(", ", more)));
        }
    }

    private static String names(List<Scope> scopes) {
        return scopes.stream().map(Scope::wireName).collect(Collectors.joining(", "));
    }

    private String affected(List<Scope> scopes) {
        return features.stream()
                .filter(feature -> scopes.stream().anyMatch(feature::needs))
                .map(Feature::key)
                .collect(Collectors.joining(", "));
    }

    private Observation time(Instant slacks) {
        var ahead = Duration.between(slacks, clock.instant());
        if (ahead.abs().compareTo(SKEW) <= 0) {
            return Observation.well("slack-clock-right");
        }
        return Observation.unwell(
                ahead.isNegative() ? "slack-clock-slow" : "slack-clock-fast",
                ahead.abs().toSeconds());
    }
}
