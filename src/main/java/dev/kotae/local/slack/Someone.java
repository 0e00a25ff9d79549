package dev.kotae.local.slack;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// A member of the invented workspace.
///
/// @param id Slack's id, `U…`
/// @param handle what follows the `@` of a mention
/// @param name the full name
/// @param locale the language of this person's Slack
/// @param zone where this person is
/// @param role what they may do
public record Someone(
        String id, String handle, String name, Locale locale, ZoneId zone, Role role) {
    /// Another company's workspace.
    private static final String ELSEWHERE = "T0PARTNER0";

    /// What somebody may do in the workspace.
    public enum Role {
        /// What everybody may.
        MEMBER,
        /// Change settings of all.
        ADMIN,
        /// Be in the rooms that they were asked into.
        GUEST,
        /// Be in what another company shares with this one.
        OUTSIDER,
        /// Nothing by itself: it is an app.
        BOT
    }

    /// Whether it is an app.
    public boolean bot() {
        return role == Role.BOT;
    }

    /// As `users.info` shows a person.
    public ObjectNode json(Instant now, boolean withLocale) {
        var user = Json.object();
        boolean stranger = role == Role.OUTSIDER;
        var team = stranger ? ELSEWHERE : Workspace.TEAM;
        user.put("id", id).put("team_id", team).put("name", handle.toLowerCase(locale));
        user.put("deleted", false).put("real_name", name).put("tz", zone.getId());
        user.put("tz_offset", zone.getRules().getOffset(now).getTotalSeconds());
        user.putObject("profile")
                .put("real_name", name)
                .put("display_name", handle)
                .put("team", team);
        user.put("is_bot", bot()).put("is_app_user", false);
        user.put("is_admin", role == Role.ADMIN).put("is_owner", false);
        user.put("is_primary_owner", false).put("is_stranger", stranger);
        user.put("is_restricted", role == Role.GUEST).put("is_ultra_restricted", false);
        if (withLocale) {
            user.put("locale", locale.toLanguageTag());
        }
        return user;
    }
}
