package dev.kotae.slack.home;

import com.google.gson.JsonObject;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who may change what concerns others. Asked of Slack each time, as it is asked seldom and what
/// somebody may not do any more must not be remembered. Where Slack does not say, nobody may.
///
/// @param api how Slack is called
/// @param clock bounds the patience with Slack
public record Rights(SlackApi api, InstantSource clock) {
    private static final Logger log = LoggerFactory.getLogger(Rights.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Whether somebody is an owner or administrator of the workspace. Blocks.
    public boolean runsWorkspace(String workspace, String person) {
        var user = asked(SlackMethod.USERS_INFO, workspace, Map.of("user", person)).at("user");
        return user.isTrue("is_admin")
                || user.isTrue("is_owner")
                || user.isTrue("is_primary_owner");
    }

    /// Whether somebody may do something.
    public enum Right {
        /// It is this person's.
        GIVEN,
        /// It is others'.
        DENIED,
        /// Slack does not say whose it is, as of a private channel that we are not in.
        UNKNOWN
    }

    /// Whether somebody may say how we behave in a channel: who made it, and who runs the
    /// workspace. Blocks.
    public Right toSet(String workspace, String person, String channel) {
        var creator =
                asked(SlackMethod.CONVERSATIONS_INFO, workspace, Map.of("channel", channel))
                        .at("channel")
                        .text("creator");
        if (creator.equals(person) || runsWorkspace(workspace, person)) {
            return Right.GIVEN;
        }
        return creator.isEmpty() ? Right.UNKNOWN : Right.DENIED;
    }

    private SlackJson asked(SlackMethod method, String workspace, Map<String, String> form) {
        try {
            return api.call(
                    method, SlackPlace.anywhereIn(workspace), form, clock.instant().plus(PATIENCE));
        } catch (SlackRefusal refusal) {
            log.info("slack=rights_unknown why=\"{}\"", refusal.what());
            return new SlackJson(new JsonObject());
        }
    }
}
