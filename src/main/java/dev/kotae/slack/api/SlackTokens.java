package dev.kotae.slack.api;

import dev.kotae.chat.Platform;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations;
import dev.kotae.memory.StoreFailure;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
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

    private final Secret fromSettings;
    private final Installations installations;
    private final BiConsumer<String, String> lost;
    private final Map<String, Secret> told = new ConcurrentHashMap<>();

    /// @param fromSettings for workspaces without an installation
    /// @param lost told workspace and error code, once for each token that is not accepted; called
    ///   on the thread of a call, must return at once
    public SlackTokens(
            Secret fromSettings, Installations installations, BiConsumer<String, String> lost) {
        this.fromSettings = fromSettings;
        this.installations = installations;
        this.lost = lost;
    }

    /// The name under which a workspace is kept.
    public static String tenant(String workspace) {
        return Platform.SLACK.key() + "/" + workspace;
    }

    /// The token of the settings.
    public Secret ofSettings() {
        return fromSettings;
    }

    /// The workspace's token.
    ///
    /// @param workspace `team_id`, or empty for the workspace of the settings
    /// @throws StoreFailure when the store does not say
    Secret of(String workspace) {
        return workspace.isEmpty()
                ? fromSettings
                : installations
                        .find(tenant(workspace))
                        .map(Installations.Installation::token)
                        .orElse(fromSettings);
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
            forget(workspace, code);
        }
    }

    /// The workspace does not want us any more: its token is forgotten.
    ///
    /// @param why what Slack calls it
    /// @throws StoreFailure when the store did not take it
    public void remove(String workspace, String why) {
        installations.remove(tenant(workspace));
        log.warn("slack=installation_removed team={} why={}", workspace, why);
        lost.accept(workspace, why);
    }

    private void forget(String workspace, String why) {
        try {
            installations.remove(tenant(workspace));
            log.warn("slack=installation_removed team={} why={}", workspace, why);
        } catch (StoreFailure failure) {
            log.error("slack=installation_not_removed team={}", workspace, failure);
        }
    }
}
