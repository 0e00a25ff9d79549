package dev.kotae.slack.checkup;

import dev.kotae.doctor.Observation;
import dev.kotae.doctor.Secret;
import dev.kotae.slack.api.AppCalls;
import dev.kotae.slack.api.SlackRefusal;
import java.util.Map;

/// Whether the owner's channel can be told anything, before there is something to tell.
public record OwnerCheck(AppCalls calls) {
    /// Asks `conversations.info`. Blocks, 8 seconds at most.
    ///
    /// @param channel the id of the channel
    /// @param bot a token of its workspace
    public Observation look(String channel, Secret bot) {
        try {
            var form = Map.of("channel", channel);
            var answer = calls.call("conversations.info", "Bearer " + bot.value(), form);
            var found = answer.body().at("channel");
            if (!answer.error().isEmpty()) {
                return Observation.unwell("slack-owner-unseen", channel, answer.error());
            }
            return found.isTrue("is_member") || found.isTrue("is_im")
                    ? Observation.well("slack-owner", channel)
                    : Observation.unwell("slack-owner-unseen", channel, "not_in_channel");
        } catch (SlackRefusal silent) {
            return Observation.unwell("slack-unreachable", silent.what());
        }
    }
}
