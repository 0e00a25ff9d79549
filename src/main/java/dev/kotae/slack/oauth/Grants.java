package dev.kotae.slack.oauth;

import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.Installations.Term;
import dev.kotae.slack.api.AppCalls;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Trades codes and refresh tokens for bot tokens (`oauth.v2.access`; docs.slack.dev, "Installing
/// with OAuth" and "Using token rotation", read September 2026).
public final class Grants {
    private static final String METHOD = "oauth.v2.access";

    private final AppCalls calls;
    private final String clientId;
    private final Secret clientSecret;
    private final InstantSource clock;

    /// @param clientId the app's, which is no secret
    public Grants(AppCalls calls, String clientId, Secret clientSecret, InstantSource clock) {
        this.calls = calls;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    /// Slack gave no token; the message is its error code.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private Refused(String code) {
            super(code);
        }
    }

    /// What somebody allowed.
    ///
    /// @param installation to be kept
    /// @param name of the workspace or organisation
    /// @param app the app's id
    record Granted(Installation installation, String name, String app) {}

    /// What stands behind the code with which Slack sends a browser back.
    ///
    /// @param redirect where Slack was told to send it, or null where it was not told
    /// @throws Refused when the code is no good
    /// @throws dev.kotae.slack.api.SlackRefusal when Slack did not answer
    Granted byCode(String code, @Nullable URI redirect) throws Refused {
        var form = new HashMap<>(Map.of("code", code));
        if (redirect != null) {
            form.put("redirect_uri", redirect.toString());
        }
        var answer = access(form);
        boolean whole = answer.isTrue("is_enterprise_install");
        var grantor = answer.at(whole ? "enterprise" : "team");
        if (grantor.text("id").isEmpty() || !answer.text("token_type").equals("bot")) {
            throw new Refused("no_bot_token");
        }
        var installation =
                new Installation(
                        SlackTokens.tenant(grantor.text("id")),
                        new Secret(answer.text("access_token")),
                        answer.text("bot_user_id"),
                        scopes(answer),
                        clock.instant(),
                        term(answer).orElse(new Term.Lasting()));
        return new Granted(installation, grantor.text("name"), answer.text("app_id"));
    }

    /// The same installation with its next token.
    ///
    /// @throws Refused when what should renew it is no good
    /// @throws dev.kotae.slack.api.SlackRefusal when Slack did not answer
    Installation renewed(Installation old, Secret refresh) throws Refused {
        var answer =
                access(Map.of("grant_type", "refresh_token", "refresh_token", refresh.value()));
        return new Installation(
                old.tenant(),
                new Secret(answer.text("access_token")),
                old.botUser(),
                scopes(answer).isEmpty() ? old.scopes() : scopes(answer),
                old.at(),
                term(answer).orElse(new Term.Lasting()));
    }

    private SlackJson access(Map<String, String> form) throws Refused {
        var both = clientId + ":" + clientSecret.value();
        var basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        var answer = calls.call(METHOD, "Basic " + basic, form);
        if (!answer.error().isEmpty() || answer.body().text("access_token").isEmpty()) {
            throw new Refused(answer.error().isEmpty() ? "no_bot_token" : answer.error());
        }
        return answer.body();
    }

    private Optional<Term> term(SlackJson answer) {
        var refresh = answer.text("refresh_token");
        var seconds = answer.text("expires_in");
        if (refresh.isEmpty() || !seconds.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        Instant until = clock.instant().plusSeconds(Long.parseLong(seconds));
        return Optional.of(new Term.Until(until, new Secret(refresh)));
    }

    private static Set<String> scopes(SlackJson answer) {
        return Arrays.stream(answer.text("scope").split(",", -1))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
