package dev.kotae.slack.api;

import dev.kotae.chat.Platform;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.StoreFailure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The token with which each workspace is called: that of its installation, else the one of the
/// settings. Notices when Slack does not accept one any more.
public final class SlackTokens {
    private static final Logger log = LoggerFactory.getLogger(SlackTokens.class);

    /// Slack will never accept this token again.
    private static final Set<String> GONE = Set.of("token_revoked", "account_inactive");

    /// Slack does not accept it now. That may be the token, or the address that we call from.
    private static final Set<String> REFUSED = Set.of("invalid_auth", "token_expired");

    private final @Nullable Secret fromSettings;
    private final Installations installations;
    private final Predicate<String> allowed;
    private final Renewal renewal;
    private final BiConsumer<String, String> lost;
    private final Map<String, Secret> told = new ConcurrentHashMap<>();

    /// @param fromSettings for the one workspace that is answered; null where workspaces install
    ///   the app by themselves, and no other is answered
    /// @param allowed whether what a tenant installed is used
    /// @param renewal keeps tokens good
    /// @param lost told workspace and error code, once for each token that is not accepted; called
    ///   on the thread of a call, must return at once
    public SlackTokens(
            @Nullable Secret fromSettings,
            Installations installations,
            Predicate<String> allowed,
            Renewal renewal,
            BiConsumer<String, String> lost) {
        this.fromSettings = fromSettings;
        this.installations = installations;
        this.allowed = allowed;
        this.renewal = renewal;
        this.lost = lost;
    }

    /// The name under which a workspace is kept.
    public static String tenant(String workspace) {
        return Platform.SLACK.key() + "/" + workspace;
    }

    /// The workspace or organisation that is kept under this name.
    public static String workspace(String tenant) {
        return tenant.substring(tenant("").length());
    }

    /// Whether there is a token for a workspace that may be used. Where a whole organisation
    /// installed the app, its workspaces are remembered as they come.
    ///
    /// @param workspace `team_id`, or empty
    /// @param organisation `enterprise_id`, or empty
    /// @throws StoreFailure when the store does not say
    public boolean serve(String workspace, String organisation) {
        return fromSettings != null
                || installation(workspace, organisation).filter(this::isAllowed).isPresent();
    }

    /// The same of any token, also where it may not be used any more.
    public boolean knows(String workspace, String organisation) {
        return fromSettings != null || installation(workspace, organisation).isPresent();
    }

    private Optional<Installation> installation(String workspace, String organisation) {
        var whole = tenant(organisation);
        var found = installations.find(tenant(workspace.isEmpty() ? organisation : workspace));
        if (organisation.isEmpty() || found.filter(by -> by.tenant().equals(whole)).isPresent()) {
            return found;
        }
        var organisations = installations.find(whole);
        if (organisations.isEmpty()) {
            return found;
        }
        installations.join(tenant(workspace), whole);
        return organisations;
    }

    private boolean isAllowed(Installation installation) {
        return allowed.test(installation.tenant());
    }

    /// Who we are in a workspace, as far as that was told when it installed the app.
    ///
    /// @throws StoreFailure when the store does not say
    public Optional<String> botUser(String workspace) {
        return fromSettings != null
                ? Optional.empty()
                : installations
                        .find(tenant(workspace))
                        .filter(this::isAllowed)
                        .map(Installation::botUser)
                        .filter(user -> !user.isEmpty());
    }

    /// The workspace's token.
    ///
    /// @param workspace `team_id`, or empty for the workspace of the settings
    /// @return empty where the workspace has not installed the app, or may not
    /// @throws StoreFailure when the store does not say, or the token is being renewed
    Optional<Secret> of(String workspace) {
        var installed =
                workspace.isEmpty()
                        ? Optional.<Secret>empty()
                        : installations
                                .find(tenant(workspace))
                                .filter(this::isAllowed)
                                .map(renewal::fresh)
                                .map(Installation::token);
        return installed.or(() -> Optional.ofNullable(fromSettings));
    }

    /// Slack did not do what was asked of it.
    ///
    /// @param token what it was asked with
    /// @param code Slack's error code
    void refused(String workspace, Secret token, String code) {
        if (!GONE.contains(code) && !REFUSED.contains(code)) {
            return;
        }
        if (!token.equals(told.put(workspace, token))) {
            log.error("slack=token_refused team={} why={}", workspace, code);
            lost.accept(workspace, code);
        }
        if (GONE.contains(code) && !token.equals(fromSettings)) {
            forget(workspace, token, code);
        }
    }

    /// A workspace or a whole organisation does not want us any more: its token is forgotten.
    ///
    /// @param workspace `team_id`, or empty
    /// @param organisation `enterprise_id`, or empty; whose installation it is where the workspace
    ///   has none of its own
    /// @param why what Slack calls it
    /// @throws StoreFailure when the store did not take it
    public void remove(String workspace, String organisation, String why) {
        boolean own = !workspace.isEmpty() && installations.tenants().contains(tenant(workspace));
        var gone = own || organisation.isEmpty() ? workspace : organisation;
        installations.remove(tenant(gone));
        log.warn("slack=installation_removed team={} why={}", gone, why);
        lost.accept(gone, why);
    }

    /// It may be the organisation's, and a new one may have come meanwhile.
    private void forget(String workspace, Secret token, String why) {
        try {
            installations
                    .find(tenant(workspace))
                    .filter(found -> found.token().equals(token))
                    .ifPresent(found -> {
                        installations.remove(found.tenant());
                        log.warn(
                                "slack=installation_removed tenant={} why={}", found.tenant(), why);
                    });
        } catch (StoreFailure failure) {
            log.error("slack=installation_not_removed team={}", workspace, failure);
        }
    }
}
